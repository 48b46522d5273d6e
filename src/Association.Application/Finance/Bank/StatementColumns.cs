using System.Text;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Application.Finance.Bank;

/// <summary>What a column of a statement holds.</summary>
public enum StatementField { Date, Time, Serial, Debit, Credit, Amount, Direction, Balance, Payer, PayerAccount, PayerBank, Summary, Remark, Currency }

/// <summary>The columns of one statement: their places by field.</summary>
/// <param name="HeaderRow">As the file counts it.</param>
/// <param name="Signature">The evened-out headers, by which the next file of the bank is known.</param>
public sealed record StatementHead(int HeaderRow, IReadOnlyList<string?> Headers, IReadOnlyDictionary<StatementField, int> Columns, string Signature)
{
    public string? Cell(SheetRow row, StatementField field) =>
        Columns.TryGetValue(field, out var column) && TextNormalization.Line(row[column]) is { Length: > 0 } text && text.Trim('-', '—') is { Length: > 0 } ? text : null;
}

/// <summary>The headers that banks and wallets write, earlier ones first. Source: domain.md 4.6.</summary>
internal static class StatementColumns
{
    /// <summary>Title, account, period, totals: a wallet writes some 24 such lines.</summary>
    public const int MaxPreamble = 60;

    public const string Expected = "交易日期、贷方发生额（收入）、对方户名、摘要";

    private static readonly (StatementField Field, string[] Names)[] Known =
    [
        (StatementField.Date, ["交易日期", "记账日期", "记账日", "入账日期", "交易时间", "日期", "date", "transaction date", "booking date"]),
        (StatementField.Time, ["交易时间", "记账时间", "时间", "time"]),
        (StatementField.Serial, ["交易流水号", "流水号", "日志号", "交易订单号", "交易单号", "核心流水号", "交易号", "serial", "transaction id", "reference number"]),
        (StatementField.Credit, ["贷方发生额", "贷方金额", "贷方", "记账金额收入", "交易金额收入", "收入金额", "收入", "转入金额", "credit", "credit amount"]),
        (StatementField.Debit, ["借方发生额", "借方金额", "借方", "记账金额支出", "交易金额支出", "支出金额", "支出", "转出金额", "debit", "debit amount"]),
        (StatementField.Amount, ["交易金额", "发生额", "金额", "金额元", "记账金额", "amount"]),
        (StatementField.Direction, ["借贷", "借贷标志", "借贷方向", "收支", "收付", "direction"]),
        (StatementField.Balance, ["余额", "账户余额", "本次余额", "联机余额", "balance"]),
        (StatementField.Payer, ["对方户名", "对方账户名", "对方名称", "对方单位名称", "付款人名称", "付款人", "交易对方", "对手信息", "对方信息", "payer", "counterparty", "payer name"]),
        (StatementField.PayerAccount, ["对方账号", "对方账户", "对方卡号账号", "付款人账号", "counterparty account", "payer account"]),
        (StatementField.PayerBank, ["对方开户行", "对方行名", "付款人开户行", "payer bank"]),
        (StatementField.Summary, ["摘要", "交易摘要", "交易类型", "交易名称", "交易分类", "summary"]),
        (StatementField.Remark, ["附言", "交易附言", "备注", "用途", "客户摘要", "交易详情", "商品说明", "商品", "remark", "remarks", "memo", "note"]),
        (StatementField.Currency, ["币种", "货币", "币别", "记账币种", "交易币种", "currency"]),
    ];

    /// <summary>Null for a row that is no header: one has a date and an amount.</summary>
    public static StatementHead? Recognise(SheetRow row)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, cell) in row.Cells.Index())
            if (Key(cell) is { Length: > 0 } key) places.TryAdd(key, index);
        var (columns, taken) = (new Dictionary<StatementField, int>(), new HashSet<int>());
        foreach (var (field, names) in Known)
            foreach (var name in names.Select(Key))
                if (places.TryGetValue(name, out var place) && taken.Add(place))
                {
                    columns[field] = place;
                    break;
                }

        return Serves(columns) ? new(row.Number, row.Cells, columns, SignatureOf(row)) : null;
    }

    /// <summary>By headers that somebody has chosen, or that are remembered of this bank.</summary>
    public static StatementHead? Of(SheetRow row, IReadOnlyDictionary<StatementField, string> chosen)
    {
        var columns = new Dictionary<StatementField, int>();
        foreach (var (field, header) in chosen)
            if (row.Cells.Index().FirstOrDefault(cell => Key(cell.Item) == Key(header) && Key(header).Length > 0, (-1, null)) is { Index: >= 0 } found) columns[field] = found.Index;
        return columns.Count == chosen.Count && Serves(columns) ? new(row.Number, row.Cells, columns, SignatureOf(row)) : null;
    }

    public static bool Serves(IReadOnlyDictionary<StatementField, int> columns) =>
        columns.ContainsKey(StatementField.Date) && (columns.ContainsKey(StatementField.Credit) || columns.ContainsKey(StatementField.Amount));

    public static string SignatureOf(SheetRow row)
    {
        var signature = string.Join('|', row.Cells.Select(Key).Where(key => key.Length > 0));
        return signature.Length > Domain.Finance.BankLayout.MaxSignatureLength ? signature[..Domain.Finance.BankLayout.MaxSignatureLength] : signature;
    }

    /// <summary>Letters and digits in lower case; what stands in brackets counts, for 交易金额(收入) is another column than 交易金额(支出).</summary>
    private static string Key(string? text)
    {
        var key = new StringBuilder();
        foreach (var rune in TextNormalization.Line(text).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune));
        return key.ToString();
    }
}

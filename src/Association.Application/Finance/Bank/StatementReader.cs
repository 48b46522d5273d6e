using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Bank;

/// <summary>A statement as read: its account, its columns, its lines.</summary>
public sealed record StatementFile(string Name, string Sha256, string? Account, StatementHead Head, IReadOnlyList<StatementLine> Lines);

/// <summary>Reads a statement of any bank: csv in whatever encoding, or xlsx, with lines above the header and its own columns.</summary>
internal sealed class StatementReader(IAssociationDb db, IWorkbooks workbooks)
{
    /// <param name="chosen">Headers by field, where somebody chose them; else they are remembered of this bank, or recognised.</param>
    /// <exception cref="RefusedException">The file is no statement; the refusal names the line and what was expected.</exception>
    public async Task<StatementFile> ReadAsync(UploadedFile file, IReadOnlyDictionary<StatementField, string>? chosen, CancellationToken cancellationToken)
    {
        var layouts = chosen is null ? await db.BankLayouts.AsNoTracking().ToDictionaryAsync(l => l.Signature, cancellationToken) : [];
        var (above, lines, head) = (new List<SheetRow>(), new List<StatementLine>(), (StatementHead?)null);
        using var content = new MemoryStream(file.Content, writable: false);
        await foreach (var row in workbooks.ReadAsync(content, file.Name, cancellationToken))
        {
            RefuseUnreadable(row);
            if (head is null)
            {
                head = HeadOf(row, chosen, layouts);
                if (head is null) above.Add(row);
                Refuse.If(head is null && above.Count > StatementColumns.MaxPreamble, NoHeader(above.Count));
            }
            else if (StatementCells.Read(row, head) is { } line) lines.Add(line);
        }

        if (head is null) throw new RefusedException(NoHeader(above.Count));
        Refuse.If(lines.Count == 0, StatementErrors.Empty.With(Plain(head.HeaderRow)));
        return new(file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Content)), AccountIn(above), head, lines);
    }

    private static StatementHead? HeadOf(SheetRow row, IReadOnlyDictionary<StatementField, string>? chosen, Dictionary<string, BankLayout> layouts)
    {
        if (chosen is not null) return StatementColumns.Of(row, chosen);
        if (layouts.TryGetValue(StatementColumns.SignatureOf(row), out var layout) && Columns(layout) is { } remembered && StatementColumns.Of(row, remembered) is { } known) return known;
        return StatementColumns.Recognise(row);
    }

    public static Dictionary<StatementField, string>? Columns(BankLayout layout) => JsonSerializer.Deserialize<Dictionary<StatementField, string>>(layout.Columns, JsonSerializerOptions.Web);

    /// <summary>What no encoding explains stands as the sign for unreadable characters.</summary>
    private static void RefuseUnreadable(SheetRow row) =>
        Refuse.If(row.Cells.Any(cell => cell?.Contains('\uFFFD', StringComparison.Ordinal) is true), StatementErrors.Encoding.With(Plain(row.Number)));

    private static readonly System.Buffers.SearchValues<char> AccountStart = System.Buffers.SearchValues.Create("0123456789*");

    /// <summary>The account that the lines above the header name: 账号：5101****8888.</summary>
    private static string? AccountIn(List<SheetRow> above)
    {
        foreach (var cell in above.SelectMany(row => row.Cells).Select(TextNormalization.Line))
            foreach (var label in (string[])["账号", "账户", "卡号", "account"])
                if (cell.StartsWith(label, StringComparison.OrdinalIgnoreCase) && cell.AsSpan(label.Length).IndexOfAny(AccountStart) is >= 0 and var at)
                    return Tail(cell[(label.Length + at)..]);
        return null;
    }

    private static string? Tail(string text)
    {
        var account = string.Concat(text.TakeWhile(c => char.IsAsciiDigit(c) || c is '*' or ' ' or '-'));
        return account.Length == 0 ? null : account.Trim() is var trimmed && trimmed.Length > BankStatement.MaxAccountLength ? trimmed[..BankStatement.MaxAccountLength] : account.Trim();
    }

    private static Error NoHeader(int looked) => StatementErrors.NoHeader.With(Plain(looked), StatementColumns.Expected);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads one line by the columns of its head.</summary>
internal static class StatementCells
{
    private static readonly string[] Out = ["借", "支", "付", "出", "dr", "debit", "d"];
    private static readonly string[] Totals = ["合计", "总计", "小计", "累计", "共计", "总笔数", "total"];
    private static readonly string[] Renminbi = ["人民币", "人民币元", "cny", "rmb", "156", "01", "元"];

    /// <summary>Null for a line of no money: totals at the end, notes, a charge that failed.</summary>
    /// <exception cref="RefusedException">A cell is not what its column says.</exception>
    public static StatementLine? Read(SheetRow row, StatementHead head)
    {
        var (date, amount) = (head.Cell(row, StatementField.Date) ?? "", AmountOf(row, head));
        if (DayOf(date) is not { } day)
        {
            if (HasShifted(row, head, date, amount)) throw Wrong(row, date, "日期 date");
            return null;
        }

        if (amount is null) throw Wrong(row, head.Cell(row, StatementField.Credit) ?? head.Cell(row, StatementField.Amount) ?? "", "金额 amount");
        if (amount == 0) return null;
        if (head.Cell(row, StatementField.Currency) is { } currency && !Renminbi.Contains(currency.ToLowerInvariant()) && !currency.StartsWith("人民币", StringComparison.Ordinal))
            throw new RefusedException(StatementErrors.Currency.With(Plain(row.Number), currency));
        return new(row.Number, day, TimeOf(head.Cell(row, StatementField.Time) ?? date), amount.Value, Number(head.Cell(row, StatementField.Balance)), head.Cell(row, StatementField.Payer),
            head.Cell(row, StatementField.PayerAccount), head.Cell(row, StatementField.PayerBank), head.Cell(row, StatementField.Summary), head.Cell(row, StatementField.Remark),
            head.Cell(row, StatementField.Serial), string.Join(" | ", row.Cells.Select(TextNormalization.Line)));
    }

    /// <summary>合计, 总笔数 and the like stand below the lines and bear no date; a line of money does, or names who paid.</summary>
    private static bool HasShifted(SheetRow row, StatementHead head, string date, decimal? amount) => !row.Cells.Any(cell => Array.Exists(Totals, word => cell?.Contains(word, StringComparison.Ordinal) is true))
        && (row.Cells.Any(cell => DayOf(TextNormalization.Line(cell)) is not null) || amount is not null && amount != 0 && (date.Any(char.IsAsciiDigit) || head.Cell(row, StatementField.Payer) is not null));

    /// <summary>Above zero: came in. A separate column for each direction, a sign, or a word beside the amount.</summary>
    private static decimal? AmountOf(SheetRow row, StatementHead head)
    {
        if (head.Columns.ContainsKey(StatementField.Credit))
        {
            var (credit, debit) = (head.Cell(row, StatementField.Credit), head.Cell(row, StatementField.Debit));
            if (credit is null && debit is null) return head.Columns.ContainsKey(StatementField.Debit) ? null : 0;
            return Number(credit ?? "0") is { } into && Number(debit ?? "0") is { } outof ? into - outof : null;
        }

        if (Number(head.Cell(row, StatementField.Amount)) is not { } amount) return null;
        var direction = head.Cell(row, StatementField.Direction)?.ToLowerInvariant();
        if (direction is null) return amount;
        if (direction is "/" or "不计收支") return 0;   // a wallet's own moves
        return Array.Exists(Out, word => direction.StartsWith(word, StringComparison.Ordinal)) ? -Math.Abs(amount) : Math.Abs(amount);
    }

    /// <summary>Thousands separators, ¥ and a sign; never more than two decimals.</summary>
    private static decimal? Number(string? text)
    {
        if (text is null) return null;
        var digits = TextNormalization.Compact(text).Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).Trim('¥', '￥', '元', '"', '\'');
        if (digits.StartsWith("-¥", StringComparison.Ordinal)) digits = "-" + digits[2..];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && decimal.Round(number, 2) == number && Math.Abs(number) < 1_000_000_000_000m ? number : null;
    }

    private static DateOnly? DayOf(string text)
    {
        var day = text.Split(' ', 'T')[0];
        return ChineseDate.TryParse(day, out var date, out _) ? date : null;
    }

    private static TimeOnly? TimeOf(string text)
    {
        var time = text.Split(' ', 'T')[^1];
        return TimeOnly.TryParseExact(time, (string[])["HH:mm:ss", "H:mm:ss", "HH:mm", "HHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
    }

    private static RefusedException Wrong(SheetRow row, string value, string expected) =>
        new(StatementErrors.Row.With(Plain(row.Number), value.Length > 40 ? value[..40] : value, expected));

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}

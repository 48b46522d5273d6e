using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>The documents of the desk, the newest last.</summary>
/// <param name="Search">Number, payer or reference.</param>
[Requires(Permissions.ReadFinance)]
public sealed record ListDocuments(DocumentKind? Kind = null, int? Year = null, string? Search = null, string? After = null, int? Size = null, string? Before = null) : IQuery<Page<DocumentView>>;

public sealed record DocumentView(
    Guid Id, DocumentKind Kind, string Number, Guid Order, string Reference, string Payer, decimal Total, DateOnly IssuedOn, DateOnly DueOn, OrderStatus Status, decimal Owed, string? CreditedBy, string? Corrects);

internal sealed class ListDocumentsHandler(IAssociationDb db) : IRequestHandler<ListDocuments, Page<DocumentView>>
{
    public async Task<Page<DocumentView>> Handle(ListDocuments query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var documents = db.FinanceDocuments.AsNoTracking();
        if (query.Kind is { } kind) documents = documents.Where(d => d.Kind == kind);
        if (query.Year is { } year) documents = documents.Where(d => d.Year == year);
        if (query.Search?.Trim() is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
            documents = documents.Where(d => d.Number == upper || d.Reference == upper || d.Payer.Title.Contains(text));
        }

        var total = await documents.CountAsync(cancellationToken);
        var rows = await documents.InOrder(window).Take(window.Read)
            .Join(db.Orders, d => d.Order, o => o.Id, (d, o) => new DocumentView(d.Id.Value, d.Kind, d.Number, o.Id.Value, d.Reference, d.Payer.Title, d.Total.Amount, d.IssuedOn, d.DueOn, o.Status,
                o.Status == OrderStatus.Open ? o.Total.Amount - o.Settled.Amount : 0m, db.FinanceDocuments.Where(c => c.Corrects == d.Id).Select(c => c.Number).FirstOrDefault(),
                db.FinanceDocuments.Where(i => i.Id == d.Corrects).Select(i => i.Number).FirstOrDefault())).ToListAsync(cancellationToken);
        return window.Cut([.. window.Backwards ? rows.OrderByDescending(r => r.Id) : rows.OrderBy(r => r.Id)], row => new Cursor("", row.Id), total);
    }
}

/// <summary>What the office uploads to make out fiscal receipts for dues (会费票据), or electronic invoices (数电票) for the rest.</summary>
public enum FiscalPaper { DuesReceipt, Invoice }

/// <summary>Payments of a time that need a fiscal paper, one row each, with all that the paper asks for. Source: domain.md R2.56.</summary>
[Requires(Permissions.EditFinance)]
public sealed record ExportFiscal(FiscalPaper Paper, DateOnly From, DateOnly To) : ICommand<Result<ExportedTable>>;

internal sealed class ExportFiscalHandler(IAssociationDb db, PayerFiles payers, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportFiscal, Result<ExportedTable>>
{
    private static readonly string[] Headers =
        ["收据编号", "收款日期", "交款人（抬头）", "纳税人识别号", "地址", "电话", "开户银行", "银行账号", "接收邮箱", "项目", "数量", "单价", "金额", "金额大写", "交易参考号"];

    public async Task<Result<ExportedTable>> Handle(ExportFiscal command, CancellationToken cancellationToken)
    {
        var dues = command.Paper is FiscalPaper.DuesReceipt;
        var paid = await PaidAsync(command.From, command.To, cancellationToken);
        var ids = paid.Select(x => x.Payment.Order).Distinct().ToList();
        // What was paid of a cancelled order is its payer's credit, which pays for something else.
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => ids.Contains(o.Id) && o.Status != OrderStatus.Cancelled && (o.Event == null) == dues)
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var data = await payers.DataOfAsync(orders.Values, cancellationToken);
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var (receipt, payment) in paid.Where(x => orders.ContainsKey(x.Payment.Order)))
            rows.AddRange(RowsOf(receipt, payment, orders[payment.Order], data[payment.Order]));
        db.AuditEntries.Add(Exports.Trace("fiscal.exported", nameof(Receipt), rows.Count, user, clock));
        return new ExportedTable(Headers, rows);
    }

    /// <summary>Money that came, with its receipt; and what was taken from a credit, which came before for nothing yet and has no receipt of its own.</summary>
    private async Task<List<(string Receipt, Payment Payment)>> PaidAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await db.Payments.AsNoTracking()
            .Where(p => p.ReceivedOn >= from && p.ReceivedOn <= to && p.Reverses == null && !db.Payments.Any(b => b.Reverses == p.Id))
            .Select(p => new { Receipt = db.Receipts.Where(r => r.Payment == p.Id && r.VoidedAt == null).Select(r => r.Number).FirstOrDefault(), Payment = p })
            .Where(x => x.Receipt != null || x.Payment.Method == PaymentMethod.Credit).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(x => x.Receipt is null).ThenBy(x => x.Receipt, StringComparer.Ordinal).ThenBy(x => x.Payment.Id.Value).Select(x => (x.Receipt ?? "", x.Payment))];
    }

    private static IEnumerable<string?[]> RowsOf(string receipt, Payment payment, Order order, FiscalData payer)
    {
        foreach (var line in DocumentLines.Of(order, payment))
            yield return [receipt, payment.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), payer.Title, payer.TaxNumber, payer.Address, payer.Phone, payer.Bank, payer.BankAccount, payer.Email,
                line.Description, line.Quantity.ToString(CultureInfo.InvariantCulture), Plain(line.Price), Plain(line.Amount), CapitalAmount.Of(line.Amount), order.Reference];
    }

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>One document with the data of its payer.</summary>
[Requires(Permissions.ReadFinance)]
public sealed record GetDocument(Id<FinanceDocument> Document) : IQuery<DocumentDetails?>;

/// <param name="Allowable">Its order is of an event and waits for all its money: a part can be let off.</param>
public sealed record DocumentDetails(Guid Id, DocumentKind Kind, string Number, string Payer, FiscalData Data, decimal Total, bool Credited, bool Allowable = false);

internal sealed class GetDocumentHandler(IAssociationDb db) : IRequestHandler<GetDocument, DocumentDetails?>
{
    public async Task<DocumentDetails?> Handle(GetDocument query, CancellationToken cancellationToken) =>
        await db.FinanceDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == query.Document, cancellationToken) is not { } d ? null
            : new(d.Id.Value, d.Kind, d.Number, d.Payer.Title, d.Payer, d.Total.Amount, await db.FinanceDocuments.AnyAsync(c => c.Corrects == d.Id, cancellationToken),
                await db.Orders.AnyAsync(o => o.Id == d.Order && o.Event != null && o.Status == OrderStatus.Open && o.Settled.Amount == 0, cancellationToken));
}

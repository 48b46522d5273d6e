using Association.Application.Common;
using Association.Domain.Finance;

namespace Association.Application.Finance.Documents;

/// <summary>Makes out documents with numbers that have no gap: the counter of kind and year is raised in the same transaction.</summary>
internal sealed class DocumentDesk(IAssociationDb db)
{
    private const string RefundLine = "退款 Refund";

    /// <returns>In the order of the given orders.</returns>
    public async Task<IReadOnlyList<FinanceDocument>> IssueAsync(
        DocumentKind kind, IReadOnlyList<(Order Order, FiscalData Payer)> orders, DateOnly on, CancellationToken cancellationToken)
    {
        var last = await db.NextAsync(FinanceDocument.ScopeOf(kind, on.Year), cancellationToken, orders.Count);
        List<FinanceDocument> documents =
            [.. orders.Select((o, i) => new FinanceDocument(kind, o.Order, o.Payer, DocumentLines.Of(o.Order.Lines), on, last - orders.Count + 1 + i))];
        db.FinanceDocuments.AddRange(documents);
        return documents;
    }

    /// <summary>The invoice over what is left of an order once a part is owed back.</summary>
    public async Task<FinanceDocument> IssueLessAsync(Order order, FiscalData payer, IReadOnlyList<RefundOwed> back, DateOnly on, CancellationToken cancellationToken)
    {
        DocumentLine[] lines = [.. DocumentLines.Of(order.Lines), .. back.Select(b => new DocumentLine(RefundLine, 1, -b.Amount.Amount))];
        var document = new FinanceDocument(DocumentKind.Invoice, order, payer, lines, on, await db.NextAsync(FinanceDocument.ScopeOf(DocumentKind.Invoice, on.Year), cancellationToken));
        db.FinanceDocuments.Add(document);
        return document;
    }

    public async Task<FinanceDocument> CreditAsync(FinanceDocument invoice, string reason, DateOnly on, CancellationToken cancellationToken)
    {
        var note = invoice.Credit(reason, on, await db.NextAsync(FinanceDocument.ScopeOf(DocumentKind.CreditNote, on.Year), cancellationToken));
        db.FinanceDocuments.Add(note);
        return note;
    }
}

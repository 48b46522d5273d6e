using Association.Application.Common;
using Association.Domain.Finance;

namespace Association.Application.Finance.Documents;

/// <summary>Makes out documents with numbers that have no gap: the counter of kind and year is raised in the same transaction.</summary>
internal sealed class DocumentDesk(IAssociationDb db)
{
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

    public async Task<FinanceDocument> CreditAsync(FinanceDocument invoice, string reason, DateOnly on, CancellationToken cancellationToken)
    {
        var note = invoice.Credit(reason, on, await db.NextAsync(FinanceDocument.ScopeOf(DocumentKind.CreditNote, on.Year), cancellationToken));
        db.FinanceDocuments.Add(note);
        return note;
    }
}

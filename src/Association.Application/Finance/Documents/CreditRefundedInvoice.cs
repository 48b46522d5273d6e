using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>
/// The papers follow a refund: a credit note takes the invoice back, and a new one over what is left is made out where something is.
/// Source: anchors.md C2; an invoice never changes.
/// </summary>
internal sealed class CreditRefundedInvoice(IAssociationDb db, DocumentDesk desk, TimeProvider clock) : INotificationHandler<Raised<MoneyOwedBack>>
{
    private const string Reason = "退款";

    public async Task Handle(Raised<MoneyOwedBack> notification, CancellationToken cancellationToken)
    {
        var id = notification.Event.Order;
        var invoice = await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Order == id && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id), cancellationToken);
        // Owed back twice in one command: the first time has seen to it.
        if (invoice is null || db.FinanceDocuments.Local.Any(d => d.Corrects == invoice.Id)) return;

        var today = clock.Today();
        await desk.CreditAsync(invoice, Reason, today, cancellationToken);
        var back = await BackAsync(id, cancellationToken);
        if (back.Sum(b => b.Amount.Amount) >= invoice.Total.Amount) return;
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == id, cancellationToken);
        await desk.IssueLessAsync(order, invoice.Payer, back, today, cancellationToken);
    }

    /// <summary>What is owed back in all, with what this command adds.</summary>
    private async Task<List<RefundOwed>> BackAsync(Id<Order> order, CancellationToken cancellationToken)
    {
        var before = await db.Refunds.Where(r => r.Order == order).ToListAsync(cancellationToken);
        return [.. before.Union(db.Refunds.Local.Where(r => r.Order == order)).Where(r => r.Amount > Money.Zero).OrderBy(r => r.BookedAt).ThenBy(r => r.Id.Value)];
    }
}

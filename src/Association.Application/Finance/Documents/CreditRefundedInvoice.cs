using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>
/// The papers follow a refund and a cancellation: a credit note takes the invoice back, and after a refund a new one over what is left
/// is made out where something is.
/// Source: anchors.md C2; an invoice never changes.
/// </summary>
internal sealed class CreditRefundedInvoice(IAssociationDb db, DocumentDesk desk, TimeProvider clock) : INotificationHandler<Raised<MoneyOwedBack>>, INotificationHandler<Raised<OrderCancelled>>
{
    private const string Refunded = "退款";
    private const string Cancelled = "订单取消";

    /// <summary>Nothing is owed any more, and nothing was paid.</summary>
    public async Task Handle(Raised<OrderCancelled> notification, CancellationToken cancellationToken)
    {
        if (await LiveAsync(notification.Event.Order, cancellationToken) is { } invoice) await desk.CreditAsync(invoice, Cancelled, clock.Today(), cancellationToken);
    }

    public async Task Handle(Raised<MoneyOwedBack> notification, CancellationToken cancellationToken)
    {
        var id = notification.Event.Order;
        if (await LiveAsync(id, cancellationToken) is not { } invoice) return;

        var today = clock.Today();
        await desk.CreditAsync(invoice, Refunded, today, cancellationToken);
        var back = await BackAsync(id, cancellationToken);
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == id, cancellationToken);
        if (back.Sum(b => b.Amount.Amount) >= order.Total.Amount) return;
        await desk.IssueLessAsync(order, invoice.Payer, back, today, cancellationToken);
    }

    /// <returns>Null where there is none, or this very command has taken it back already.</returns>
    private async Task<FinanceDocument?> LiveAsync(Id<Order> order, CancellationToken cancellationToken)
    {
        var invoice = await db.FinanceDocuments.FirstOrDefaultAsync(d => d.Order == order && d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id), cancellationToken);
        return invoice is null || db.FinanceDocuments.Local.Any(d => d.Corrects == invoice.Id) ? null : invoice;
    }

    /// <summary>What is owed back in all, with what this command adds.</summary>
    private async Task<List<RefundOwed>> BackAsync(Id<Order> order, CancellationToken cancellationToken)
    {
        var before = await db.Refunds.Where(r => r.Order == order).ToListAsync(cancellationToken);
        return [.. before.Union(db.Refunds.Local.Where(r => r.Order == order)).Where(r => r.Amount > Money.Zero).OrderBy(r => r.BookedAt).ThenBy(r => r.Id.Value)];
    }
}

using Association.Application.Common;
using Association.Application.Events.SelfService;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>What was owed is taken back; what was paid is owed in return. Source: product.md invariant 2.</summary>
internal sealed class SettleCancelledRegistration(IAssociationDb db) : INotificationHandler<Raised<RegistrationCancelled>>
{
    public async Task Handle(Raised<RegistrationCancelled> notification, CancellationToken cancellationToken)
    {
        var registration = await db.Registrations.FindAsync([notification.Event.Registration], cancellationToken);
        // The order of a group is its payer's: a participant who leaves changes who comes, not what is owed.
        if (registration is not { Order: { } id, Group: null }) return;

        var at = notification.Event.At;
        var orders = await db.Orders.Include(o => o.Slips)
            .Where(o => o.Id == id || (o.Status == OrderStatus.Open || o.Status == OrderStatus.Paid) && o.Lines.Any(l => l.Extra == registration.Id) && o.Lines.All(l => l.Registration == null))
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).ToListAsync(cancellationToken);
        foreach (var order in orders)
        {
            order.Cancel();
            if (order.Status is OrderStatus.Refunding) continue;
            db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.ChargeReversal, order.Id, LedgerAccount.EventIncome, LedgerAccount.Receivable, order.Total, at));
        }

        var rests = await db.RestsAsync([.. orders.Where(o => o.Status is OrderStatus.Refunding)], cancellationToken);
        var paid = rests.Aggregate(Money.Zero, (sum, rest) => sum + rest.Rest);
        db.OweBack(rests, paid, notification.Event.Kept?.RefundOf(paid) ?? paid, registration.Id, at);
        await EndWhereNothingIsOwedAsync(orders, cancellationToken);
    }

    /// <summary>All was kept by the terms: nothing is on its way back.</summary>
    private async Task EndWhereNothingIsOwedAsync(List<Order> orders, CancellationToken cancellationToken)
    {
        foreach (var order in orders.Where(o => o.Status is OrderStatus.Refunding))
            if (!db.Refunds.Local.Any(r => r.Order == order.Id && r.Amount > Money.Zero) && !await db.Refunds.AnyAsync(r => r.Order == order.Id && r.Amount.Amount > 0, cancellationToken))
                order.GaveBack();
    }
}

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

        var (at, kept) = (notification.Event.At, notification.Event.Kept);
        await SettleAsync(await db.Orders.Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken), registration, kept is null ? null : kept.RefundOf, at, cancellationToken);
        // Differences that were ordered later: no fee is taken twice.
        var later = await db.Orders.Include(o => o.Slips).Where(o => o.Id != id && (o.Status == OrderStatus.Open || o.Status == OrderStatus.Paid)
            && o.Lines.Any(l => l.Extra == registration.Id) && o.Lines.All(l => l.Registration == null)).ToListAsync(cancellationToken);
        foreach (var order in later) await SettleAsync(order, registration, kept is null ? null : kept.Share, at, cancellationToken);
    }

    private async Task SettleAsync(Order order, Registration registration, Func<Money, Money>? refundOf, DateTimeOffset now, CancellationToken cancellationToken)
    {
        order.Cancel();
        if (order.Status is not OrderStatus.Refunding)
        {
            db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.ChargeReversal, order.Id, LedgerAccount.EventIncome, LedgerAccount.Receivable, order.Total, now));
            return;
        }

        var before = await db.Refunds.AsNoTracking().Where(r => r.Order == order.Id).ToListAsync(cancellationToken);
        var rest = before.Aggregate(order.Total, (sum, refund) => sum - refund.Amount - refund.Kept);
        var refund = refundOf is null ? rest : refundOf(rest);
        if (rest > Money.Zero) db.OweBack(order.Id, registration.Id, refund, rest - refund, now);
    }
}

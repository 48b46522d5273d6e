using Association.Application.Common;
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

        var order = await db.Orders.Include(o => o.Slips).SingleAsync(o => o.Id == id, cancellationToken);
        order.Cancel();
        if (order.Status is OrderStatus.Refunding) OweBack(order, notification.Event.At);
        else db.LedgerTransactions.Add(LedgerTransaction.Move(
            LedgerKind.ChargeReversal, id, LedgerAccount.EventIncome, LedgerAccount.Receivable, order.Total, notification.Event.At));
    }

    private void OweBack(Order order, DateTimeOffset now)
    {
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.RefundOwed, order.Id, LedgerAccount.EventIncome, LedgerAccount.RefundPayable, order.Total, now));
        db.Refunds.Add(new RefundOwed(order.Id, order.Total, now));
    }
}

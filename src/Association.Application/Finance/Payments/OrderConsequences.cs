using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Payments;

/// <summary>A part was paid of an order that ended unpaid: it is the payer's credit.</summary>
internal sealed class KeepFreedPart(IAssociationDb db, PaymentDesk desk, TimeProvider clock) : INotificationHandler<Raised<PartPaymentFreed>>
{
    public async Task Handle(Raised<PartPaymentFreed> notification, CancellationToken cancellationToken)
    {
        var order = (await db.Orders.FindAsync([notification.Event.Order], cancellationToken))!;
        await desk.GiveFileAsync(order, cancellationToken);
        db.LedgerTransactions.Add(LedgerTransaction.Move(
            LedgerKind.Overpayment, LedgerSubject.Of(order), LedgerAccount.Receivable, LedgerAccount.Advances, notification.Event.Amount, clock.Today(), clock.GetUtcNow()));
    }
}

/// <summary>A booking was undone: places and terms that it settled wait again, if nothing came of them.</summary>
internal sealed class UnsettleReopened(IAssociationDb db, TimeProvider clock) : INotificationHandler<Raised<OrderReopened>>
{
    public async Task Handle(Raised<OrderReopened> notification, CancellationToken cancellationToken)
    {
        var lines = await db.OrderLines.Where(l => l.Order == notification.Event.Order).ToListAsync(cancellationToken);
        var places = lines.Select(l => l.Registration).OfType<Id<Registration>>().ToList();
        foreach (var place in await db.Registrations.Where(r => places.Contains(r.Id)).ToListAsync(cancellationToken)) place.Unsettle(clock.GetUtcNow() + Order.TimeAfterUndo);
        foreach (var term in lines.Where(l => l.Term is not null).Select(l => l.Term!.Value))
            (await db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Terms.Any(t => t.Id == term), cancellationToken)).Unsettle(term);
    }
}

/// <summary>A debt was given up: the term that waited for it does not begin.</summary>
internal sealed class GiveUpWrittenOff(IAssociationDb db) : INotificationHandler<Raised<OrderWrittenOff>>
{
    public async Task Handle(Raised<OrderWrittenOff> notification, CancellationToken cancellationToken)
    {
        foreach (var term in await db.OrderLines.Where(l => l.Order == notification.Event.Order && l.Term != null).Select(l => l.Term!.Value).ToListAsync(cancellationToken))
        {
            var membership = await db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Terms.Any(t => t.Id == term), cancellationToken);
            if (membership.Proposed?.Id == term) membership.Withdraw();
        }
    }
}

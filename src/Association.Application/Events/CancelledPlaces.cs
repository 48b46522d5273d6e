using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>What becomes of everybody's place at an event that is called off, whoever calls it off.</summary>
internal sealed class CancelledPlaces(IAssociationDb db, GroupSeating groups, ICurrentUser user, TimeProvider clock)
{
    private const string Reason = "活动取消";

    public async Task EndAsync(Id<Event> @event, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Before any seat is freed: nobody is offered a seat at an event that does not take place.
        foreach (var entry in await db.WaitingList.Where(e => e.Event == @event && (e.Status == WaitingStatus.Waiting || e.Status == WaitingStatus.Offered)).ToListAsync(cancellationToken))
            entry.Remove(Reason, user.Id, now);
        foreach (var group in await db.GroupOrders.Include(g => g.Seats).Where(g => g.Event == @event && g.Status == GroupStatus.Placed).ToListAsync(cancellationToken))
            await groups.EndAsync(group, GroupStatus.Cancelled, now, cancellationToken);
        var active = await db.Registrations
            .Where(r => r.Event == @event && r.Group == null && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending)).ToListAsync(cancellationToken);
        foreach (var registration in active.Where(r => !r.Attended)) registration.Cancel(now);
    }
}

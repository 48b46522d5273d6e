using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>Calls an event off: every active registration is cancelled, what was paid is owed back, everybody is told. A room is given back.</summary>
[Requires(Permissions.EditEvents)]
public sealed record CancelEvent(Id<Event> Event) : ICommand<Result>, IInEvent;

internal sealed class CancelEventHandler(IAssociationDb db, SalonDesk salons, GroupSeating groups, ICurrentUser user, TimeProvider clock) : IRequestHandler<CancelEvent, Result>
{
    private const string Reason = "活动取消";

    public async Task<Result> Handle(CancelEvent command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        @event.Cancel();
        Refuse.If(await db.Invitees.AnyAsync(i => i.Event == command.Event && i.Presence == Presence.Attended, cancellationToken), EventErrors.Attended);
        var now = clock.GetUtcNow();
        // Before any seat is freed: nobody is offered a seat at an event that does not take place.
        foreach (var entry in await db.WaitingList.Where(e => e.Event == command.Event && (e.Status == WaitingStatus.Waiting || e.Status == WaitingStatus.Offered)).ToListAsync(cancellationToken))
            entry.Remove(Reason, user.Id, now);
        foreach (var group in await db.GroupOrders.Include(g => g.Seats).Where(g => g.Event == command.Event && g.Status == GroupStatus.Placed).ToListAsync(cancellationToken))
            await groups.EndAsync(group, GroupStatus.Cancelled, now, cancellationToken);
        var active = await db.Registrations
            .Where(r => r.Event == command.Event && r.Group == null && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed))
            .ToListAsync(cancellationToken);
        foreach (var registration in active.Where(r => !r.Attended)) registration.Cancel(now);
        await salons.ReleaseAsync(command.Event, null, cancellationToken);
        return Result.Done;
    }
}

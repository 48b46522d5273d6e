using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>Calls an event off: every active registration is cancelled, what was paid is owed back, everybody is told. A room is given back.</summary>
[Requires(Permissions.EditEvents)]
public sealed record CancelEvent(Id<Event> Event) : ICommand<Result>, IInEvent;

internal sealed class CancelEventHandler(IAssociationDb db, SalonDesk salons, TimeProvider clock) : IRequestHandler<CancelEvent, Result>
{
    public async Task<Result> Handle(CancelEvent command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        @event.Cancel();
        Refuse.If(await db.Invitees.AnyAsync(i => i.Event == command.Event && i.Presence == Presence.Attended, cancellationToken), EventErrors.Attended);
        var active = await db.Registrations
            .Where(r => r.Event == command.Event && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed))
            .ToListAsync(cancellationToken);
        foreach (var registration in active.Where(r => !r.Attended)) registration.Cancel(clock.GetUtcNow());
        await salons.ReleaseAsync(command.Event, null, cancellationToken);
        return Result.Done;
    }
}

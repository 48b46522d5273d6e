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

internal sealed class CancelEventHandler(IAssociationDb db, SalonDesk salons) : IRequestHandler<CancelEvent, Result>
{
    public async Task<Result> Handle(CancelEvent command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        await salons.CancelAsync(@event, null, cancellationToken);
        return Result.Done;
    }
}

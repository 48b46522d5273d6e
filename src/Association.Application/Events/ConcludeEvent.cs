using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>Closes an event that is over, so that certificates can be issued.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ConcludeEvent(Id<Event> Event) : ICommand<Result>, IInEvent;

internal sealed class ConcludeEventHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ConcludeEvent, Result>
{
    public async Task<Result> Handle(ConcludeEvent command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        @event.Conclude(clock.Today());
        return Result.Done;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

[Requires(Permissions.EditEvents)]
public sealed record PublishEvent(Id<Event> Event) : ICommand<Result>, IInEvent;

internal sealed class PublishEventHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<PublishEvent, Result>
{
    public async Task<Result> Handle(PublishEvent command, CancellationToken cancellationToken)
    {
        var @event = await db.Events.Include(e => e.Sessions).Include(e => e.Categories).ThenInclude(c => c.Phases)
            .FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (@event is null) return EventErrors.NotFound;

        var quotas = await db.Quotas.AsNoTracking().Where(q => q.Event == command.Event).ToListAsync(cancellationToken);
        @event.Publish(EventChecklist.Of(@event, quotas, clock.GetUtcNow()), clock.GetUtcNow());
        return Result.Done;
    }
}

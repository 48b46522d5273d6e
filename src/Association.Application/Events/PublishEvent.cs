using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>From then on everybody sees the event; its programme becomes version 1.</summary>
/// <param name="TellSpeakers">Mails every speaker with an address what they are announced with.</param>
[Requires(Permissions.EditEvents)]
public sealed record PublishEvent(Id<Event> Event, bool TellSpeakers = false) : ICommand<Result>, IInEvent;

internal sealed class PublishEventHandler(IAssociationDb db, ReleaseWriter releases, TimeProvider clock) : IRequestHandler<PublishEvent, Result>
{
    public async Task<Result> Handle(PublishEvent command, CancellationToken cancellationToken)
    {
        var @event = await db.Events.Include(e => e.Sessions).ThenInclude(s => s.Speakers).Include(e => e.Categories).ThenInclude(c => c.Phases)
            .FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (@event is null) return EventErrors.NotFound;

        var quotas = await db.Quotas.AsNoTracking().Where(q => q.Event == command.Event).ToListAsync(cancellationToken);
        @event.Publish(EventChecklist.Of(@event, quotas, clock.GetUtcNow()), clock.GetUtcNow());
        var programme = await db.DraftAsync(@event, cancellationToken);
        await releases.WriteAsync(@event.Id, 1, programme, ProgrammeDifferences.Between(null, programme), null, command.TellSpeakers, cancellationToken);
        return Result.Done;
    }
}

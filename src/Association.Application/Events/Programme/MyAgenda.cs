using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Programme;

/// <summary>Puts an announced session into one's own agenda, or takes it out; a second time changes nothing.</summary>
[Requires(Permissions.Self)]
public sealed record StarSession(string Slug, Id<EventSession> Session, bool On) : ICommand<Result>;

/// <summary>The sessions that one has marked, by event, in the order they begin; events that are over come last.</summary>
[Requires(Permissions.Self)]
public sealed record GetMyAgenda : IQuery<IReadOnlyList<AgendaEvent>>;

/// <param name="Edition">Of the programme, for calendars.</param>
public sealed record AgendaEvent(Guid Id, string Slug, Bilingual Name, EventStatus Status, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, int Edition, IReadOnlyList<AgendaLine> Lines);

/// <param name="Clashes">Marked sessions at the same time.</param>
public sealed record AgendaLine(ReleasedSession Session, IReadOnlyList<ReleasedSession> Clashes);

internal sealed class StarSessionHandler(IAssociationDb db, EventSight sight, ICurrentUser user, TimeProvider clock) : IRequestHandler<StarSession, Result>
{
    public async Task<Result> Handle(StarSession command, CancellationToken cancellationToken)
    {
        var known = await db.SessionStars.FirstOrDefaultAsync(s => s.Account == user.Id && s.Session == command.Session, cancellationToken);
        if (!command.On)
        {
            if (known is not null) db.SessionStars.Remove(known);
            return Result.Done;
        }

        if (known is not null) return Result.Done;
        var named = await sight.SeenAsync(db.Events.AsNoTracking().Where(e => e.Slug == command.Slug && e.Status != EventStatus.Draft), cancellationToken);
        if (await named.FirstOrDefaultAsync(cancellationToken) is not { } @event) return EventErrors.NotFound;
        if ((await db.AnnouncedAsync(@event.Id, cancellationToken)).Sessions.All(s => s.Id != command.Session.Value)) return EventErrors.SessionNotFound;
        if (await db.SessionStars.CountAsync(s => s.Account == user.Id, cancellationToken) >= SessionStar.MaxPerAccount) return ProgrammeErrors.TooManyStars;
        db.SessionStars.Add(new SessionStar(user.Id, @event.Id, command.Session, clock.GetUtcNow()));
        return Result.Done;
    }
}

internal sealed class GetMyAgendaHandler(IAssociationDb db, EventSight sight, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetMyAgenda, IReadOnlyList<AgendaEvent>>
{
    public async Task<IReadOnlyList<AgendaEvent>> Handle(GetMyAgenda query, CancellationToken cancellationToken)
    {
        var stars = await db.SessionStars.AsNoTracking().Where(s => s.Account == user.Id).ToListAsync(cancellationToken);
        var ids = stars.Select(s => s.Event).Distinct().ToList();
        var events = await (await sight.SeenAsync(db.Events.AsNoTracking().Where(e => ids.Contains(e.Id) && e.Status != EventStatus.Draft), cancellationToken)).ToListAsync(cancellationToken);
        var agenda = new List<AgendaEvent>();
        foreach (var e in events)
        {
            var mine = stars.Where(s => s.Event == e.Id).Select(s => s.Session.Value).ToHashSet();
            var latest = await db.LatestAsync(e.Id, cancellationToken);
            var marked = (latest?.Content ?? await db.AnnouncedAsync(e.Id, cancellationToken)).Sessions.Where(s => mine.Contains(s.Id)).ToList();
            agenda.Add(new(e.Id.Value, e.Slug, e.Name, e.Status, e.StartsOn, e.EndsOn, e.Venue, latest?.Number ?? 0, [.. marked.Select(s => new AgendaLine(s, [.. marked.Where(o => Clash(s, o))]))]));
        }

        var today = clock.Today();
        return [.. agenda.Where(a => a.Lines.Count > 0).OrderBy(a => a.EndsOn < today).ThenBy(a => a.StartsOn).ThenBy(a => a.Name.Zh, StringComparer.Ordinal)];
    }

    private static bool Clash(ReleasedSession one, ReleasedSession other) =>
        one.Id != other.Id && !one.Cancelled && !other.Cancelled && one.PartOf != other.Id && other.PartOf != one.Id && one.StartsAt < other.EndsAt && other.StartsAt < one.EndsAt;
}

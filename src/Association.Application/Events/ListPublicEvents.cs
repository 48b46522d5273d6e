using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

public enum EventPeriod { Upcoming, Past }

/// <summary>What is on, or what was held, for everybody; the reader's own bodies' meetings among it.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListPublicEvents(EventPeriod Period, string? Search = null, EventClass? Class = null, string? After = null, int? Size = null)
    : IQuery<Page<PublicEventLine>>;

public sealed record PublicEventLine(
    Guid Id, string Slug, Bilingual Name, EventType Type, EventLevel Level, EventStatus Status, DateOnly StartsOn, DateOnly EndsOn,
    Bilingual? Venue, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int? SeatsLeft);

internal sealed class ListPublicEventsHandler(IAssociationDb db, EventSight sight, TimeProvider clock) : IRequestHandler<ListPublicEvents, Page<PublicEventLine>>
{
    public async Task<Page<PublicEventLine>> Handle(ListPublicEvents query, CancellationToken cancellationToken)
    {
        var size = Cursor.Size(query.Size);
        var rows = await Order(await sight.SeenAsync(Filter(query), cancellationToken), query).Take(size + 1)
            .Select(e => new PublicEventLine(e.Id.Value, e.Slug, e.Name, e.Type, e.Level, e.Status, e.StartsOn, e.EndsOn, e.Venue, e.RegistrationOpensAt, e.RegistrationClosesAt,
                db.Quotas.Where(q => q.Event == e.Id && q.Category == null && !q.IsShared).Select(q => (int?)(q.Capacity - q.Taken)).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var last = rows.Count > size ? rows[size - 1] : null;
        return new([.. rows.Take(size)], last is null ? null : new Cursor(last.StartsOn.ToString("O", CultureInfo.InvariantCulture), last.Id).ToString());
    }

    private IQueryable<Event> Filter(ListPublicEvents query)
    {
        var today = clock.Today();
        var events = db.Events.AsNoTracking();
        events = query.Period is EventPeriod.Upcoming
            ? events.Where(e => e.Status == EventStatus.Published && e.EndsOn >= today)
            : events.Where(e => e.Status == EventStatus.Held || e.Status == EventStatus.Published && e.EndsOn < today);
        if (query.Class is { } @class) events = events.Where(e => e.Class == @class);
        return query.Search?.Trim() is { Length: > 0 } text
            ? events.Where(e => e.Name.Zh.Contains(text) || e.Name.En!.Contains(text) || e.Venue!.Zh.Contains(text) || e.Venue!.En!.Contains(text))
            : events;
    }

    private static IQueryable<Event> Order(IQueryable<Event> events, ListPublicEvents query)
    {
        var after = Cursor.Parse(query.After);
        var day = after is not null && DateOnly.TryParse(after.Key, CultureInfo.InvariantCulture, out var parsed) ? parsed : (DateOnly?)null;
        var id = new Id<Event>(after?.Id ?? Guid.Empty);
        if (query.Period is EventPeriod.Upcoming)
            return (day is null ? events : events.Where(e => e.StartsOn > day || e.StartsOn == day && e.Id > id)).OrderBy(e => e.StartsOn).ThenBy(e => e.Id);
        return (day is null ? events : events.Where(e => e.StartsOn < day || e.StartsOn == day && e.Id < id)).OrderByDescending(e => e.StartsOn).ThenByDescending(e => e.Id);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>The events of a year that give credits, with how far their review is.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record ListCreditedEvents(int? Year = null, int Number = 1) : IQuery<CreditedEvents>
{
    public const int Size = 50;
}

public sealed record CreditedEvents(int Year, IReadOnlyList<CreditedEventLine> Lines, int Total);

public sealed record CreditedEventLine(Guid Id, Bilingual Name, DateOnly StartsOn, DateOnly EndsOn, EventStatus Status, CmeProjectLevel? Level, string? ProjectNumber, int Came, int Proposed, int Released);

internal sealed class ListCreditedEventsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListCreditedEvents, CreditedEvents>
{
    public async Task<CreditedEvents> Handle(ListCreditedEvents query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? clock.Today().Year;
        var (from, to) = (new DateOnly(Math.Clamp(year, 1990, 9000), 1, 1), new DateOnly(Math.Clamp(year, 1990, 9000), 12, 31));
        var events = db.Events.AsNoTracking().Where(e => e.Cme.GivesCredits && e.Status != EventStatus.Draft && e.Status != EventStatus.Cancelled && e.EndsOn >= from && e.EndsOn <= to);
        var lines = await events.OrderByDescending(e => e.EndsOn).ThenByDescending(e => e.Id).Skip(Paging.Before(query.Number, ListCreditedEvents.Size)).Take(ListCreditedEvents.Size)
            .Select(e => new CreditedEventLine(e.Id.Value, e.Name, e.StartsOn, e.EndsOn, e.Status, e.Cme.Level, e.Cme.ProjectNumber,
                db.Registrations.Count(r => r.Event == e.Id && r.CheckedInAt != null),
                db.CreditAwards.Count(a => a.Event == e.Id && a.Status == AwardStatus.Proposed), db.CreditAwards.Count(a => a.Event == e.Id && a.Status == AwardStatus.Released))).ToListAsync(cancellationToken);
        return new(year, lines, await events.CountAsync(cancellationToken));
    }
}

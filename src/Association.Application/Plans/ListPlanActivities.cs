using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Plans;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <summary>The rows behind a number of the plan.</summary>
[Requires(Permissions.Self)]
public sealed record ListPlanActivities(Id<Body>? Body, int Year, PlanMetric Metric, DateOnly? AsOf = null) : IQuery<PlanActivities>, IReadsPlan;

public sealed record PlanActivities(int Year, DateOnly AsOf, IReadOnlyList<PlanActivity> Rows)
{
    public int People => Rows.Sum(r => r.Activity.People);
}

public sealed record PlanActivity(HeldActivity Activity, string? OrganiserSlug, Bilingual? Organiser);

internal sealed class ListPlanActivitiesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListPlanActivities, PlanActivities>
{
    public async Task<PlanActivities> Handle(ListPlanActivities query, CancellationToken cancellationToken)
    {
        var year = PlanYears.Of(query.Year);
        var asOf = PlanYears.DayOf(year, query.AsOf, clock.Today());
        var held = await db.HeldAsync(query.Body, new DateOnly(year, 1, 1), asOf, cancellationToken);
        var bodies = await db.Bodies.AsNoTracking().Select(b => new { b.Id, b.Slug, b.Name }).ToDictionaryAsync(b => b.Id.Value, cancellationToken);
        return new(year, asOf, [.. held.CountedBy(query.Metric).Select(a =>
        {
            var organiser = a.Organiser is { } id ? bodies.GetValueOrDefault(id) : null;
            return new PlanActivity(a, organiser?.Slug, organiser?.Name);
        })]);
    }
}

/// <summary>Announced less than a week ahead, or over for more than three days and not concluded. Source: anchors.md D5.</summary>
public enum Lateness { Announced, Result }

/// <summary>What is late with activities of a year: of one body, or of all.</summary>
[Requires(Permissions.Self)]
public sealed record ListLateActivities(Id<Body>? Body, int Year) : IQuery<IReadOnlyList<LateActivity>>, IReadsPlan;

/// <param name="Days">By how many days.</param>
/// <param name="On">The day of the announcement; null for a result that is still missing.</param>
public sealed record LateActivity(Guid Id, string Slug, Bilingual Name, DateOnly StartsOn, DateOnly EndsOn, string? OrganiserSlug, Bilingual? Organiser, Lateness Lateness, int Days, DateOnly? On);

internal sealed class ListLateActivitiesHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListLateActivities, IReadOnlyList<LateActivity>>
{
    private const int AnnouncedAhead = 7;
    private const int ResultWithin = 3;

    public async Task<IReadOnlyList<LateActivity>> Handle(ListLateActivities query, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(PlanYears.Of(query.Year), 1, 1), new DateOnly(PlanYears.Of(query.Year), 12, 31));
        var rows = await (
            from e in db.Events.AsNoTracking()
            where e.StartsOn >= first && e.StartsOn <= last && (query.Body == null || e.Organiser == query.Body)
                && (e.Status == EventStatus.Published || e.Status == EventStatus.Held && e.PublishedAt != null)
            join body in db.Bodies on e.Organiser equals body.Id into bodies
            from body in bodies.DefaultIfEmpty()
            orderby e.StartsOn, e.Id
            select new { e.Id, e.Slug, e.Name, e.Status, e.StartsOn, e.EndsOn, e.PublishedAt, BodySlug = (string?)body.Slug, BodyName = (Bilingual?)body.Name }).ToListAsync(cancellationToken);
        var today = clock.Today();
        var late = new List<LateActivity>();
        foreach (var e in rows)
        {
            var announced = e.PublishedAt is { } at ? AssociationCalendar.DayOf(at) : (DateOnly?)null;
            var ahead = announced is { } day ? AnnouncedAhead - (e.StartsOn.DayNumber - day.DayNumber) : 0;
            var overdue = e.Status is EventStatus.Published ? today.DayNumber - e.EndsOn.DayNumber - ResultWithin : 0;
            if (overdue > 0) late.Add(new(e.Id.Value, e.Slug, e.Name, e.StartsOn, e.EndsOn, e.BodySlug, e.BodyName, Lateness.Result, overdue, null));
            if (ahead > 0) late.Add(new(e.Id.Value, e.Slug, e.Name, e.StartsOn, e.EndsOn, e.BodySlug, e.BodyName, Lateness.Announced, ahead, announced));
        }

        return late;
    }
}

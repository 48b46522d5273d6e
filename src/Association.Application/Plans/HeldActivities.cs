using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <summary>An activity that was held: what a plan counts and a report lists.</summary>
/// <param name="People">Person-times (人次).</param>
public sealed record HeldActivity(
    Guid Id, string Slug, Bilingual Name, EventType Type, EventClass Class, EventLevel Level, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, Guid? Organiser, int People);

internal static class HeldActivities
{
    /// <summary>Activities that began in the period and were over by its last day, of one body or of all; the same for every past day.</summary>
    public static async Task<IReadOnlyList<HeldActivity>> HeldAsync(this IAssociationDb db, Id<Body>? body, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var events = db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Held && e.StartsOn >= from && e.EndsOn <= to);
        if (body is { } one) events = events.Where(e => e.Organiser == one);
        var rows = await events.OrderBy(e => e.StartsOn).ThenBy(e => e.Id).Select(e => new
        {
            e.Id, e.Slug, e.Name, e.Type, e.Class, e.Level, e.StartsOn, e.EndsOn, e.Venue, e.Organiser, e.ReportedAttendance,
            Marked = db.Invitees.Count(i => i.Event == e.Id && i.Presence == Presence.Attended),
            Admitted = db.Registrations.Count(r => r.Event == e.Id && r.CheckedInAt != null),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(e => new HeldActivity(e.Id.Value, e.Slug, e.Name, e.Type, e.Class, e.Level, e.StartsOn, e.EndsOn, e.Venue, e.Organiser?.Value,
            Meetings.Attendance(e.Marked, e.Admitted, e.ReportedAttendance)))];
    }

    public static IEnumerable<HeldActivity> CountedBy(this IEnumerable<HeldActivity> activities, PlanMetric metric) => activities.Where(a => metric.Counts(a.Type, a.Class));

    /// <summary>What a line has reached by these activities.</summary>
    public static int Reached(this IEnumerable<HeldActivity> activities, PlanMetric metric) =>
        metric.IsPeople() ? activities.Sum(a => a.People) : activities.CountedBy(metric).Count();
}

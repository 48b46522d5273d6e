using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Plans;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <summary>An activity that was held: what a plan counts and a report lists.</summary>
/// <param name="Slug">Of its public page; empty for one that is kept in the register.</param>
/// <param name="People">Person-times (人次).</param>
/// <param name="Work">The record of the register that it is; null for an activity of the product.</param>
public sealed record HeldActivity(
    Guid Id, string Slug, Bilingual Name, EventType Type, EventClass Class, EventLevel Level, DateOnly StartsOn, DateOnly EndsOn, Bilingual? Venue, Guid? Organiser, int People, Guid? Work = null);

internal static class HeldActivities
{
    /// <summary>Activities that began in the period and were over by its last day, of one body or of all; the same for every past day.</summary>
    public static Task<IReadOnlyList<HeldActivity>> HeldAsync(this IAssociationDb db, Id<Body>? body, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        db.HeldAsync(body, from, to, EndsYear(to), cancellationToken);

    /// <param name="whole">The period ends with the last day instead of being looked at on it: what runs over its end belongs to it.</param>
    public static async Task<IReadOnlyList<HeldActivity>> HeldAsync(this IAssociationDb db, Id<Body>? body, DateOnly from, DateOnly to, bool whole, CancellationToken cancellationToken)
    {
        var events = db.HeldIn(from, to, whole).AsNoTracking();
        if (body is { } one) events = events.Where(e => e.Organiser == one);
        var rows = await events.OrderBy(e => e.StartsOn).ThenBy(e => e.Id).Select(e => new
        {
            e.Id, e.Slug, e.Name, e.Type, e.Class, e.Level, e.StartsOn, e.EndsOn, e.Venue, e.Organiser, e.ReportedAttendance,
            Marked = db.Invitees.Count(i => i.Event == e.Id && i.Presence == Presence.Attended),
            Admitted = db.Registrations.Count(r => r.Event == e.Id && r.CheckedInAt != null),
        }).ToListAsync(cancellationToken);
        var held = rows.Select(e => new HeldActivity(e.Id.Value, e.Slug, e.Name, e.Type, e.Class, e.Level, e.StartsOn, e.EndsOn, e.Venue, e.Organiser?.Value,
            Meetings.Attendance(e.Marked, e.Admitted, e.ReportedAttendance)));
        return body is not null ? [.. held] : [.. held.Concat(await RegisteredAsync(db, from, to, cancellationToken)).OrderBy(a => a.StartsOn)];
    }

    /// <summary>Held events of a period. Each belongs to the period in which it began, so one over New Year is counted once.</summary>
    public static IQueryable<Event> HeldIn(this IAssociationDb db, DateOnly from, DateOnly to, bool whole) =>
        db.Events.Where(e => e.Status == EventStatus.Held && e.StartsOn >= from && e.StartsOn <= to && (whole || e.EndsOn <= to));

    public static bool EndsYear(DateOnly day) => day is { Month: 12, Day: 31 };

    /// <summary>Popular science that is kept in the register; what is an activity of the product, by its link or by name and day, is counted as that one.</summary>
    private static async Task<IEnumerable<HeldActivity>> RegisteredAsync(IAssociationDb db, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var works = await db.Works.AsNoTracking().Where(w => w.Kind == WorkKind.PopularScience && w.Event == null && w.Form != WorkForm.JointLecture && w.Day >= from && w.Day <= to
                && !db.Events.Any(e => e.Status == EventStatus.Held && e.StartsOn == w.Day && e.Name.Zh == w.Title.Zh))
            .OrderBy(w => w.Day).ThenBy(w => w.Id).Select(w => new { w.Id, w.Title, w.Form, w.Day, w.Place, w.People }).ToListAsync(cancellationToken);
        return works.Select(w => new HeldActivity(w.Id.Value, "", w.Title, TypeOf(w.Form), EventClass.PopularScience, EventLevel.District, w.Day, w.Day, Bilingual.Of(w.Place, null), null, w.People ?? 0, w.Id.Value));
    }

    private static EventType TypeOf(WorkForm? form) => form switch
    {
        WorkForm.ScienceVideo => EventType.ScienceVideo,
        WorkForm.TeacherTraining => EventType.InstructorTraining,
        WorkForm.LessonPlanContest => EventType.LessonPlanContest,
        WorkForm.FreeClinic => EventType.FreeClinic,
        _ => EventType.PopularScience,
    };

    public static IEnumerable<HeldActivity> CountedBy(this IEnumerable<HeldActivity> activities, PlanMetric metric) => activities.Where(a => metric.Counts(a.Type, a.Class, a.Level));

    /// <summary>What a line has reached by these activities.</summary>
    public static int Reached(this IEnumerable<HeldActivity> activities, PlanMetric metric) =>
        metric.IsPeople() ? activities.Sum(a => a.People) : activities.CountedBy(metric).Count();
}

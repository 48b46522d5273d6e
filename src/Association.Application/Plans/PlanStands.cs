using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <param name="Staff">People employed by units on the last day.</param>
/// <param name="Came">Of those, who came to continuing medical education at least once.</param>
internal sealed record Turnout(int Staff, int Came)
{
    /// <summary>Whole, rounded half up; 0 without staff.</summary>
    public int Percent => Staff == 0 ? 0 : (int)Math.Round(100m * Came / Staff, MidpointRounding.AwayFromZero);
}

/// <summary>Somebody who came to an activity by name.</summary>
internal sealed record Visit
{
    public EventClass Class { get; init; }
    public Id<Person> Person { get; init; }
}

/// <summary>What lines of a plan count that is no activity: bodies that exist on the day, the share of the staff that came.</summary>
internal static class PlanStands
{
    /// <summary>Of those of the lines that count no activities, how they stand on a day of their year.</summary>
    public static async Task<IReadOnlyDictionary<PlanMetric, int>> StandsAsync(this IAssociationDb db, IEnumerable<PlanMetric> lines, DateOnly day, CancellationToken cancellationToken)
    {
        var stands = new Dictionary<PlanMetric, int>();
        foreach (var metric in lines.Where(m => m.IsBodies() || m.IsPercent()).Distinct())
            stands[metric] = metric.IsBodies() ? await db.CentresAsync(day, cancellationToken) : (await db.TurnoutAsync(new DateOnly(day.Year, 1, 1), day, cancellationToken)).Percent;
        return stands;
    }

    /// <summary>What a line has reached: by the activities, or as it stands.</summary>
    public static int Reached(this IReadOnlyDictionary<PlanMetric, int> stands, PlanMetric metric, IEnumerable<HeldActivity> activities) =>
        stands.TryGetValue(metric, out var standing) ? standing : activities.Reached(metric);

    /// <summary>Who of the staff came to continuing medical education. Source: anchors.md 3.5.</summary>
    public static async Task<Turnout> TurnoutAsync(this IAssociationDb db, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var staff = db.Employments.AsNoTracking().Where(e => e.From <= last && (e.To == null || e.To >= last));
        var courses = db.HeldIn(first, last, HeldActivities.EndsYear(last)).Where(e => e.Class == EventClass.PublicCme || e.Class == EventClass.SpecialisedCme);
        var came = db.VisitsTo(courses).Select(v => v.Person);
        return new(await staff.Select(e => e.Person).Distinct().CountAsync(cancellationToken),
            await staff.Where(e => came.Contains(e.Person)).Select(e => e.Person).Distinct().CountAsync(cancellationToken));
    }

    /// <summary>Everybody who came by name: through the door of a conference, or marked on the list of a meeting; who did both stands here twice.</summary>
    public static IQueryable<Visit> VisitsTo(this IAssociationDb db, IQueryable<Event> events) => (
        from registration in db.Registrations.AsNoTracking()
        join held in events on registration.Event equals held.Id
        where registration.CheckedInAt != null
        select new Visit { Class = held.Class, Person = registration.Person }).Concat(
        from invitee in db.Invitees.AsNoTracking()
        join held in events on invitee.Event equals held.Id
        where invitee.Presence == Presence.Attended
        select new Visit { Class = held.Class, Person = invitee.Person });

    private static Task<int> CentresAsync(this IAssociationDb db, DateOnly day, CancellationToken cancellationToken) => db.Bodies.CountAsync(b => b.Kind == BodyKind.QcSubCentre
        && (b.FoundedOn == null || b.FoundedOn <= day) && (b.DissolvedOn == null || b.DissolvedOn >= day), cancellationToken);
}

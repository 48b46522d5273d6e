using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Plans;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Plans;

/// <summary>The plan of a year against what was held, counted anew each time. Source: anchors.md 3.4.</summary>
/// <param name="AsOf">Counted up to that day; left out, today or the last day of a past year.</param>
[Requires(Permissions.Self)]
public sealed record GetPlan(Id<Body>? Body, int Year, DateOnly? AsOf = null) : IQuery<PlanView>, IReadsPlan;

/// <param name="May">Whether the reader may change it.</param>
/// <param name="HasLastYear">The year before has lines that could be copied.</param>
public sealed record PlanView(int Year, DateOnly AsOf, bool May, bool HasLastYear, IReadOnlyList<PlanRow> Rows, IReadOnlyList<PlanOwner> Owners);

/// <param name="Reached">Activities held, or person-times where the line counts people.</param>
/// <param name="People">Person-times of those activities.</param>
/// <param name="Expected">What the passed time asks for.</param>
/// <param name="LastYear">Reached by the same day a year before.</param>
/// <param name="LastYearWhole">Reached in the whole year before.</param>
public sealed record PlanRow(
    Guid Id, PlanMetric Metric, int Target, DateOnly Due, Guid? OwnerId, string? Owner, string? Note, int Reached, int People, int Expected, PlanLight Light, int LastYear, int LastYearWhole);

public sealed record PlanOwner(Guid Id, string Name);

internal sealed class GetPlanHandler(IAssociationDb db, Bodies.Desk.BodyScope scope, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetPlan, PlanView>
{
    public async Task<PlanView> Handle(GetPlan query, CancellationToken cancellationToken)
    {
        var year = PlanYears.Of(query.Year);
        var asOf = PlanYears.DayOf(year, query.AsOf, clock.Today());
        // A year that is over is judged from today: what was not reached by its last day was missed.
        var judged = query.AsOf ?? clock.Today();
        var (start, before) = (new DateOnly(year, 1, 1), new DateOnly(year - 1, 1, 1));
        var held = await db.HeldAsync(query.Body, start, asOf, cancellationToken);
        var last = await db.HeldAsync(query.Body, before, start.AddDays(-1), cancellationToken);
        var sameDay = asOf.AddYears(-1);
        var earlier = HeldActivities.EndsYear(sameDay) ? last : [.. last.Where(a => a.EndsOn <= sameDay)];
        var lines = await db.PlanLines.AsNoTracking().Where(l => l.Year == year && l.Body == query.Body).ToListAsync(cancellationToken);
        var owners = await OwnersAsync(query.Body, lines, cancellationToken);
        var metrics = lines.Select(l => l.Metric).ToList();
        var (now, then, end) = (await db.StandsAsync(metrics, asOf, cancellationToken), await db.StandsAsync(metrics, sameDay, cancellationToken), await db.StandsAsync(metrics, start.AddDays(-1), cancellationToken));
        var rows = lines.OrderBy(l => l.Metric).ThenBy(l => l.Id).Select(l =>
        {
            var reached = now.Reached(l.Metric, held);
            return new PlanRow(l.Id.Value, l.Metric, l.Target, l.Due, l.Owner?.Value, owners.FirstOrDefault(o => o.Id == l.Owner?.Value)?.Name, l.Note, reached,
                held.CountedBy(l.Metric).Sum(a => a.People), l.ExpectedBy(asOf), l.LightOf(reached, judged), then.Reached(l.Metric, earlier), end.Reached(l.Metric, last));
        });
        return new(year, asOf, await MayAsync(query.Body, cancellationToken), await db.PlanLines.AnyAsync(l => l.Year == year - 1 && l.Body == query.Body, cancellationToken), [.. rows], owners);
    }

    private async Task<bool> MayAsync(Id<Body>? body, CancellationToken cancellationToken) =>
        user.Has(Permissions.EditPlan) || body is { } one && await scope.ActsForAsync(one, cancellationToken);

    /// <summary>Who can see to a line: whoever holds an office of the body, or leads one where the plan is the association's; and whoever does already.</summary>
    private async Task<IReadOnlyList<PlanOwner>> OwnersAsync(Id<Body>? body, IReadOnlyList<PlanLine> lines, CancellationToken cancellationToken)
    {
        var held = lines.Where(l => l.Owner is not null).Select(l => l.Owner!.Value).ToList();
        var officers = db.PlanOwners(body, clock.Today());
        return await db.People.AsNoTracking().Where(p => officers.Contains(p.Id) || held.Contains(p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id)
            .Select(p => new PlanOwner(p.Id.Value, p.Name)).ToListAsync(cancellationToken);
    }
}

internal static class PlanPeople
{
    public static IQueryable<Id<Person>> PlanOwners(this IAssociationDb db, Id<Body>? body, DateOnly today)
    {
        var held = db.Appointments.AsNoTracking().Where(a => a.From <= today && (a.To == null || a.To >= today)
            && a.Status != AppointmentStatus.Nominated && a.Status != AppointmentStatus.Elected);
        return body is { } one
            ? held.Where(a => db.BodyTerms.Any(t => t.Id == a.Term && t.Body == one)).Select(a => a.Person)
            : held.Where(a => a.Position == BodyPosition.Chair || a.Position == BodyPosition.Secretary).Select(a => a.Person);
    }
}

internal static class PlanYears
{
    public const int First = 2000;
    public const int Last = 2100;

    public static int Of(int asked) => Math.Clamp(asked, First, Last);

    /// <summary>The day up to which a year is counted: as asked within the year, else today, else its end.</summary>
    public static DateOnly DayOf(int year, DateOnly? asked, DateOnly today)
    {
        var day = asked ?? today;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return day < first ? first : day > last ? last : day;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Domain.Plans;
using Association.Domain.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

/// <summary>The records behind a figure, as they are now; up to a day that has passed.</summary>
[Requires(Permissions.ReadReports)]
public sealed record GetFigureRows(int Year, string Metric, DateOnly? AsOf = null) : IQuery<FigureRowSet?>;

/// <param name="List">Where the product lists them itself; null: the rows say it all.</param>
/// <param name="Rows">The first of them, in the order of their days.</param>
/// <param name="Total">How many rows there are.</param>
public sealed record FigureRowSet(int Year, DateOnly AsOf, YearFigure Figure, Bilingual Definition, string? List, IReadOnlyList<FigureRow> Rows, int Total);

/// <param name="Number">What the row adds to the figure.</param>
/// <param name="Whole">Of a percentage: examined, where <paramref name="Number"/> passed.</param>
/// <param name="Href">The record itself, where the reader may open it.</param>
public sealed record FigureRow(Bilingual Title, DateOnly? Day, decimal Number, string? Href, int? Whole = null);

internal sealed class GetFigureRowsHandler(FigureRows rows, ReportBuilder builder, TimeProvider clock) : IRequestHandler<GetFigureRows, FigureRowSet?>
{
    private const int MaxRows = 2_000;

    public async Task<FigureRowSet?> Handle(GetFigureRows query, CancellationToken cancellationToken)
    {
        if (Metrics.Find(query.Metric) is not { } metric || !ReportYears.Has(query.Year, clock.Today())) return null;
        var asOf = ReportYears.DayOf(query.Year, query.AsOf, clock.Today());
        var figures = await builder.FiguresAsync(query.Year, asOf, live: false, cancellationToken);
        var found = await rows.OfAsync(metric, query.Year, asOf, cancellationToken);
        return new(query.Year, asOf, figures.Figures.First(f => f.Id == metric.Id), metric.Definition, FigureRows.ListOf(metric, asOf), [.. found.Take(MaxRows)], found.Count);
    }
}

/// <summary>Finds the rows of a figure.</summary>
internal sealed class FigureRows(IAssociationDb db, FigureReader reader, ICurrentUser user)
{
    private static readonly (UnitTier Tier, string Zh, string En)[] Tiers =
    [
        (UnitTier.President, "会长单位", "President units"), (UnitTier.VicePresident, "副会长单位", "Vice-president units"), (UnitTier.ExecutiveGoverning, "常务理事单位", "Executive governing units"),
        (UnitTier.Governing, "理事单位", "Governing units"), (UnitTier.Supervisor, "监事单位", "Supervisor units"), (UnitTier.Member, "会员单位", "Member units"),
    ];

    /// <summary>Units of a tier and members have lists of their own, for any day.</summary>
    public static string? ListOf(Metric metric, DateOnly asOf) => metric.Source.Of switch
    {
        MetricSourceKind.Units when metric.Source.Tier is { } tier => UnitsAt(tier, asOf),
        MetricSourceKind.Members => $"/office/members?asOf={asOf:yyyy-MM-dd}{(metric.Source.Category is { } category ? $"&category={category}" : "")}",
        _ => null,
    };

    public async Task<IReadOnlyList<FigureRow>> OfAsync(Metric metric, int year, DateOnly asOf, CancellationToken cancellationToken)
    {
        var source = metric.Source;
        return source.Of switch
        {
            MetricSourceKind.Participation => Activities((await db.HeldAsync(null, new DateOnly(year, 1, 1), asOf, cancellationToken)).Where(a => a.Class is EventClass.PublicCme or EventClass.SpecialisedCme), source),
            MetricSourceKind.Bodies => await BodiesAsync(source.Body, asOf, cancellationToken),
            MetricSourceKind.Activities => Activities((await db.HeldAsync(null, new DateOnly(year, 1, 1), asOf, cancellationToken)).Counted(source), source),
            MetricSourceKind.Works when source.Count is "standing" => await StandingAsync(source.Work, asOf, cancellationToken),
            MetricSourceKind.Works => Works(await reader.FactsAsync(year, asOf, cancellationToken), source),
            MetricSourceKind.Units when source.Tier is null => TiersOf(await reader.FactsAsync(year, asOf, cancellationToken)),
            MetricSourceKind.Difference => await JoinedAsync(Metrics.Find(source.Metric!)!.Source.Work, asOf, cancellationToken),
            MetricSourceKind.Target => await TargetAsync(source.Plan!.Value, year, cancellationToken),
            MetricSourceKind.Text => await TargetsAsync(source.Plans ?? [], year, cancellationToken),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<FigureRow>> BodiesAsync(BodyKind kind, DateOnly asOf, CancellationToken cancellationToken)
    {
        var bodies = await db.Bodies.AsNoTracking().Where(b => b.Kind == kind && (b.FoundedOn == null || b.FoundedOn <= asOf) && (b.DissolvedOn == null || b.DissolvedOn >= asOf))
            .OrderBy(b => b.Slug).Select(b => new { b.Id, b.Name, b.FoundedOn }).ToListAsync(cancellationToken);
        return [.. bodies.Select(b => new FigureRow(b.Name, b.FoundedOn, 1, $"/office/bodies/{b.Id}"))];
    }

    private FigureRow[] Activities(IEnumerable<HeldActivity> activities, MetricSource source) =>
        [.. activities.Select(a => new FigureRow(a.Name, a.StartsOn, source.Count is "attendances" ? a.People : 1, a.Work is { } work ? WorkAt(work) : $"/events/{a.Slug}"))];

    /// <summary>Where different things are counted, the first record of each adds one and the others nothing: the rows add up to the figure.</summary>
    private FigureRow[] Works(YearFacts facts, MetricSource source)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rows = facts.Counted(source).OrderBy(w => w.Day).ThenBy(w => w.Id).Select(w => new FigureRow(new(w.Title, w.TitleEn), w.Day, source.Count switch
        {
            "documents" => Once($"{w.Root ?? w.Id}"),
            "foreigners" => Once(w.Title),
            "places" => Once(w.Place),
            "institutions" => w.Kind is WorkKind.InspectionVisit ? Once(w.Title) : w.Institutions ?? 0,
            _ => Adds(w, source),
        }, WorkAt(w.Id), source.Count is "rate" ? w.Total : null)).ToList();
        if (source.Count is "foreigners") rows.AddRange(facts.Faculty.Select(f => new FigureRow(f.Name, f.Day, Once(f.Name.Zh), $"/events/{f.Slug}")));
        return [.. rows];

        int Once(string? what) => what is not null && seen.Add(what) ? 1 : 0;
    }

    private static int Adds(WorkFact w, MetricSource source) => source.Count switch
    {
        "total" => w.Total ?? 0,
        "rate" => w.Passed ?? 0,
        "people" => w.People ?? 0,
        "experts" => w.Experts ?? 0,
        "suggestions" => w.Suggestions ?? 0,
        "visits" => w.Kind is WorkKind.InspectionVisit ? 1 : w.Institutions ?? 0,
        "institutions-or-one" => w.Institutions ?? 1,
        _ => 1,
    };

    private async Task<IReadOnlyList<FigureRow>> StandingAsync(WorkKind kind, DateOnly day, CancellationToken cancellationToken) =>
        await ReadAsync(db.Works.Where(w => w.Kind == kind && w.Day <= day && (w.Until == null || w.Until >= day)), cancellationToken);

    /// <summary>Who came within the year up to the day; those who left stand beside them with a minus.</summary>
    private async Task<IReadOnlyList<FigureRow>> JoinedAsync(WorkKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var before = day.AddYears(-1);
        var came = await ReadAsync(db.Works.Where(w => w.Kind == kind && w.Day > before && w.Day <= day && (w.Until == null || w.Until >= day)), cancellationToken);
        var left = await ReadAsync(db.Works.Where(w => w.Kind == kind && w.Day <= before && w.Until >= before && w.Until < day), cancellationToken);
        return [.. came, .. left.Select(l => l with { Number = -1 })];
    }

    private async Task<IReadOnlyList<FigureRow>> ReadAsync(IQueryable<WorkRecord> works, CancellationToken cancellationToken)
    {
        var rows = await works.AsNoTracking().OrderBy(w => w.Day).ThenBy(w => w.Id).Select(w => new { w.Id, w.Title, w.Day }).ToListAsync(cancellationToken);
        return [.. rows.Select(w => new FigureRow(w.Title, w.Day, 1, WorkAt(w.Id.Value)))];
    }

    private async Task<IReadOnlyList<FigureRow>> TargetAsync(PlanMetric metric, int year, CancellationToken cancellationToken)
    {
        var lines = await db.PlanLines.AsNoTracking().Where(l => l.Body == null && l.Metric == metric && (l.Year == year || l.Year == year + 1))
            .OrderByDescending(l => l.Year).Select(l => new { l.Year, l.Due, l.Target }).ToListAsync(cancellationToken);
        return [.. lines.Take(1).Select(l => new FigureRow(new($"{l.Year}年计划", $"Plan of {l.Year}"), l.Due, l.Target, $"/office/plan?year={l.Year}"))];
    }

    private async Task<IReadOnlyList<FigureRow>> TargetsAsync(IReadOnlyList<PlanMetric> lines, int year, CancellationToken cancellationToken)
    {
        var rows = new List<FigureRow>();
        foreach (var line in lines) rows.AddRange(await TargetAsync(line, year, cancellationToken));
        return rows;
    }

    private static FigureRow[] TiersOf(YearFacts facts) =>
        [.. Tiers.Select(t => new FigureRow(new(t.Zh, t.En), null, facts.Tiers.GetValueOrDefault(t.Tier), UnitsAt(t.Tier, facts.AsOf)))];

    private static string UnitsAt(UnitTier tier, DateOnly asOf) => $"/office/units?tier={tier}&asOf={asOf:yyyy-MM-dd}";

    private string? WorkAt(Guid id) => user.Has(Permissions.ReadWorks) ? $"/office/works/{id}" : null;
}

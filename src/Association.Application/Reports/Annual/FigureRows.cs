using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

/// <summary>The records behind a figure, as they are now.</summary>
[Requires(Permissions.ReadReports)]
public sealed record GetFigureRows(int Year, string Metric, DateOnly? AsOf = null) : IQuery<FigureRowSet?>;

/// <param name="List">Where the product lists them itself; null: the rows say it all.</param>
public sealed record FigureRowSet(int Year, DateOnly AsOf, YearFigure Figure, Bilingual Definition, string? List, IReadOnlyList<FigureRow> Rows);

/// <param name="Number">What the row adds to the figure.</param>
/// <param name="Whole">Of a percentage: examined, where <paramref name="Number"/> passed.</param>
/// <param name="Href">The record itself, where the reader may open it.</param>
public sealed record FigureRow(Bilingual Title, DateOnly? Day, decimal Number, string? Href, int? Whole = null);

internal sealed class GetFigureRowsHandler(FigureRows rows, ReportBuilder builder, TimeProvider clock) : IRequestHandler<GetFigureRows, FigureRowSet?>
{
    public async Task<FigureRowSet?> Handle(GetFigureRows query, CancellationToken cancellationToken)
    {
        if (Metrics.Find(query.Metric) is not { } metric) return null;
        var year = PlanYears.Of(query.Year);
        var asOf = PlanYears.DayOf(year, query.AsOf, clock.Today());
        var figures = await builder.FiguresAsync(year, asOf, live: false, cancellationToken);
        return new(year, asOf, figures.Figures.First(f => f.Id == metric.Id), metric.Definition, FigureRows.ListOf(metric, asOf), await rows.OfAsync(metric, year, asOf, cancellationToken));
    }
}

/// <summary>Finds the rows of a figure.</summary>
internal sealed class FigureRows(IAssociationDb db, FigureReader reader, ICurrentUser user)
{
    private const int MaxRows = 2_000;

    /// <summary>Units and members have lists of their own, for any day.</summary>
    public static string? ListOf(Metric metric, DateOnly asOf) => metric.Source.Of switch
    {
        MetricSourceKind.Units => $"/office/units?tier={metric.Source.Tier}&asOf={asOf:yyyy-MM-dd}",
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
            MetricSourceKind.Works => Works((await reader.FactsAsync(year, asOf, cancellationToken)).Counted(source), source),
            MetricSourceKind.Difference => await JoinedAsync(Metrics.Find(source.Metric!)!.Source.Work, asOf, cancellationToken),
            MetricSourceKind.Target => await TargetAsync(metric, year, cancellationToken),
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

    private FigureRow[] Works(IReadOnlyList<WorkFact> works, MetricSource source) =>
    [
        .. works.OrderBy(w => w.Day).ThenBy(w => w.Id).Take(MaxRows).Select(w => new FigureRow(new(w.Title), w.Day, source.Count switch
        {
            "total" => w.Total ?? 0,
            "rate" => w.Passed ?? 0,
            "people" => w.People ?? 0,
            "experts" => w.Experts ?? 0,
            "suggestions" => w.Suggestions ?? 0,
            "institutions" or "visits" => w.Kind is WorkKind.InspectionVisit ? 1 : w.Institutions ?? 0,
            "institutions-or-one" => w.Institutions ?? 1,
            _ => 1,
        }, WorkAt(w.Id), source.Count is "rate" ? w.Total : null)),
    ];

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
        var rows = await works.AsNoTracking().OrderBy(w => w.Day).ThenBy(w => w.Id).Take(MaxRows).Select(w => new { w.Id, w.Title, w.Day }).ToListAsync(cancellationToken);
        return [.. rows.Select(w => new FigureRow(w.Title, w.Day, 1, WorkAt(w.Id.Value)))];
    }

    private async Task<IReadOnlyList<FigureRow>> TargetAsync(Metric metric, int year, CancellationToken cancellationToken)
    {
        var lines = await db.PlanLines.AsNoTracking().Where(l => l.Body == null && l.Metric == metric.Source.Plan && (l.Year == year || l.Year == year + 1))
            .OrderByDescending(l => l.Year).Select(l => new { l.Year, l.Due, l.Target }).ToListAsync(cancellationToken);
        return [.. lines.Take(1).Select(l => new FigureRow(new($"{l.Year}年计划", $"Plan of {l.Year}"), l.Due, l.Target, $"/office/plan?year={l.Year}"))];
    }

    private string? WorkAt(Guid id) => user.Has(Permissions.ReadWorks) ? $"/office/works/{id}" : null;
}

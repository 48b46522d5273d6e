using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Reports.Annual;

/// <summary>All figures of a year, up to any past day of it. A closed year answers with its last snapshot.</summary>
/// <param name="AsOf">Left out: today, or the last day of a past year.</param>
/// <param name="Live">Counts anew even where the year is closed.</param>
[Requires(Permissions.ReadReports)]
public sealed record GetYearFigures(int Year, DateOnly? AsOf = null, bool Live = false) : IQuery<YearFigures>;

/// <param name="Snapshot">The number of the snapshot that answered; null: counted now.</param>
public sealed record YearFigures(int Year, DateOnly AsOf, int? Snapshot, IReadOnlyList<YearFigure> Figures)
{
    public IEnumerable<YearFigure> Unbalanced => Figures.Where(f => f.Warnings.Contains(FigureWarning.Unbalanced));
}

/// <summary>Missing: no record behind it. Unbalanced: not the sum it must be. Changed: by more than 30 % since last year, and nobody said why.</summary>
public enum FigureWarning { Missing, Unbalanced, Changed }

/// <param name="Text">The sentence with the figure in it.</param>
/// <param name="Exact">The number behind a "more than".</param>
/// <param name="LastYear">By the same day a year before.</param>
/// <param name="Target">Of the plan.</param>
/// <param name="SumOf">What its parts add up to, where it must be their sum.</param>
public sealed record YearFigure(
    string Id, MetricUnit Unit, decimal? Value, Bilingual Printed, Bilingual Text, int? Part, int? Whole, bool Exact, decimal? LastYear, int? Target, decimal? SumOf, IReadOnlyList<FigureWarning> Warnings);

internal sealed class GetYearFiguresHandler(ReportBuilder builder, TimeProvider clock) : IRequestHandler<GetYearFigures, YearFigures>
{
    public Task<YearFigures> Handle(GetYearFigures query, CancellationToken cancellationToken) =>
        builder.FiguresAsync(PlanYears.Of(query.Year), PlanYears.DayOf(PlanYears.Of(query.Year), query.AsOf, clock.Today()), query.Live, cancellationToken);
}

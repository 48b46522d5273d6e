using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Common;
using Association.Domain.Reports;
using MediatR;

namespace Association.Application.Reports.Annual;

/// <summary>All figures of a year, up to any past day of it. A closed year answers with its last snapshot. Refused for years that no report is about.</summary>
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
    public Task<YearFigures> Handle(GetYearFigures query, CancellationToken cancellationToken)
    {
        Refuse.Unless(ReportYears.Has(query.Year, clock.Today()), ReportErrors.NotFound);
        return builder.FiguresAsync(query.Year, ReportYears.DayOf(query.Year, query.AsOf, clock.Today()), query.Live, cancellationToken);
    }
}

/// <summary>What can be reported about: years up to this one, and days that have come.</summary>
public static class ReportYears
{
    public static bool Has(int year, DateOnly today) => year >= AnnualReport.FirstYear && year <= today.Year;

    /// <summary>The day up to which a year is counted: as asked within it, never one to come; else its last.</summary>
    public static DateOnly DayOf(int year, DateOnly? asked, DateOnly today) => PlanYears.DayOf(year, asked > today ? today : asked, today);
}

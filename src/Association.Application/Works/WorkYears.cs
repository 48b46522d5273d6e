using System.Globalization;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Reports;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

internal static class WorkYears
{
    /// <summary>
    /// One at a time writes to a year. Who records, corrects or removes in it and who freezes it wait for each other, and see afterwards what
    /// the other wrote: no record twice, none in a frozen year, no numbers beside visits.
    /// </summary>
    public static async Task HoldYearsAsync(this IAssociationDb db, TimeProvider clock, IEnumerable<int> years, CancellationToken cancellationToken)
    {
        // Years that take nothing anyway are refused later, with their reason; always in the same order, so that nobody waits in a circle.
        foreach (var year in years.Where(y => y >= AnnualReport.FirstYear && y <= clock.Today().Year).Distinct().Order())
            await db.HoldAsync(string.Create(CultureInfo.InvariantCulture, $"works/{year}"), cancellationToken);
    }

    /// <summary>The years in which a record counts: that of its day, and that in which it was closed.</summary>
    public static IEnumerable<int> YearsOf(DateOnly day, DateOnly? closedOn) => closedOn is { } closed ? [day.Year, closed.Year] : [day.Year];

    /// <summary>Which years take records now.</summary>
    public static async Task<OpenYears> OpenYearsAsync(this IAssociationDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var years = await db.AnnualReports.AsNoTracking().Select(r => new { r.Year, r.State, r.Opened }).ToListAsync(cancellationToken);
        return new(clock.Today(), years.Where(y => y.Opened).Select(y => y.Year).ToHashSet(), years.Where(y => y.State is ReportState.Closed).Select(y => y.Year).ToHashSet());
    }
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Reports;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Works;

internal static class WorkYears
{
    /// <summary>Which years take records now.</summary>
    public static async Task<OpenYears> OpenYearsAsync(this IAssociationDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var years = await db.AnnualReports.AsNoTracking().Select(r => new { r.Year, r.State, r.Opened }).ToListAsync(cancellationToken);
        return new(clock.Today(), years.Where(y => y.Opened).Select(y => y.Year).ToHashSet(), years.Where(y => y.State is ReportState.Closed).Select(y => y.Year).ToHashSet());
    }
}

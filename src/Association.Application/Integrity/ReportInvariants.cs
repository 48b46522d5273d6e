using Association.Application.Common;
using Association.Domain.Reports;
using Association.Domain.Works;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>What the year's report counts and what it froze. Source: product.md invariant 8.</summary>
internal static class ReportInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Passed(db), Counted(db), Frozen(db), Hashes(db)];

    private static Invariant Passed(IAssociationDb db) => Invariant.Of("works.passed",
        db.Works.Where(w => w.Passed > w.Total), w => $"work {w.Id}: {w.Passed} of {w.Total} passed");

    private static Invariant Counted(IAssociationDb db) => Invariant.Of("works.counted",
        db.Works.Where(w => w.Kind == WorkKind.Inspection && (w.Institutions != null || w.Experts != null || w.Suggestions != null)
            && db.Works.Any(v => v.Parent == w.Id && v.Kind == WorkKind.InspectionVisit)),
        w => $"work {w.Id}: numbers typed beside its visits");

    private static Invariant Frozen(IAssociationDb db) => Invariant.Of("reports.closed",
        db.AnnualReports.Where(r => r.State == ReportState.Closed && !db.ReportSnapshots.Any(s => s.Report == r.Id)), r => $"report {r.Year}: closed without a snapshot");

    private static Invariant Hashes(IAssociationDb db) => new("reports.hash", async cancellationToken =>
    {
        var broken = new List<string>();
        await foreach (var snapshot in db.ReportSnapshots.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (ReportSnapshot.HashOf(snapshot.Content) != snapshot.Hash) broken.Add($"snapshot {snapshot.Number} of {snapshot.Year}: its content is not what was frozen");
        return Invariant.Shown(broken);
    });
}

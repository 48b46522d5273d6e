using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Plans;
using Association.Domain.Common;
using Association.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

/// <summary>The report of a year for its builder: text, figures, remarks, snapshots.</summary>
/// <param name="Snapshot">Shows that one instead of what is counted now.</param>
[Requires(Permissions.ReadReports)]
public sealed record GetAnnualReport(int Year, int? Snapshot = null) : IQuery<AnnualReportView?>;

/// <param name="Since">What would change if it were frozen now: since the last snapshot.</param>
/// <param name="Over">The year has ended, so that it can be frozen.</param>
public sealed record AnnualReportView(
    int Year, ReportState State, bool Opened, bool Over, string? Reason, ReportContent Content, IReadOnlyList<ReportRemark> Remarks, IReadOnlyList<SnapshotLine> Snapshots, SnapshotLine? Shown,
    IReadOnlyList<ReportChange> Since, bool MayEdit, bool MayFreeze);

public sealed record ReportRemark(Guid Id, string? Part, string? Metric, string Text, string By, DateTimeOffset At, DateTimeOffset? SettledAt);

public sealed record SnapshotLine(int Number, DateTimeOffset FrozenAt, string By, string Hash, string? Reason, IReadOnlyList<ReportChange> Changes);

internal sealed class GetAnnualReportHandler(IAssociationDb db, ReportBuilder builder, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetAnnualReport, AnnualReportView?>
{
    public async Task<AnnualReportView?> Handle(GetAnnualReport query, CancellationToken cancellationToken)
    {
        var report = await db.AnnualReports.AsNoTracking().Include(r => r.Comments).FirstOrDefaultAsync(r => r.Year == query.Year, cancellationToken);
        var kept = await db.ReportSnapshots.AsNoTracking().Where(s => s.Year == query.Year).OrderByDescending(s => s.Number).ToListAsync(cancellationToken);
        var lines = kept.Select(s => new SnapshotLine(s.Number, s.FrozenAt, s.FrozenByName, s.Hash, s.Reason, Differences.Parse(s.Changes))).ToList();
        if (query.Year < AnnualReport.FirstYear || query.Year > clock.Today().Year) return null;
        if (query.Snapshot is { } number && kept.TrueForAll(s => s.Number != number)) return null;
        var chosen = query.Snapshot ?? (report?.State is ReportState.Closed ? kept[0].Number : null);
        var content = chosen is { } one ? ReportContent.Parse(kept.First(s => s.Number == one).Content) : await NowAsync(query.Year, cancellationToken);
        var since = chosen is null && kept.Count > 0 ? Differences.Between(ReportContent.Parse(kept[0].Content), content) : [];
        return new(query.Year, report?.State ?? ReportState.Open, report?.Opened ?? false, query.Year < clock.Today().Year, report?.Reason, content,
            [.. (report?.Comments ?? []).OrderBy(c => c.At).Select(c => new ReportRemark(c.Id.Value, c.Part, c.Metric, c.Text, c.ByName, c.At, c.SettledAt))], lines,
            lines.Find(l => l.Number == chosen), since, user.Has(Permissions.EditReports), user.Has(Permissions.FreezeReports));
    }

    private async Task<ReportContent> NowAsync(int year, CancellationToken cancellationToken)
    {
        var figures = await builder.FiguresAsync(year, PlanYears.DayOf(year, null, clock.Today()), live: true, cancellationToken);
        return await builder.ComposeAsync(year, figures, 0, cancellationToken);
    }
}

/// <summary>What differs between two snapshots of a year.</summary>
[Requires(Permissions.ReadReports)]
public sealed record CompareSnapshots(int Year, int From, int To) : IQuery<IReadOnlyList<ReportChange>?>;

internal sealed class CompareSnapshotsHandler(IAssociationDb db) : IRequestHandler<CompareSnapshots, IReadOnlyList<ReportChange>?>
{
    public async Task<IReadOnlyList<ReportChange>?> Handle(CompareSnapshots query, CancellationToken cancellationToken)
    {
        var kept = await db.ReportSnapshots.AsNoTracking().Where(s => s.Year == query.Year && (s.Number == query.From || s.Number == query.To)).ToDictionaryAsync(s => s.Number, s => s.Content, cancellationToken);
        return kept.TryGetValue(query.From, out var from) && kept.TryGetValue(query.To, out var to) ? Differences.Between(ReportContent.Parse(from), ReportContent.Parse(to)) : null;
    }
}

/// <summary>The years that have a report, or records to make one of.</summary>
[Requires(Permissions.ReadReports)]
public sealed record ListReportYears : IQuery<IReadOnlyList<ReportYearLine>>;

/// <param name="Snapshots">How many were frozen.</param>
public sealed record ReportYearLine(int Year, ReportState State, bool Opened, int Snapshots, DateTimeOffset? FrozenAt);

internal sealed class ListReportYearsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListReportYears, IReadOnlyList<ReportYearLine>>
{
    public async Task<IReadOnlyList<ReportYearLine>> Handle(ListReportYears query, CancellationToken cancellationToken)
    {
        var reports = await db.AnnualReports.AsNoTracking().ToDictionaryAsync(r => r.Year, cancellationToken);
        var frozen = await db.ReportSnapshots.AsNoTracking().GroupBy(s => s.Year).Select(g => new { g.Key, At = g.Max(s => s.FrozenAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
        var today = clock.Today();
        var held = await db.Events.Where(e => e.Status == Domain.Events.EventStatus.Held && e.StartsOn <= today).Select(e => e.StartsOn.Year).Distinct().ToListAsync(cancellationToken);
        return [.. held.Concat(reports.Keys).Append(today.Year).Append(today.Year - 1).Distinct().Where(y => y >= AnnualReport.FirstYear && y <= today.Year).OrderDescending()
            .Select(y => new ReportYearLine(y, reports.GetValueOrDefault(y)?.State ?? ReportState.Open, reports.GetValueOrDefault(y)?.Opened ?? false, reports.GetValueOrDefault(y)?.Snapshots ?? 0,
                frozen.TryGetValue(y, out var at) ? at : null))];
    }
}

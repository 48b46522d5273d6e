using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Plans;
using Association.Domain.Common;
using Association.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports.Annual;

public enum ReportFormat { Docx, Pdf }

/// <summary>The report as a document: as it was frozen, or as it is counted now.</summary>
/// <param name="Snapshot">Left out: the last snapshot of a closed year, else what is counted now.</param>
[Requires(Permissions.ReadReports)]
public sealed record WriteReport(int Year, ReportFormat Format, string Culture, int? Snapshot = null) : IQuery<FileContent?>;

/// <summary>What a document of the report needs.</summary>
/// <param name="FrozenAt">Null: a draft.</param>
public sealed record PrintedReport(Bilingual Association, ReportContent Content, DateOnly MadeOn, DateTimeOffset? FrozenAt, string? Hash);

/// <summary>Writes the report of a year as a document in one language.</summary>
public interface IAnnualReportWriter
{
    byte[] Word(PrintedReport report, string culture);

    byte[] Pdf(PrintedReport report, string culture);
}

internal sealed class WriteReportHandler(IAssociationDb db, ReportBuilder builder, IAnnualReportWriter writer, SiteOptions site, TimeProvider clock) : IRequestHandler<WriteReport, FileContent?>
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<FileContent?> Handle(WriteReport query, CancellationToken cancellationToken)
    {
        var closed = await db.AnnualReports.AnyAsync(r => r.Year == query.Year && r.State == ReportState.Closed, cancellationToken);
        var kept = query.Snapshot is null && !closed ? null : await db.ReportSnapshots.AsNoTracking()
            .Where(s => s.Year == query.Year && (query.Snapshot == null || s.Number == query.Snapshot)).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (query.Year < AnnualReport.FirstYear || query.Year > clock.Today().Year) return null;
        if (kept is null && query.Snapshot is not null) return null;
        var content = kept is not null ? ReportContent.Parse(kept.Content) : await builder.ComposeAsync(query.Year,
            await builder.FiguresAsync(query.Year, PlanYears.DayOf(query.Year, null, clock.Today()), live: true, cancellationToken), 0, cancellationToken);
        var report = new PrintedReport(site.Name, content, clock.Today(), kept?.FrozenAt, kept?.Hash);
        var culture = ReportCultures.Of(query.Culture);
        var name = culture is ReportCultures.English ? $"Work report {query.Year}" : $"{site.Name.Zh}{query.Year}年工作报告";
        return query.Format is ReportFormat.Docx
            ? new FileContent($"{name}.docx", Word, new MemoryStream(writer.Word(report, culture)))
            : new FileContent($"{name}.pdf", "application/pdf", new MemoryStream(writer.Pdf(report, culture)));
    }
}

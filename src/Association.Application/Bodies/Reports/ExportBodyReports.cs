using System.IO.Compression;
using System.Text.Json;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Lists;
using Association.Application.Plans;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Reports;

/// <summary>Queues the reports of all bodies as one archive; the task shows how far it is.</summary>
[Requires(Permissions.EditPlan)]
public sealed record ExportBodyReports(int Year, ReportPeriod Period, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

internal sealed class ExportBodyReportsValidator : AbstractValidator<ExportBodyReports>
{
    public ExportBodyReportsValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(PlanYears.First, PlanYears.Last);
        RuleFor(c => c.Period).IsInEnum();
    }
}

internal sealed class ExportBodyReportsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportBodyReports, Result<Guid>>
{
    public Task<Result<Guid>> Handle(ExportBodyReports command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var export = new Export(ExportKind.BodyReports, JsonSerializer.Serialize(new ReportQuestion(command.Year, command.Period, user.Culture)), false, null, user.Id, now);
        var task = new LongTask(LongTaskKind.Export, export.Id.Value, user.Id, now);
        db.Exports.Add(export);
        db.Tasks.Add(task);
        return Task.FromResult<Result<Guid>>(task.Id.Value);
    }
}

internal sealed record ReportQuestion(int Year, ReportPeriod Period, string Culture);

/// <summary>The archive: one document for each body that existed in the period.</summary>
internal sealed class BodyReportArchive(IAssociationDb db, BodyReports reports, IBodyReportWriter writer)
{
    public async Task<MadeFile> MakeAsync(Export export, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.Deserialize<ReportQuestion>(export.Parameters)!;
        var (first, last) = (new DateOnly(asked.Year, 1, 1), new DateOnly(asked.Year, 12, 31));
        var bodies = await db.Bodies.AsNoTracking().Where(b => (b.FoundedOn == null || b.FoundedOn <= last) && (b.DissolvedOn == null || b.DissolvedOn >= first))
            .OrderBy(b => b.Kind).ThenBy(b => b.Slug).ToListAsync(cancellationToken);
        await progress.StartAsync(bodies.Count, cancellationToken);
        using var content = new MemoryStream();
        await using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var body in bodies)
            {
                var report = await reports.OfAsync(body, asked.Year, asked.Period, cancellationToken);
                var name = BodyReports.NameOf(body, report, asked.Culture);
                await using (var entry = await archive.CreateEntry(name).OpenAsync(cancellationToken)) await entry.WriteAsync(writer.Write(report, asked.Culture), cancellationToken);
                await progress.RowAsync(new LongTaskRow(name, true), cancellationToken);
            }

        return new MadeFile($"reports-{asked.Year}-{asked.Period.ToString().ToLowerInvariant()}.zip", "application/zip", content.ToArray(), bodies.Count);
    }
}

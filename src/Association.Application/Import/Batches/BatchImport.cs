using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Import;
using MediatR;

namespace Association.Application.Import.Batches;

/// <summary>Imports a workbook in one go and as a batch: shown, and undone for 30 days, beside those of the wizard.</summary>
public sealed class BatchImport(IMediator mediator, WorkbookImport workbooks, WorkbookPreviews previews)
{
    /// <summary>A larger workbook is not kept, so it is imported without a batch.</summary>
    public const int MaxKept = 20 * 1024 * 1024;

    /// <returns>What this run did; what an earlier run of a batch that broke off did is not counted again.</returns>
    public async Task<Result<ImportReport>> RunAsync(ImportPlan plan, byte[] content, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var stream = new MemoryStream(content, writable: false);
        if (plan.DryRun) return await workbooks.RunAsync(plan, stream, progress, cancellationToken);
        var preview = await previews.ReadAsync(plan.Kind, stream, plan.FileName, cancellationToken);
        if (!preview.Succeeded) return Result<ImportReport>.Refused(preview.Errors);
        var begun = await mediator.Send(new BeginImport(plan.Kind, plan.Match, new UploadedFile(plan.FileName, content), preview.Value.Guess), cancellationToken);
        if (!begun.Succeeded) return Result<ImportReport>.Refused(begun.Errors);

        var (batch, before) = (new Id<ImportBatch>(begun.Value.Batch), begun.Value);
        var report = await workbooks.RunAsync(plan with { Batch = batch }, stream, progress, cancellationToken);
        if (!report.Succeeded)
        {
            await mediator.Send(new DropImport(batch), cancellationToken);
            return report;
        }

        var recorded = await mediator.Send(new RecordReport(batch, report.Value), cancellationToken);
        return recorded.Succeeded ? report.Value with { Created = report.Value.Created - before.Created, Updated = report.Value.Updated - before.Updated }
            : Result<ImportReport>.Refused(recorded.Errors);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>The dry run or the run of a batch has ended.</summary>
[Requires(Permissions.System)]
public sealed record RecordReport(Id<ImportBatch> Batch, ImportReport Report) : ICommand<Result>;

internal sealed class RecordReportHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RecordReport, Result>
{
    /// <summary>Rows that the page and the error workbook can name; a workbook with more of them is a wrong one.</summary>
    private const int MaxKept = 20_000;

    public async Task<Result> Handle(RecordReport command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { } batch) return ImportErrors.NotFound;
        var report = command.Report;
        var counts = new ImportCounts(report.Rows, report.Created, report.Updated, report.Duplicates.Count, report.Errors.Count);
        var kept = (report with { Errors = [.. report.Errors.Take(MaxKept)], Duplicates = [.. report.Duplicates.Take(MaxKept)], Warnings = [.. report.Warnings.Take(MaxKept)] }).ToJson();
        if (batch.State is ImportState.Judging) batch.Judged(counts, kept);
        else batch.Finish(counts, kept, clock.GetUtcNow());
        return Result.Done;
    }
}

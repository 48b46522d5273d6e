using Association.Application.Common;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>What the workers of imports share.</summary>
internal sealed class ImportWork(IAssociationDb db, ImportFiles files, WorkbookImport workbooks, IMediator mediator)
{
    /// <summary>Reads the batch's workbook to its end, dry or for good; started again after a crash, it finds what it wrote and goes on.</summary>
    public async Task RunAsync(LongTask task, ImportState expected, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == new Id<ImportBatch>(task.Subject!.Value), cancellationToken);
        if (batch.State != expected) return;   // it had ended before the worker could say so
        await using var content = await files.OpenAsync(batch.File ?? throw new RefusedException(ImportErrors.Closed), cancellationToken);
        var plan = new ImportPlan(batch.Kind, batch.FileName, expected is ImportState.Judging, batch.Match, ColumnChoice.Parse(batch.Columns), batch.Id);

        var report = await WithProgressAsync(latest => workbooks.RunAsync(plan, content, latest, cancellationToken), progress, cancellationToken);
        if (!report.Succeeded) throw new RefusedException(report.Errors[0]);
        var recorded = await mediator.Send(new RecordReport(batch.Id, report.Value), cancellationToken);
        if (!recorded.Succeeded) throw new RefusedException(recorded.Errors[0]);
        await progress.StartAsync(report.Value.Rows, cancellationToken);
        await progress.CountAsync(report.Value.Rows, cancellationToken);
    }

    private static async Task<T> WithProgressAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var latest = new Latest();
        using var told = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var teller = TellAsync(latest, progress, told.Token);
        try { return await work(latest); }
        finally
        {
            await told.CancelAsync();
            await teller;
        }
    }

    /// <summary>Beside the import, never between its commands: what it says must not wait for their locks.</summary>
    private static async Task TellAsync(Latest latest, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var started = false;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (latest.Value is not { } now) continue;
                if (!started) await progress.StartAsync(now.Total, cancellationToken);
                started = true;
                await progress.CountAsync(now.Done, cancellationToken);
            }
        }
        catch (OperationCanceledException) { }   // the import has ended
    }

    private sealed class Latest : IProgress<ImportProgress>
    {
        public ImportProgress? Value { get; private set; }

        public void Report(ImportProgress value) => Value = value;
    }
}

internal sealed class JudgeImportWorker(ImportWork work) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.JudgeImport;

    public Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken) => work.RunAsync(task, ImportState.Judging, progress, cancellationToken);
}

internal abstract class RunImportWorker(LongTaskKind kind, ImportWork work) : ILongTaskWorker
{
    public LongTaskKind Kind => kind;

    public Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken) => work.RunAsync(task, ImportState.Running, progress, cancellationToken);
}

internal sealed class ImportUnitsWorker(ImportWork work) : RunImportWorker(LongTaskKind.ImportUnits, work);

internal sealed class ImportMembersWorker(ImportWork work) : RunImportWorker(LongTaskKind.ImportMembers, work);

internal sealed class ImportBodiesWorker(ImportWork work) : RunImportWorker(LongTaskKind.ImportBodies, work);

internal sealed class ImportActivitiesWorker(ImportWork work) : RunImportWorker(LongTaskKind.ImportActivities, work);

internal sealed class ImportWorksWorker(ImportWork work) : RunImportWorker(LongTaskKind.ImportWorks, work);

internal sealed class UndoImportWorker(IAssociationDb db, IMediator mediator) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.UndoImport;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var batch = new Id<ImportBatch>(task.Subject!.Value);
        var total = await db.ImportEntries.CountAsync(e => e.Batch == batch, cancellationToken);
        await progress.StartAsync(total, cancellationToken);
        while (true)
        {
            var left = await mediator.Send(new UndoImportRows(batch), cancellationToken);
            if (!left.Succeeded) throw new RefusedException(left.Errors[0]);
            await progress.CountAsync(total - left.Value, cancellationToken);
            if (left.Value == 0) return;
        }
    }
}

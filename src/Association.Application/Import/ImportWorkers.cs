using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;

namespace Association.Application.Import;

/// <summary>Imports a kept workbook; started again after a crash, it finds what it wrote and goes on.</summary>
internal abstract class ImportWorker(ImportKind import, IAssociationDb db, IFileStore files, WorkbookImport workbooks) : ILongTaskWorker
{
    public abstract LongTaskKind Kind { get; }

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var known = await files.OpenAsync(db, new Id<StoredFile>(task.Subject!.Value), cancellationToken) ?? throw new RefusedException(UploadErrors.Missing);
        await using var content = known.Content;
        var latest = new Latest();
        using var told = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var teller = TellAsync(latest, progress, told.Token);
        try
        {
            var result = await workbooks.RunAsync(import, content, known.Name, dryRun: false, latest, cancellationToken);
            await told.CancelAsync();
            await teller;
            if (!result.Succeeded) throw new RefusedException(result.Errors[0]);
            await ReportAsync(result.Value, progress, cancellationToken);
        }
        finally { await told.CancelAsync(); }
    }

    /// <summary>What was refused is told row by row, the rest by its number.</summary>
    private static async Task ReportAsync(ImportReport report, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        await progress.StartAsync(report.Rows, cancellationToken);
        await progress.CountAsync(report.Rows - report.Errors.Count, cancellationToken);
        foreach (var error in report.Errors)
            await progress.RowAsync(new LongTaskRow(Label(error), false, error.Code), cancellationToken);
    }

    private static string Label(RowError error) => string.Join(" · ", new[] { $"#{error.Row}", error.Field, error.Value }.Where(part => !string.IsNullOrEmpty(part)));

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

internal sealed class ImportUnitsWorker(IAssociationDb db, IFileStore files, WorkbookImport workbooks) : ImportWorker(ImportKind.Units, db, files, workbooks)
{
    public override LongTaskKind Kind => LongTaskKind.ImportUnits;
}

internal sealed class ImportMembersWorker(IAssociationDb db, IFileStore files, WorkbookImport workbooks) : ImportWorker(ImportKind.Members, db, files, workbooks)
{
    public override LongTaskKind Kind => LongTaskKind.ImportMembers;
}

internal sealed class ImportBodiesWorker(IAssociationDb db, IFileStore files, WorkbookImport workbooks) : ImportWorker(ImportKind.Bodies, db, files, workbooks)
{
    public override LongTaskKind Kind => LongTaskKind.ImportBodies;
}

internal sealed class ImportActivitiesWorker(IAssociationDb db, IFileStore files, WorkbookImport workbooks) : ImportWorker(ImportKind.Activities, db, files, workbooks)
{
    public override LongTaskKind Kind => LongTaskKind.ImportActivities;
}

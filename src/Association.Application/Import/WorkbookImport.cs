using Association.Application.Common;
using Association.Application.Members.Memberships;
using Association.Domain.Common;
using Association.Domain.Import;
using MediatR;

namespace Association.Application.Import;

/// <summary>
/// Imports a whole workbook as commands of 500 rows, each a transaction of its own: killed and started again, it finds what
/// it wrote and goes on. The file is read to its end once before anything is written, so a damaged one changes nothing.
/// </summary>
public sealed class WorkbookImport(IMediator mediator, IWorkbooks workbooks, TimeProvider clock)
{
    /// <summary>With columns that are recognised, and rows that win over what is known.</summary>
    public Task<Result<ImportReport>> RunAsync(
        ImportKind kind, Stream content, string fileName, bool dryRun, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(new ImportPlan(kind, fileName, dryRun), content, progress, cancellationToken);

    /// <param name="content">Seekable: it is read twice.</param>
    /// <param name="progress">Told after each command.</param>
    /// <param name="cancellationToken">Stops between two commands; what was written stays.</param>
    /// <returns>Refused when the file as a whole is not a workbook of that kind; else what became of its rows.</returns>
    public async Task<Result<ImportReport>> RunAsync(ImportPlan plan, Stream content, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var (source, mode, begun) = (new Source(plan, content, progress, cancellationToken), plan.Mode, new List<ImportedWork>());
        try
        {
            return plan.Kind switch
            {
                ImportKind.Units => await RunAsync(source, UnitRow.Sheet, u => u.Code.Value, "unit.duplicate", rows => new ImportUnits(rows, mode)),
                ImportKind.Members => await RunAsync(source, MemberRow.SheetOf(await mediator.Send(new ListCategoryNames(), cancellationToken)), m => m.ResidentId.Value, "resident-id.duplicate", rows => new ImportMembers(rows, mode)),
                ImportKind.Bodies => await RunAsync(source, BodyRow.Sheet, KeyOf, "appointment.duplicate", rows => new ImportBodies(rows, mode)),
                ImportKind.Works => await RunAsync(source, WorkRow.Sheet, w => w.Key, "work.duplicate", rows => new ImportWorks(rows, mode) { Begun = begun }),
                ImportKind.Activities => await RunAsync(source, ActivityRow.Sheet, a => a.Code, "activity.duplicate", rows => new ImportActivities(rows, mode)),
                _ => throw new ArgumentOutOfRangeException(nameof(plan)),
            };
        }
        catch (RefusedException refused) { return refused.Error; }
    }

    private async Task<Result<ImportReport>> RunAsync<TRow>(
        Source source, SheetDefinition<TRow> sheet, Func<TRow, string> key, string duplicate, Func<IReadOnlyList<TRow>, ICommand<Result<ChunkOutcome>>> command)
        where TRow : class
    {
        var total = await sheet.CountAsync(RowsOf(source), source.Plan.Columns, source.CancellationToken);
        Refuse.If(total == 0, WorkbookErrors.Empty);

        var run = new ImportRun<TRow>(key, duplicate, rows => mediator.Send(command(rows), source.CancellationToken));
        // What is read ahead is read while the database writes.
        var rows = sheet.ReadAsync(RowsOf(source), clock.Today(), source.Plan.Columns, source.CancellationToken);
        await foreach (var row in rows.Ahead(ImportRun<TRow>.ChunkSize, source.CancellationToken))
        {
            if (await run.TakeAsync(row) is { } refusal) return refusal;
            if (run.AtStart) source.Progress?.Report(new(run.Rows, total));
        }

        if (await run.FlushAsync() is { } last) return last;
        source.Progress?.Report(new(total, total));
        return run.Report();
    }

    private IAsyncEnumerable<SheetRow> RowsOf(Source source)
    {
        source.Content.Position = 0;
        return workbooks.ReadAsync(source.Content, source.Plan.FileName, source.CancellationToken);
    }

    private static string KeyOf(BodyRow row) => $"{row.Body}|{row.Term}|{row.ResidentId.Value}|{row.Position}";

    private sealed record Source(ImportPlan Plan, Stream Content, IProgress<ImportProgress>? Progress, CancellationToken CancellationToken);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>Batches whose workbook nobody needs any more: undone ones, and those whose time to be undone has passed.</summary>
[Requires(Permissions.System)]
public sealed record OverdueImports(int Count = 100) : IQuery<IReadOnlyList<Id<ImportBatch>>>;

internal sealed class OverdueImportsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<OverdueImports, IReadOnlyList<Id<ImportBatch>>>
{
    public async Task<IReadOnlyList<Id<ImportBatch>>> Handle(OverdueImports query, CancellationToken cancellationToken)
    {
        DateTimeOffset? before = clock.GetUtcNow() - ImportBatch.Kept;
        return await db.ImportBatches.AsNoTracking()
            .Where(b => b.File != null && (b.State == ImportState.Undone || (b.FinishedAt ?? b.CreatedAt) <= before))
            .Where(b => !db.Tasks.Any(t => t.Id == b.Task && (t.State == LongTaskState.Queued || t.State == LongTaskState.Running)))
            .OrderBy(b => b.CreatedAt).Select(b => b.Id).Take(query.Count).ToListAsync(cancellationToken);
    }
}

/// <summary>
/// Gives up the workbook of a batch and the values from before it, both of which hold personal numbers; the counts, the
/// refused rows (masked) and the records that came of it stay.
/// </summary>
[Requires(Permissions.System)]
public sealed record CloseImport(Id<ImportBatch> Batch) : ICommand<Result>;

internal sealed class CloseImportHandler(IAssociationDb db) : IRequestHandler<CloseImport, Result>
{
    public async Task<Result> Handle(CloseImport command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { File: not null } batch) return Result.Done;
        if (await db.IsBusyAsync(batch, cancellationToken)) return Result.Done;   // started since it was found: its time begins anew
        await db.CloseAsync(batch, cancellationToken);
        return Result.Done;
    }
}

internal static class ClosedImports
{
    public static async Task CloseAsync(this IAssociationDb db, ImportBatch batch, CancellationToken cancellationToken)
    {
        if (await db.Files.FirstOrDefaultAsync(f => f.Id == batch.File, cancellationToken) is { } known) db.Files.Remove(known);
        await db.ImportEntries.Where(e => e.Batch == batch.Id).ExecuteUpdateAsync(row => row.SetProperty(e => e.Memory, (string?)null), cancellationToken);
        batch.Close();
    }
}

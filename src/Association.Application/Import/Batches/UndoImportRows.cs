using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>Takes back the last rows of a batch that still stand; answers how many are left, and ends the undoing with the last.</summary>
[Requires(Permissions.System)]
public sealed record UndoImportRows(Id<ImportBatch> Batch) : ICommand<Result<int>>;

/// <summary>Takes back rows of one kind: each entry is <c>Undone</c> or kept with its reason afterwards.</summary>
internal interface IImportUndo
{
    ImportKind Kind { get; }

    Task UndoAsync(IReadOnlyList<ImportEntry> entries, CancellationToken cancellationToken);
}

internal static class UndoReasons
{
    public const string Changed = "import.changed-since";
    public const string Gone = "import.gone";
    public const string Referenced = "import.referenced";
}

internal sealed class UndoImportRowsHandler(IAssociationDb db, IEnumerable<IImportUndo> kinds, TimeProvider clock) : IRequestHandler<UndoImportRows, Result<int>>
{
    private const int RowsAtOnce = 100;

    public async Task<Result<int>> Handle(UndoImportRows command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { } batch) return ImportErrors.NotFound;
        if (batch.State is ImportState.Undone) return 0;
        var standing = db.ImportEntries.Where(e => e.Batch == command.Batch && e.Fate == ImportFate.Standing);
        // The last row first: what a row leaned on is there until the row is gone.
        var entries = await standing.OrderByDescending(e => e.Row).Take(RowsAtOnce).ToListAsync(cancellationToken);
        await kinds.Single(k => k.Kind == batch.Kind).UndoAsync(entries, cancellationToken);

        var left = await standing.CountAsync(cancellationToken) - entries.Count;
        if (left == 0) batch.Undone(clock.GetUtcNow());
        return left;
    }
}

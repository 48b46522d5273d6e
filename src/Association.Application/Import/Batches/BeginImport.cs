using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>
/// Opens a batch that is written without a dry run, as an operator's command does. The same workbook after a run that broke off
/// goes on in the batch of that run.
/// </summary>
/// <param name="Columns">As recognised by their headers.</param>
[Requires(Permissions.System)]
public sealed record BeginImport(ImportKind Kind, MatchRule Match, UploadedFile File, ColumnChoice Columns) : ICommand<Result<BegunImport>>;

/// <param name="Created">Rows that an earlier run of the batch created.</param>
/// <param name="Updated">Rows that an earlier run of the batch brought up to date.</param>
public sealed record BegunImport(Guid Batch, int Created, int Updated);

internal sealed class BeginImportHandler(IAssociationDb db, ImportFiles files, ICurrentUser user, TimeProvider clock) : IRequestHandler<BeginImport, Result<BegunImport>>
{
    public async Task<Result<BegunImport>> Handle(BeginImport command, CancellationToken cancellationToken)
    {
        var name = command.File.Name.Length > StoredFile.MaxNameLength ? command.File.Name[^StoredFile.MaxNameLength..] : command.File.Name;
        if (await BrokenOffAsync(command, name, cancellationToken) is { } known)
            return new BegunImport(known.Id.Value, await CountAsync(known, ImportAction.Created, cancellationToken), await CountAsync(known, ImportAction.Updated, cancellationToken));

        var file = await files.KeepAsync(command.File.Content, name, user.Id, cancellationToken);
        var batch = new ImportBatch(command.Kind, command.Match, file.Id, name, command.Columns.ToJson(), user.Id, user.Name, clock.GetUtcNow());
        batch.RunAtOnce();
        db.ImportBatches.Add(batch);
        return new BegunImport(batch.Id.Value, 0, 0);
    }

    private async Task<ImportBatch?> BrokenOffAsync(BeginImport command, string name, CancellationToken cancellationToken)
    {
        var (kind, match) = (command.Kind, command.Match);
        var running = await db.ImportBatches.Where(b => b.Kind == kind && b.Match == match && b.FileName == name && b.State == ImportState.Running && b.File != null)
            .OrderByDescending(b => b.CreatedAt).ToListAsync(cancellationToken);
        foreach (var batch in running)
            if (!await db.IsBusyAsync(batch, cancellationToken) && await HoldsAsync(batch, command.File.Content, cancellationToken)) return batch;
        return null;
    }

    private async Task<bool> HoldsAsync(ImportBatch batch, byte[] content, CancellationToken cancellationToken)
    {
        await using var kept = await files.OpenAsync(batch.File!.Value, cancellationToken);
        if (kept.Length != content.Length) return false;
        var bytes = new byte[content.Length];
        await kept.ReadExactlyAsync(bytes, cancellationToken);
        return bytes.AsSpan().SequenceEqual(content);
    }

    private Task<int> CountAsync(ImportBatch batch, ImportAction action, CancellationToken cancellationToken) =>
        db.ImportEntries.CountAsync(e => e.Batch == batch.Id && e.Action == action, cancellationToken);
}

/// <summary>Forgets a batch that wrote nothing, with its workbook: the file as a whole was refused.</summary>
[Requires(Permissions.System)]
public sealed record DropImport(Id<ImportBatch> Batch) : ICommand<Result>;

internal sealed class DropImportHandler(IAssociationDb db) : IRequestHandler<DropImport, Result>
{
    public async Task<Result> Handle(DropImport command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { } batch) return ImportErrors.NotFound;
        if (await db.ImportEntries.AnyAsync(e => e.Batch == command.Batch, cancellationToken)) return ImportErrors.WrongState;
        var file = batch.File;
        db.ImportBatches.Remove(batch);
        if (await db.Files.FirstOrDefaultAsync(f => f.Id == file, cancellationToken) is { } kept) db.Files.Remove(kept);
        return Result.Done;
    }
}

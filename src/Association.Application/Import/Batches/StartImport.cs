using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>Queues the import of a batch that was judged, or the rest of one that broke off.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record StartImport(Id<ImportBatch> Batch, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent, IAboutImport;

internal sealed class StartImportAccess(IAssociationDb db, ICurrentUser user) : ImportAccess<StartImport>(db, user);

internal sealed class StartImportHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartImport command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { } batch) return ImportErrors.NotFound;
        var busy = await db.IsBusyAsync(batch, cancellationToken);
        var task = db.Queue(ImportTasks.KindOf(batch.Kind), batch, user, clock);
        batch.Run(task.Id, busy);
        return task.Id.Value;
    }
}

/// <summary>Queues the undoing of a batch: what it created goes, what it changed is put back, unless somebody changed it since.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record UndoImport(Id<ImportBatch> Batch, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent, IAboutImport;

internal sealed class UndoImportAccess(IAssociationDb db, ICurrentUser user) : ImportAccess<UndoImport>(db, user);

internal sealed class UndoImportHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<UndoImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UndoImport command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { } batch) return ImportErrors.NotFound;
        var busy = await db.IsBusyAsync(batch, cancellationToken);
        var task = db.Queue(LongTaskKind.UndoImport, batch, user, clock);
        batch.Undo(task.Id, busy);
        return task.Id.Value;
    }
}

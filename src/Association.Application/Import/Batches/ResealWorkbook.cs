using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import.Batches;

/// <summary>
/// Keeps the workbook of a batch anew under the present key; answers whether that was needed. The old content goes when the
/// new one is committed, so a crash between the two loses neither.
/// </summary>
[Requires(Permissions.System)]
public sealed record ResealWorkbook(Id<ImportBatch> Batch) : ICommand<Result<bool>>;

internal sealed class ResealWorkbookHandler(IAssociationDb db, ImportFiles files) : IRequestHandler<ResealWorkbook, Result<bool>>
{
    public async Task<Result<bool>> Handle(ResealWorkbook command, CancellationToken cancellationToken)
    {
        if (await db.ImportBatches.FirstOrDefaultAsync(b => b.Id == command.Batch, cancellationToken) is not { File: { } known } batch) return false;
        var old = await db.Files.SingleAsync(f => f.Id == known, cancellationToken);
        if (await files.ResealAsync(old, cancellationToken) is not { } fresh) return false;
        batch.KeepAs(fresh.Id);
        db.Files.Remove(old);
        return true;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Import;
using MediatR;

namespace Association.Application.Import.Batches;

/// <summary>Keeps a workbook that was looked into, and opens the batch whose columns are chosen next.</summary>
/// <param name="Columns">The guess of <see cref="WorkbookPreviews"/>.</param>
[Requires(Permissions.EnterOffice)]
public sealed record OpenImport(ImportKind Kind, MatchRule Match, UploadedFile File, ColumnChoice Columns) : ICommand<Result<Guid>>;

internal sealed class OpenImportAccess(ICurrentUser user) : IAccessRule<OpenImport>
{
    public Task<bool> AllowsAsync(OpenImport request, CancellationToken cancellationToken) => Task.FromResult(user.Has(ImportRights.PermissionFor(request.Kind)));
}

internal sealed class OpenImportHandler(IAssociationDb db, ImportFiles files, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenImport command, CancellationToken cancellationToken)
    {
        var name = command.File.Name.Length > StoredFile.MaxNameLength ? command.File.Name[^StoredFile.MaxNameLength..] : command.File.Name;
        var file = await files.KeepAsync(command.File.Content, name, user.Id, cancellationToken);
        var batch = new ImportBatch(command.Kind, command.Match, file.Id, name, command.Columns.ToJson(), user.Id, user.Name, clock.GetUtcNow());
        db.ImportBatches.Add(batch);
        return batch.Id.Value;
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Import;

/// <summary>Which right lets somebody import which workbook.</summary>
public static class ImportRights
{
    public static string PermissionFor(ImportKind kind) => kind switch
    {
        ImportKind.Units => Permissions.EditUnits,
        ImportKind.Members => Permissions.EditMembers,
        ImportKind.Bodies => Permissions.EditBodies,
        _ => Permissions.EditEvents,
    };
}

/// <summary>Keeps a workbook that was judged, so that it need not be sent again to be imported.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record KeepWorkbook(ImportKind Kind, UploadedFile File) : ICommand<Result<Guid>>;

internal sealed class KeepWorkbookAccess(ICurrentUser user) : IAccessRule<KeepWorkbook>
{
    public Task<bool> AllowsAsync(KeepWorkbook request, CancellationToken cancellationToken) => Task.FromResult(user.Has(ImportRights.PermissionFor(request.Kind)));
}

internal sealed class KeepWorkbookHandler(IFileStore files, ICurrentUser user) : IRequestHandler<KeepWorkbook, Result<Guid>>
{
    private const string Unknown = "application/octet-stream";

    public async Task<Result<Guid>> Handle(KeepWorkbook command, CancellationToken cancellationToken)
    {
        var name = command.File.Name.Length > StoredFile.MaxNameLength ? command.File.Name[^StoredFile.MaxNameLength..] : command.File.Name;
        return (await files.KeepAsync(command.File.Content, name, Unknown, FilePurpose.Import, user.Id, cancellationToken)).Id.Value;
    }
}

/// <summary>Queues the import of a workbook that the sender kept; the task shows how far it is.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record StartImport(ImportKind Kind, Id<StoredFile> File, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

internal sealed class StartImportAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<StartImport>
{
    public async Task<bool> AllowsAsync(StartImport request, CancellationToken cancellationToken) =>
        user.Has(ImportRights.PermissionFor(request.Kind))
        && await db.Files.AnyAsync(f => f.Id == request.File && f.Purpose == FilePurpose.Import && f.Owner == user.Id, cancellationToken);
}

internal sealed class StartImportHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<StartImport, Result<Guid>>
{
    public Task<Result<Guid>> Handle(StartImport command, CancellationToken cancellationToken)
    {
        var kind = command.Kind switch
        {
            ImportKind.Units => LongTaskKind.ImportUnits,
            ImportKind.Members => LongTaskKind.ImportMembers,
            ImportKind.Bodies => LongTaskKind.ImportBodies,
            _ => LongTaskKind.ImportActivities,
        };
        var task = new LongTask(kind, command.File.Value, user.Id, clock.GetUtcNow());
        db.Tasks.Add(task);
        return Task.FromResult<Result<Guid>>(task.Id.Value);
    }
}

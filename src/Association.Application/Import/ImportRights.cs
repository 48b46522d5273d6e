using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Import;
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
        ImportKind.Works => Permissions.ImportWorks,
        _ => Permissions.EditEvents,
    };

    /// <summary>The batches somebody may see: their own, and what others have written into the register that is theirs too.</summary>
    internal static IQueryable<ImportBatch> SeenBy(this IQueryable<ImportBatch> batches, ICurrentUser user)
    {
        var kinds = Enum.GetValues<ImportKind>().Where(kind => user.Has(PermissionFor(kind))).ToList();
        // Among the register's rows are the party's.
        var others = kinds.Where(kind => kind is not ImportKind.Works || user.Has(Permissions.ReadParty)).ToList();
        return batches.Where(b => kinds.Contains(b.Kind)
            && (b.StartedBy == user.Id || others.Contains(b.Kind) && b.State != ImportState.Draft && b.State != ImportState.Judging && b.State != ImportState.Judged));
    }
}

/// <summary>A request about one batch; who may not see the batch gets the answer of one that does not exist.</summary>
public interface IAboutImport
{
    Id<ImportBatch> Batch { get; }
}

internal abstract class ImportAccess<TRequest>(IAssociationDb db, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IBaseRequest, IAboutImport
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        db.ImportBatches.SeenBy(user).AnyAsync(b => b.Id == request.Batch, cancellationToken);
}

internal static class ImportTasks
{
    /// <summary>Whether the batch's last work has not ended.</summary>
    public static Task<bool> IsBusyAsync(this IAssociationDb db, ImportBatch batch, CancellationToken cancellationToken) =>
        db.Tasks.AnyAsync(t => t.Id == batch.Task && (t.State == LongTaskState.Queued || t.State == LongTaskState.Running), cancellationToken);

    public static LongTask Queue(this IAssociationDb db, LongTaskKind kind, ImportBatch batch, ICurrentUser user, TimeProvider clock)
    {
        var task = new LongTask(kind, batch.Id.Value, user.Id, clock.GetUtcNow());
        db.Tasks.Add(task);
        return task;
    }

    public static LongTaskKind KindOf(ImportKind kind) => kind switch
    {
        ImportKind.Units => LongTaskKind.ImportUnits,
        ImportKind.Members => LongTaskKind.ImportMembers,
        ImportKind.Bodies => LongTaskKind.ImportBodies,
        ImportKind.Works => LongTaskKind.ImportWorks,
        _ => LongTaskKind.ImportActivities,
    };
}

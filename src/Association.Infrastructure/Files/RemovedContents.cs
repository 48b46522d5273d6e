using Association.Domain.Files;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Files;

/// <summary>The content of a file goes as soon as the removal of its row is committed; what a crash leaves is swept later.</summary>
internal sealed partial class RemovedContents(StorageOptions storage, ILogger<RemovedContents> logger)
{
    /// <summary>The files whose rows this unit of work removes; asked before it is saved.</summary>
    public static IReadOnlyList<Guid> Of(AssociationDbContext db)
    {
        // Removal is said to the tracker, not found by it: a second look at every row of an import would cost for nothing.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try { return [.. db.ChangeTracker.Entries<StoredFile>().Where(e => e.State is EntityState.Deleted).Select(e => e.Entity.Id.Value)]; }
        finally { db.ChangeTracker.AutoDetectChangesEnabled = true; }
    }

    public void Drop(IReadOnlyList<Guid> files)
    {
        foreach (var file in files)
        {
            try { File.Delete(FolderFileStore.PathOf(storage.Files, file)); }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { NotRemoved(failure, file); }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The content of the removed file {File} could not be deleted; it will be swept")]
    private partial void NotRemoved(Exception failure, Guid file);
}

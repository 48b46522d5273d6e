using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Jobs;

/// <summary>
/// Removes content whose command was rolled back, a week after it was written, and drafts of a day ago. What a row speaks of
/// is never touched.
/// </summary>
internal sealed partial class FileSweeper(StorageOptions storage, IAssociationDb db, TimeProvider clock, ILogger<FileSweeper> logger)
{
    private const int RemovedAtOnce = 200;
    private static readonly TimeSpan OrphansKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan DraftsKept = TimeSpan.FromDays(1);

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var file in OlderThan(OrphansKept, storage.Files, "*"))
            if (Guid.TryParseExact(file.Name, "N", out var id) && !await IsKnownAsync(new(id), cancellationToken)) removed += Remove(file);
        foreach (var draft in OlderThan(DraftsKept, storage.Mails, "*.tmp")) removed += Remove(draft);
        if (removed > 0) Swept(removed);
        return removed;
    }

    /// <summary>The content goes first: a row without content is taken up again by the next run, content without a row is an orphan.</summary>
    public async Task<int> RemoveDiscardedAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Files.AsNoTracking().Where(f => f.DiscardedAt != null).OrderBy(f => f.DiscardedAt).Select(f => f.Id).Take(RemovedAtOnce).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            File.Delete(FolderFileStore.PathOf(storage.Files, id.Value));
            await db.Files.Where(f => f.Id == id).ExecuteDeleteAsync(cancellationToken);
        }

        return ids.Count;
    }

    private IEnumerable<FileInfo> OlderThan(TimeSpan age, string folder, string pattern)
    {
        var before = clock.GetUtcNow().UtcDateTime - age;
        return !Directory.Exists(folder) ? []
            : new DirectoryInfo(folder).EnumerateFiles(pattern, SearchOption.AllDirectories).Where(f => f.LastWriteTimeUtc < before);
    }

    private Task<bool> IsKnownAsync(Id<StoredFile> id, CancellationToken cancellationToken) => db.Files.AnyAsync(f => f.Id == id, cancellationToken);

    private static int Remove(FileInfo file)
    {
        file.Delete();
        return 1;
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} files that nothing speaks of")]
    private partial void Swept(int count);
}

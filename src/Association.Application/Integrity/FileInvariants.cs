using Association.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>Looks at the contents of the file store as they lie there.</summary>
public interface IFileInventory
{
    IEnumerable<StoredContent> All();

    /// <summary>SHA-256 in hexadecimal, or null where there is no content.</summary>
    Task<string?> HashAsync(Guid file, CancellationToken cancellationToken);
}

public sealed record StoredContent(Guid File, DateTimeOffset WrittenAt);

/// <summary>Every file has its content, unchanged, and every content its file. Source: security.md I4 and I9.</summary>
internal static class FileInvariants
{
    /// <summary>What a rolled-back change left behind is swept by a job, not an error on the same day.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    public static IEnumerable<Invariant> Of(IAssociationDb db, IFileInventory inventory, DateTimeOffset now) =>
    [
        new("files.content", token => AlteredAsync(db, inventory, token)),
        new("files.orphan", token => OrphansAsync(db, inventory, now - Grace, token)),
    ];

    private static async Task<IReadOnlyList<string>> AlteredAsync(IAssociationDb db, IFileInventory inventory, CancellationToken cancellationToken)
    {
        var altered = new List<string>();
        foreach (var file in await db.Files.AsNoTracking().Where(f => f.DiscardedAt == null).Select(f => new { f.Id, f.Sha256 }).ToListAsync(cancellationToken))
        {
            var hash = await inventory.HashAsync(file.Id.Value, cancellationToken);
            if (hash != file.Sha256) altered.Add($"file {file.Id}: {(hash is null ? "its content is missing" : "its content was altered")}");
            if (altered.Count > Invariant.MaxShown) break;
        }

        return Invariant.Shown(altered);
    }

    private static async Task<IReadOnlyList<string>> OrphansAsync(IAssociationDb db, IFileInventory inventory, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var known = await db.Files.Select(f => f.Id).AsAsyncEnumerable().Select(id => id.Value).ToHashSetAsync(null, cancellationToken);
        return Invariant.Shown(inventory.All().Where(c => c.WrittenAt < limit && !known.Contains(c.File)).Select(c => $"content {c.File}: no file knows it"));
    }
}

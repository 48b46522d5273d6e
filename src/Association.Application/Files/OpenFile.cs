using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Files;

/// <summary>A file on its way to somebody who may have it.</summary>
public sealed record FileContent(string Name, string ContentType, Stream Content);

internal static class OpenFile
{
    public static async Task<FileContent?> OpenAsync(this IFileStore store, IAssociationDb db, Id<StoredFile>? file, CancellationToken cancellationToken)
    {
        if (file is not { } id || await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.DiscardedAt == null, cancellationToken) is not { } known) return null;
        return new FileContent(known.Name, known.ContentType, await store.OpenAsync(id, cancellationToken));
    }
}

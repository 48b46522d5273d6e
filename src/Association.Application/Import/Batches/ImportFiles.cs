using System.Security.Cryptography;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Application.Import.Batches;

/// <summary>The workbooks as they were sent in. They hold personal numbers in full, so they are sealed as those are.</summary>
public sealed class ImportFiles(IFileStore files, IFileSeal seal)
{
    private const string Sealed = "application/octet-stream";

    public Task<StoredFile> KeepAsync(byte[] content, string name, UserId owner, CancellationToken cancellationToken) =>
        files.KeepAsync(seal.Seal(content), name, Sealed, FilePurpose.Import, owner, cancellationToken);

    /// <returns>The workbook, seekable, in memory: at most the 20 MB that an upload may have.</returns>
    public async Task<Stream> OpenAsync(Id<StoredFile> file, CancellationToken cancellationToken)
    {
        return new MemoryStream(seal.Open(await ReadAsync(file, cancellationToken)), writable: false);
    }

    /// <returns>The workbook kept once more under the present key; null where that key sealed it, and where it cannot be opened.</returns>
    public async Task<StoredFile?> ResealAsync(StoredFile file, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await ReadAsync(file.Id, cancellationToken);
            if (kept.Length == 0 || seal.IsCurrent(kept)) return null;
            return await files.KeepAsync(seal.Seal(seal.Open(kept)), file.Name, Sealed, file.Purpose, file.Owner, cancellationToken);
        }
        catch (Exception failure) when (failure is CryptographicException or FileNotFoundException or DirectoryNotFoundException) { return null; }   // as it is: the check of files tells of it
    }

    private async Task<byte[]> ReadAsync(Id<StoredFile> file, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(file, cancellationToken);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

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
        await using var content = await files.OpenAsync(file, cancellationToken);
        var sealedBytes = new byte[content.Length];
        await content.ReadExactlyAsync(sealedBytes, cancellationToken);
        return new MemoryStream(seal.Open(sealedBytes), writable: false);
    }
}

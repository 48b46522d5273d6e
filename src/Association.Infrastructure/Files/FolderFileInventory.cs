using System.Security.Cryptography;
using Association.Application.Integrity;

namespace Association.Infrastructure.Files;

internal sealed class FolderFileInventory(string root) : IFileInventory
{
    public IEnumerable<StoredContent> All() => !Directory.Exists(root) ? [] : new DirectoryInfo(root)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => Guid.TryParseExact(file.Name, "N", out _))
        .Select(file => new StoredContent(Guid.ParseExact(file.Name, "N"), new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));

    public async Task<string?> HashAsync(Guid file, CancellationToken cancellationToken)
    {
        var path = FolderFileStore.PathOf(root, file);
        if (!File.Exists(path)) return null;
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}

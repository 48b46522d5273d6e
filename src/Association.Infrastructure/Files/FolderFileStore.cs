using System.Security.Cryptography;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Files;

namespace Association.Infrastructure.Files;

/// <summary>Files in a folder by their id: what a person typed never becomes a path.</summary>
internal sealed class FolderFileStore(string root, IAssociationDb db, TimeProvider clock) : IFileStore
{
    public async Task<StoredFile> KeepAsync(byte[] content, string name, string contentType, FilePurpose purpose, UserId? owner, CancellationToken cancellationToken)
    {
        var file = new StoredFile(CleanName(name), contentType, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content)), purpose, owner, clock.GetUtcNow());
        var path = PathOf(root, file.Id.Value);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        db.Files.Add(file);
        return file;
    }

    public Task<Stream> OpenAsync(Id<StoredFile> file, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new FileStream(PathOf(root, file.Value), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true));

    internal static string PathOf(string root, Guid file)
    {
        var name = file.ToString("N");
        // The last characters of a version 7 id are random: they spread files evenly over 256 folders.
        return Path.Combine(root, name[^2..], name);
    }

    private static string CleanName(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim();
        return clean.Length switch { 0 => "file", > StoredFile.MaxNameLength => clean[^StoredFile.MaxNameLength..], _ => clean };
    }
}

using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Association.Infrastructure.Files;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Backup;

/// <summary>
/// Puts database, files and key ring into one archive while the product runs. The database comes first: a file is
/// written before its row and never changed, so every row of the dump finds its file.
/// </summary>
public sealed class BackupWriter(AssociationDbContext db, IDatabaseProvider provider, StorageOptions storage, TimeProvider clock)
{
    /// <summary>The archive appears under its name only when it is complete, and is readable by its owner alone: it holds the keys.</summary>
    public async Task<BackupManifest> WriteAsync(string file, CancellationToken cancellationToken)
    {
        var (draft, at) = (file + ".part", clock.GetUtcNow());
        try
        {
            BackupManifest manifest;
            await using (var stream = PrivateFile.Create(draft))
            await using (var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken))
                manifest = await FillAsync(zip, at, Path.GetFullPath(file), cancellationToken);
            File.Move(draft, file, overwrite: true);
            return manifest;
        }
        finally { File.Delete(draft); }
    }

    private async Task<BackupManifest> FillAsync(ZipArchive zip, DateTimeOffset at, string archive, CancellationToken cancellationToken)
    {
        var (entries, rows) = (new List<BackupEntry>(), new Dictionary<string, long>());
        if (provider.Dump is { } dump) entries.Add(await DumpAsync(dump, zip, rows, archive + ".dump", cancellationToken));
        foreach (var (prefix, folder) in new[] { (BackupPaths.Files, storage.Files), (BackupPaths.Keys, storage.Keys) })
            foreach (var file in FilesIn(folder))
                entries.Add(await AddAsync(zip, prefix + Path.GetRelativePath(folder, file).Replace('\\', '/'), file, cancellationToken));

        var migrations = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        var product = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, product, provider.Name, migrations.LastOrDefault() ?? "", at, rows, entries);
        await using var content = await zip.CreateEntry(BackupManifest.Name).OpenAsync(cancellationToken);
        await content.WriteAsync(manifest.ToBytes(), cancellationToken);
        return manifest;
    }

    private async Task<BackupEntry> DumpAsync(IDatabaseDump dump, ZipArchive zip, Dictionary<string, long> rows, string draft, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(draft);
            await dump.WriteAsync(db.Database.GetConnectionString()!, draft, connection => CountAsync(connection, rows, cancellationToken), cancellationToken);
            return await AddAsync(zip, BackupPaths.Database, draft, cancellationToken);
        }
        finally { File.Delete(draft); }
    }

    private async Task CountAsync(DbConnection connection, Dictionary<string, long> rows, CancellationToken cancellationToken)
    {
        foreach (var table in db.TableNames()) rows[table] = await RowCounts.CountAsync(connection, table, cancellationToken);
    }

    private static async Task<BackupEntry> AddAsync(ZipArchive zip, string path, string file, CancellationToken cancellationToken)
    {
        await using var source = File.OpenRead(file);
        await using var target = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, size) = (new byte[128 << 10], 0L);
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            size += read;
        }

        return new(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
}

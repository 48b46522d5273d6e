using System.IO.Compression;
using System.Security.Cryptography;
using Association.Domain.Common;
using Association.Infrastructure.Files;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Backup;

/// <summary>Brings an archive back: everything is checked first, then everything is replaced, then counted.</summary>
public sealed class BackupReader(AssociationDbContext db, IDatabaseProvider provider, StorageOptions storage)
{
    /// <param name="file">The archive.</param>
    /// <param name="force">Replace what the installation holds.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="RefusedException">One of <see cref="BackupErrors"/>.</exception>
    public async Task<BackupManifest> RestoreAsync(string file, bool force, CancellationToken cancellationToken)
    {
        await using var zip = await OpenAsync(file, cancellationToken);
        var manifest = await JudgeAsync(zip, cancellationToken);
        Refuse.Unless(force || await IsEmptyAsync(manifest, cancellationToken), BackupErrors.NotEmpty);
        await RestoreFilesAsync(zip, manifest, cancellationToken);
        if (manifest.HasDatabase) await RestoreDatabaseAsync(zip, manifest, file, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        return manifest;
    }

    private static async Task<ZipArchive> OpenAsync(string file, CancellationToken cancellationToken)
    {
        try { return await ZipFile.OpenReadAsync(file, cancellationToken); }
        catch (InvalidDataException) { throw new RefusedException(BackupErrors.NotAnArchive); }
    }

    private async Task<BackupManifest> JudgeAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(BackupManifest.Name) ?? throw new RefusedException(BackupErrors.NotAnArchive);
        await using var stream = await entry.OpenAsync(cancellationToken);
        var manifest = BackupManifest.From(stream) ?? throw new RefusedException(BackupErrors.NotAnArchive);
        Refuse.Unless(manifest.Format == BackupManifest.CurrentFormat, BackupErrors.Newer);
        Refuse.Unless(manifest.Provider == provider.Name, BackupErrors.OtherDatabase(manifest.Provider, provider.Name));
        Refuse.Unless(db.Database.GetMigrations().Contains(manifest.Migration), BackupErrors.Newer);
        foreach (var part in manifest.Entries) Refuse.Unless(await IsWholeAsync(zip, part, cancellationToken), BackupErrors.Damaged);
        return manifest;
    }

    private static async Task<bool> IsWholeAsync(ZipArchive zip, BackupEntry part, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(part.Path) is not { } entry || entry.Length != part.Size) return false;
        try
        {
            await using var content = await entry.OpenAsync(cancellationToken);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == part.Sha256;
        }
        catch (InvalidDataException) { return false; }
    }

    private async Task<bool> IsEmptyAsync(BackupManifest manifest, CancellationToken cancellationToken) =>
        (!manifest.HasDatabase || await db.IsEmptyAsync(cancellationToken)) && !HasFiles(storage.Files) && !HasFiles(storage.Keys);

    private static bool HasFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any();

    private async Task RestoreFilesAsync(ZipArchive zip, BackupManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var (prefix, folder) in new[] { (BackupPaths.Files, storage.Files), (BackupPaths.Keys, storage.Keys) })
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            foreach (var part in manifest.Entries.Where(e => e.Path.StartsWith(prefix, StringComparison.Ordinal)))
                await ExtractAsync(zip, part, Inside(folder, part.Path[prefix.Length..]), cancellationToken);
        }
    }

    private async Task RestoreDatabaseAsync(ZipArchive zip, BackupManifest manifest, string file, CancellationToken cancellationToken)
    {
        var draft = Path.GetFullPath(file) + $".{Guid.NewGuid():N}.dump";
        try
        {
            await ExtractAsync(zip, manifest.Entries.Single(e => e.Path == BackupPaths.Database), draft, cancellationToken);
            await provider.Dump!.ReadAsync(db.Database.GetConnectionString()!, draft, db.TableNames(), cancellationToken);
        }
        finally { File.Delete(draft); }

        await db.Database.OpenConnectionAsync(cancellationToken);
        foreach (var (table, rows) in manifest.Rows)
            Refuse.Unless(await RowCounts.CountAsync(db.Database.GetDbConnection(), table, cancellationToken) == rows, BackupErrors.Incomplete);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task ExtractAsync(ZipArchive zip, BackupEntry part, string path, CancellationToken cancellationToken)
    {
        await using var content = await zip.GetEntry(part.Path)!.OpenAsync(cancellationToken);
        await using var target = PrivateFile.Create(path);
        await content.CopyToAsync(target, cancellationToken);
    }

    /// <summary>An archive cannot place a file outside the folder it belongs to.</summary>
    private static string Inside(string folder, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(folder, relative));
        Refuse.Unless(path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal), BackupErrors.Damaged);
        return path;
    }
}

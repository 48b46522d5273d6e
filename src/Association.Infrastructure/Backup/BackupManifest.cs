using System.Text.Json;

namespace Association.Infrastructure.Backup;

/// <summary>What an archive holds, so that a restore can tell whether it got everything back.</summary>
/// <param name="Format">Of the archive; 1.</param>
/// <param name="Product">Version of the product that wrote it.</param>
/// <param name="Provider">Kind of database.</param>
/// <param name="Migration">The last one applied.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="Rows">Rows by table; empty where the database has a backup of its own.</param>
/// <param name="Entries">Every file in the archive but this one.</param>
public sealed record BackupManifest(
    int Format, string Product, string Provider, string Migration, DateTimeOffset CreatedAt, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<BackupEntry> Entries)
{
    public const string Name = "manifest.json";
    public const int CurrentFormat = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool HasDatabase => Entries.Any(e => e.Path == BackupPaths.Database);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static BackupManifest? From(Stream stream)
    {
        try { return JsonSerializer.Deserialize<BackupManifest>(stream, Json) is { Entries: not null, Rows: not null } read ? read : null; }
        catch (JsonException) { return null; }
    }
}

/// <param name="Path">In the archive, with forward slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the content, lower-case hexadecimal.</param>
public sealed record BackupEntry(string Path, long Size, string Sha256);

internal static class BackupPaths
{
    public const string Database = "database/association.dump";
    public const string Files = "files/";
    public const string Keys = "keys/";
}

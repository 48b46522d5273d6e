using System.Security.Cryptography;

namespace Association.Infrastructure.Security;

/// <summary>
/// The key ring in a folder, apart from the database and shared by all nodes: one file per key. The first node
/// makes the keys; who comes second reads them.
/// </summary>
internal sealed class FolderKeyRing : IKeyRing
{
    private const string IndexName = "index";
    private readonly string _folder;
    private readonly Dictionary<string, RingKey> _keys;

    public FolderKeyRing(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Ensure(IndexName);
        if (!Files().Any(f => Path.GetFileNameWithoutExtension(f) != IndexName)) Ensure("k1");
        _keys = Files().Select(Read).ToDictionary(k => k.Id);
    }

    public RingKey Current => _keys.Values.Where(k => k.Id != IndexName).MaxBy(k => k.Id, StringComparer.Ordinal)!;
    public RingKey Index => _keys[IndexName];
    public RingKey? Find(string id) => _keys.GetValueOrDefault(id);

    private string[] Files() => Directory.GetFiles(_folder, "*.key");

    private static RingKey Read(string file) => new(Path.GetFileNameWithoutExtension(file), Convert.FromBase64String(File.ReadAllText(file).Trim()));

    /// <summary>Written aside and moved in place only if nobody was first: no reader ever sees half a key.</summary>
    private void Ensure(string id)
    {
        var file = Path.Combine(_folder, id + ".key");
        if (File.Exists(file)) return;
        var draft = Path.Combine(_folder, $"{id}.{Guid.NewGuid():N}.new");
        File.WriteAllText(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try { File.Move(draft, file, overwrite: false); }
        catch (IOException) when (File.Exists(file)) { File.Delete(draft); }
    }
}

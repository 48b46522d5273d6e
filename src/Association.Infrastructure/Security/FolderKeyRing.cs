using System.Security.Cryptography;

namespace Association.Infrastructure.Security;

/// <summary>
/// The key ring in a folder, apart from the database and shared by all nodes: one file per key. The first node
/// makes the keys; who comes second reads them. A key that another process made is found when a cipher names it.
/// </summary>
internal sealed class FolderKeyRing : IKeyRing
{
    private readonly string _folder;
    private volatile Dictionary<string, RingKey> _keys;

    public FolderKeyRing(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Ensure(KeyNames.Index);
        if (!Files().Any(f => Path.GetFileNameWithoutExtension(f) != KeyNames.Index)) Ensure(KeyNames.First);
        _keys = Read();
    }

    public RingKey Current => _keys.Values.Newest();
    public RingKey Index => _keys[KeyNames.Index];
    public bool HasOlder => _keys.Count > 2;

    public RingKey? Find(string id)
    {
        if (!_keys.ContainsKey(id) && File.Exists(FileOf(id))) _keys = Read();
        return _keys.GetValueOrDefault(id);
    }

    public string Add()
    {
        var id = KeyNames.After(Current.Id);
        Ensure(id);
        _keys = Read();
        return id;
    }

    private string[] Files() => Directory.GetFiles(_folder, "*.key");

    private string FileOf(string id) => Path.Combine(_folder, Path.GetFileName(id) + ".key");

    private Dictionary<string, RingKey> Read() => Files()
        .Select(file => new RingKey(Path.GetFileNameWithoutExtension(file), Convert.FromBase64String(File.ReadAllText(file).Trim()))).ToDictionary(k => k.Id);

    /// <summary>Written aside and moved in place only if nobody was first: no reader ever sees half a key.</summary>
    private void Ensure(string id)
    {
        var file = FileOf(id);
        if (File.Exists(file)) return;
        var draft = Path.Combine(_folder, $"{id}.{Guid.NewGuid():N}.new");
        File.WriteAllText(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try { File.Move(draft, file, overwrite: false); }
        catch (IOException) when (File.Exists(file)) { File.Delete(draft); }
    }
}

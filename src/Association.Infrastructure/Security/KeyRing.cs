namespace Association.Infrastructure.Security;

/// <summary>A key of the personal-number ring as the database keeps it: protected by the data-protection keys.</summary>
public sealed class KeyRingEntry
{
    public const int MaxIdLength = 20;
    public const int MaxProtectedLength = 1_000;

    public string Id { get; set; } = "";
    public string Protected { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
}

/// <param name="Id">Prefix of every cipher sealed with it.</param>
/// <param name="Secret">32 bytes.</param>
public sealed record RingKey(string Id, byte[] Secret);

/// <summary>The keys that seal personal numbers: one to encrypt with, the older ones to open, and one for the index.</summary>
public interface IKeyRing
{
    RingKey Current { get; }
    RingKey Index { get; }
    RingKey? Find(string id);
}

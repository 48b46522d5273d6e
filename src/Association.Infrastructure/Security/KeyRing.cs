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
    bool HasOlder { get; }
    RingKey? Find(string id);

    /// <summary>Makes a key that seals from now on; the older ones stay to open with.</summary>
    /// <returns>Its id.</returns>
    string Add();
}

/// <summary>The names of keys: k1, k2 … k10, in the order they were made.</summary>
internal static class KeyNames
{
    public const string Index = "index";
    public const string First = "k1";

    public static RingKey Newest(this IEnumerable<RingKey> keys) => keys.Where(k => k.Id != Index).MaxBy(k => NumberOf(k.Id))!;

    public static string After(string id) => $"k{NumberOf(id) + 1}";

    private static int NumberOf(string id) => int.TryParse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Association.Domain.Members;

/// <summary>
/// Kind of individual member, by its key. Four are there from the beginning, the office adds others; what each asks for and
/// gives is in its <see cref="CategoryRules"/>. Source: domain.md R2.10.
/// </summary>
[JsonConverter(typeof(MembershipCategoryJson))]
public readonly record struct MembershipCategory : IParsable<MembershipCategory>, IComparable<MembershipCategory>
{
    public const int MaxLength = 20;
    private const string First = "Ordinary";

    private readonly string? _key;

    private MembershipCategory(string key) => _key = key;

    public static MembershipCategory Ordinary { get; } = new(First);
    public static MembershipCategory Senior { get; } = new("Senior");
    public static MembershipCategory Student { get; } = new("Student");
    public static MembershipCategory Honorary { get; } = new("Honorary");

    /// <summary>Those that every association starts with, in their order.</summary>
    public static IReadOnlyList<MembershipCategory> BuiltIn { get; } = [Ordinary, Senior, Student, Honorary];

    /// <summary>Latin letters and digits, one capital letter first: what addresses, records and the API name it by. Never changes.</summary>
    public string Key => _key ?? First;

    public bool IsBuiltIn => BuiltIn.Contains(this);

    /// <summary>As a database kept it: it was checked before it was stored.</summary>
    public static MembershipCategory OfStored(string key) => new(key);

    /// <exception cref="FormatException">No key.</exception>
    public static MembershipCategory Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var category) ? category : throw new FormatException("A category's key has 1 to 20 latin letters and digits, a letter first.");

    /// <summary>However it is written in large and small letters: a key is one category.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MembershipCategory result)
    {
        result = default;
        var text = s?.Trim();
        if (text is not { Length: > 0 and <= MaxLength } || !char.IsAsciiLetter(text[0]) || !text.All(char.IsAsciiLetterOrDigit)) return false;
        result = new(char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant());
        return true;
    }

    public bool Equals(MembershipCategory other) => string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    public int CompareTo(MembershipCategory other) => string.CompareOrdinal(Key, other.Key);

    public static bool operator <(MembershipCategory left, MembershipCategory right) => left.CompareTo(right) < 0;
    public static bool operator <=(MembershipCategory left, MembershipCategory right) => left.CompareTo(right) <= 0;
    public static bool operator >(MembershipCategory left, MembershipCategory right) => left.CompareTo(right) > 0;
    public static bool operator >=(MembershipCategory left, MembershipCategory right) => left.CompareTo(right) >= 0;

    public override string ToString() => Key;
}

/// <summary>By its key; numbers are read as well, for what was kept while there were only the four.</summary>
internal sealed class MembershipCategoryJson : JsonConverter<MembershipCategory>
{
    public override MembershipCategory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var place) && place >= 0 && place < MembershipCategory.BuiltIn.Count) return MembershipCategory.BuiltIn[place];
        return reader.TokenType is JsonTokenType.String && MembershipCategory.TryParse(reader.GetString(), null, out var category) ? category : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, MembershipCategory value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}

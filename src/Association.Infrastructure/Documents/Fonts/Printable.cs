using System.Globalization;
using System.Text;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>The characters of a text that can be drawn one after the other.</summary>
internal static class Printable
{
    /// <summary>
    /// Without control characters, direction marks and variation selectors, which have no shape of their own and would be
    /// drawn as boxes; composed, because a base and its accent are drawn as one.
    /// </summary>
    public static IEnumerable<Rune> Characters(string text)
    {
        foreach (var character in text.Normalize().EnumerateRunes())
            if (Shown(character))
                yield return Rune.IsWhiteSpace(character) && character.Value != 0x3000 ? new Rune(' ') : character;
    }

    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in Characters(text)) shown.Append(character);
        return shown.ToString();
    }

    /// <summary>A space or an ideograph, where a word of letters ends.</summary>
    public static bool Parts(Rune character) => character.Value == ' ' || Ideographic(character.Value);

    public static bool Ideographic(int character) =>
        character is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or >= 0x20000;

    private static bool Shown(Rune character) =>
        Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
        && character.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF));
}

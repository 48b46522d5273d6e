using System.Globalization;
using System.Text;

namespace Association.Domain.Common;

/// <summary>
/// Undoes what keyboards, copy-and-paste and spreadsheets do to a value before it is judged: full-width forms (NFKC),
/// invisible characters, stray spaces. Never changes what a person meant to type.
/// </summary>
public static class TextNormalization
{
    /// <summary>Longer text is cut before any work is done on it: no field of an office is that long.</summary>
    public const int MaxExamined = 4096;

    /// <summary>One line: half-width, trimmed, every run of white space one space. An empty string for nothing.</summary>
    public static string Line(string? text)
    {
        if (text is null || IsTidy(text)) return text ?? "";
        var line = new StringBuilder();
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune)) line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>For numbers and codes, where a space means nothing: half-width without any white space.</summary>
    public static string Compact(string? text) => Line(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>
    /// Full-width ASCII to ASCII and nothing else, trimmed. For addresses, where NFKC could turn one valid name into another.
    /// </summary>
    public static string HalfWidth(string? text)
    {
        var narrow = new StringBuilder();
        foreach (var character in Bounded(text))
            narrow.Append(character switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
                '\u3000' => ' ',
                _ => character,
            });

        return narrow.ToString().Trim().Trim(Invisible);
    }

    /// <summary>The number of characters as a reader counts them: 𠮷 is one.</summary>
    public static int TextElements(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>Whether the text is what <see cref="Line"/> would make of it, as nearly all of a workbook is: ASCII, Chinese characters and single spaces within.</summary>
    private static bool IsTidy(string text)
    {
        if (text.Length > MaxExamined || text is [' ', ..] or [.., ' ']) return false;
        var before = '\0';
        foreach (var character in text)
        {
            if (character is not (>= ' ' and <= '~' or >= '\u4E00' and <= '\u9FFF') || character == ' ' && before == ' ') return false;
            before = character;
        }

        return true;
    }

    private static readonly char[] Invisible = ['\u00AD', '\u200B', '\u2060', '\uFEFF'];

    private static string Folded(string? text)
    {
        var wellFormed = new StringBuilder();
        // EnumerateRunes replaces lone surrogates, on which Normalize would throw.
        foreach (var rune in Bounded(text).EnumerateRunes())
            if (!rune.IsBmp || !Invisible.Contains((char)rune.Value)) wellFormed.Append(rune);

        return wellFormed.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static ReadOnlySpan<char> Bounded(string? text) => text.AsSpan(0, Math.Min(text?.Length ?? 0, MaxExamined));
}

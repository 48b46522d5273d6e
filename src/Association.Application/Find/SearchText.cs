using Association.Domain.Common;

namespace Association.Application.Find;

/// <summary>What somebody typed into a search box, and what it can be: a name, a reading, a member number, the end of a mobile number.</summary>
/// <param name="Words">Half-width, one line.</param>
/// <param name="Latin">The letters alone in lower case, where nothing but letters was typed: pinyin or initials.</param>
/// <param name="Number">What member numbers are compared with; null where no digit was typed.</param>
/// <param name="Tail">The last digits of a mobile number.</param>
internal sealed record SearchText(string Words, string? Latin, string? Number, string? Tail)
{
    public const int MaxLength = 100;

    private const int TailLength = 4;

    /// <summary>After every letter, whatever a database sorts by its bytes.</summary>
    private const char Last = '\uFFFF';

    /// <summary>The first reading that does not begin with the letters typed.</summary>
    public string? LatinEnd => Latin is null ? null : Latin + Last;

    /// <summary>Null for nothing, and for what is too long to be looked for.</summary>
    public static SearchText? Of(string? typed)
    {
        var words = TextNormalization.Line(typed);
        if (words.Length is 0 or > MaxLength) return null;

        var compact = new string([.. words.Where(c => c is not (' ' or '\'' or '-' or '·'))]).ToLowerInvariant();
        var latin = compact.Length > 0 && compact.All(char.IsAsciiLetterLower) ? compact : null;
        var number = words.Any(char.IsAsciiDigit) ? words.ToUpperInvariant() : null;
        return new(words, latin, number, words.Length == TailLength && words.All(char.IsAsciiDigit) ? words : null);
    }

    /// <summary>How well a name fits: 0 not at all, 3 from its beginning.</summary>
    public int Fit(string name, Func<string, string> full, Func<string, string> initials)
    {
        if (name.StartsWith(Words, StringComparison.OrdinalIgnoreCase)) return 3;
        if (name.Contains(Words, StringComparison.OrdinalIgnoreCase)) return 2;
        if (Latin is null) return 0;
        return initials(name).StartsWith(Latin, StringComparison.Ordinal) || full(name).StartsWith(Latin, StringComparison.Ordinal) ? 2
            : initials(name).Contains(Latin, StringComparison.Ordinal) ? 1 : 0;
    }
}

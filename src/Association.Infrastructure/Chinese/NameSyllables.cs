using System.Globalization;
using System.Text;
using Association.Domain.Common;

namespace Association.Infrastructure.Chinese;

/// <param name="Text">As written.</param>
/// <param name="Reading">In lower case, without accents.</param>
/// <param name="IsHan">Whether the reading is that of a Chinese character.</param>
/// <param name="Word">Syllables of one number are printed as one word: the surname, the given name, a part between separators.</param>
internal sealed record NameSyllable(string Text, string Reading, bool IsHan, int Word);

/// <summary>Cuts a name into what is read as one: a Chinese character, or a word in Latin letters.</summary>
internal static class NameSyllables
{
    private static readonly char[] Separators = [' ', '·'];

    public static IReadOnlyList<NameSyllable> Of(string name)
    {
        var (syllables, word) = (new List<NameSyllable>(), 0);
        var parts = TextNormalization.Line(name).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            // Only a name in one part has its surname in front; 阿卜杜拉·买买提 has none.
            var surname = parts.Length == 1 ? Surname(part) : "";
            if (surname.Length > 0) syllables.AddRange(OfSurname(surname, ++word));
            word = OfPart(part[surname.Length..], word + 1, syllables);
        }

        return syllables;
    }

    private static string Surname(string name)
    {
        if (ChineseSurnames.StartsWithCompound(name)) return name[..2];
        var first = name.EnumerateRunes().First();
        return Readings.TryGet(first, out _) ? first.ToString() : "";
    }

    private static IEnumerable<NameSyllable> OfSurname(string surname, int word)
    {
        var readings = SurnameReadings.TryGet(surname, out var special) ? special : [.. surname.EnumerateRunes().Select(ReadingOf)];
        return surname.EnumerateRunes().Zip(readings, (character, reading) => new NameSyllable(character.ToString(), reading, true, word));
    }

    private static int OfPart(string part, int word, List<NameSyllable> syllables)
    {
        var letters = new StringBuilder();
        foreach (var character in part.EnumerateRunes())
        {
            if (!Readings.TryGet(character, out var reading))
            {
                letters.Append(character);
                continue;
            }

            word = Flush(letters, word, syllables);
            syllables.Add(new(character.ToString(), reading, true, word));
        }

        return Flush(letters, word, syllables);
    }

    private static int Flush(StringBuilder letters, int word, List<NameSyllable> syllables)
    {
        if (letters.Length == 0) return word;
        var text = letters.ToString();
        letters.Clear();
        var follows = syllables.Count > 0 && syllables[^1].Word == word;
        syllables.Add(new(text, WithoutAccents(text).ToLowerInvariant(), false, follows ? ++word : word));
        return word + 1;
    }

    private static string ReadingOf(Rune character) => Readings.TryGet(character, out var reading) ? reading : character.ToString();

    private static string WithoutAccents(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark));
}

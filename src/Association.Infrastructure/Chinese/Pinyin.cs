using System.Globalization;
using System.Text;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Infrastructure.Chinese;

/// <summary>
/// Reads names by a table of characters and a table of surnames. A character without a reading stands for itself in lower case.
/// </summary>
internal sealed class Pinyin : IPinyin
{
    /// <summary>Before names in Latin letters, which a Chinese roster lists last (domain.md R8.10); no syllable begins with it.</summary>
    private const string LatinLast = "zz ";

    public string Full(string name) => Bounded(string.Concat(NameSyllables.Of(name).Select(syllable => Letters(syllable.Reading))));

    public string Initials(string name) =>
        Bounded(string.Concat(NameSyllables.Of(name).Select(syllable => Letters(syllable.Reading)).Where(reading => reading.Length > 0).Select(letters => StringInfo.GetNextTextElement(letters))));

    public string Simplified(string name) => Readings.Simplified(TextNormalization.Line(name));

    public string SortKey(string name)
    {
        var syllables = NameSyllables.Of(name);
        // The character after its reading keeps all 张 together, before all 章; the space between lets "xi 西" sort before "xian 先".
        var key = string.Join(' ', syllables.Select(syllable => syllable.IsHan ? $"{syllable.Reading} {syllable.Text}" : syllable.Reading));
        return Bounded(syllables is [{ IsHan: false }, ..] ? LatinLast + key : key);
    }

    public string Latin(string name) => Bounded(string.Join(' ', NameSyllables.Of(name).GroupBy(syllable => syllable.Word).Select(Word)));

    private static string Word(IEnumerable<NameSyllable> syllables)
    {
        var word = new StringBuilder();
        foreach (var syllable in syllables)
        {
            var latin = syllable.IsHan ? Passport(syllable.Reading) : syllable.Text;
            // Tian'an, not Tianan, which could be read tia-nan. Source: 汉语拼音方案, section 5.
            if (word.Length > 0 && syllable.IsHan && latin[0] is ('a' or 'e' or 'o')) word.Append('\'');
            word.Append(word.Length == 0 && syllable.IsHan ? Capitalised(latin) : latin);
        }

        return word.ToString();
    }

    /// <summary>吕 is Lyu in passports since 2012: Latin print has no ü.</summary>
    private static string Passport(string reading) => reading.Replace("v", "yu", StringComparison.Ordinal);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Letters(string reading) => string.Concat(reading.EnumerateRunes().Where(Rune.IsLetterOrDigit));

    private static string Bounded(string reading)
    {
        if (reading.Length <= Person.MaxPinyinLength) return reading;
        var end = Person.MaxPinyinLength - (char.IsHighSurrogate(reading[Person.MaxPinyinLength - 1]) ? 1 : 0);
        return reading[..end];
    }
}

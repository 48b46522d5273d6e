using System.Globalization;

namespace Association.Domain.Members;

/// <summary>
/// How near two names are. Homophone: read alike (文静, 文婧). OneCharacter: one character or letter differs, is missing or
/// is too many. Same takes no account of script (張偉, 张伟), case, spaces and the order of names in Latin letters.
/// </summary>
public enum NameLikeness { Different, OneCharacter, Homophone, Same }

/// <summary>A name made ready to be compared.</summary>
/// <param name="Simplified">In simplified characters: the domain has no dictionary.</param>
/// <param name="Pinyin">Joined reading, as in <c>zhangwenjing</c>.</param>
public sealed record ComparedName(string Simplified, string Pinyin)
{
    /// <summary>A letter among few makes another name: Li and Lu.</summary>
    private const int FewestLetters = 6;
    private static readonly char[] Separators = [' ', '·', '-', '\'', '.', ','];

    public NameLikeness To(ComparedName other)
    {
        if (Key == other.Key) return NameLikeness.Same;
        if (Pinyin.Length > 0 && Pinyin == other.Pinyin) return NameLikeness.Homophone;
        var (mine, theirs) = (Elements(Key), Elements(other.Key));
        var enough = IsLatin || other.IsLatin ? FewestLetters : 2;
        return IsLatin == other.IsLatin && Math.Min(mine.Length, theirs.Length) >= enough && IsOneStep(mine, theirs) ? NameLikeness.OneCharacter : NameLikeness.Different;
    }

    private bool IsLatin => Simplified.All(c => c < '\u2E80');

    /// <summary>Names in Latin letters are written given name first and surname first.</summary>
    private string Key
    {
        get
        {
            var words = Simplified.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            return string.Concat(IsLatin ? words.Order(StringComparer.Ordinal) : words);
        }
    }

    private static string[] Elements(string text)
    {
        var (elements, walk) = (new List<string>(), StringInfo.GetTextElementEnumerator(text));
        while (walk.MoveNext()) elements.Add(walk.GetTextElement());
        return [.. elements];
    }

    /// <summary>One replaced, one missing, or two neighbours changed over.</summary>
    private static bool IsOneStep(string[] a, string[] b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (b.Length - a.Length > 1) return false;
        var start = 0;
        while (start < a.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var (left, right) = (a.Length - start - end, b.Length - start - end);
        return right <= 1 || left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
    }
}

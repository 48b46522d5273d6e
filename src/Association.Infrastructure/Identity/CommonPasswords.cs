using System.Collections.Frozen;

namespace Association.Infrastructure.Identity;

/// <summary>
/// The passwords that attackers try first: the long ones of a list of a million, and the short ones that people make long
/// by digits, by doubling or by a walk over the keyboard. The list comes with the build, no network is asked.
/// </summary>
internal static class CommonPasswords
{
    private const int ShortestWord = 4;
    private const int LeftOver = 4;

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);
    private static readonly string[] Walks =
        ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "01234567890123456789", "09876543210987654321"];

    public static int Count => Known.Value.Count;

    public static bool Holds(string password, IEnumerable<string?> personal)
    {
        var lower = password.ToLowerInvariant();
        return Known.Value.Contains(lower)
            || IsRepeated(lower)
            || Walks.Any(walk => walk.Contains(lower, StringComparison.Ordinal))
            || IsThin(lower)
            || IsOneWord(lower)
            || personal.SelectMany(WordsOf).Any(word => LeavesLittle(lower, word));
    }

    /// <summary>One known password, with at most four characters before and after it.</summary>
    private static bool IsThin(string lower)
    {
        for (var length = lower.Length - 1; length >= Math.Max(lower.Length - LeftOver, ShortestWord); length--)
            for (var start = 0; start + length <= lower.Length; start++)
                if (Known.Value.Contains(lower.Substring(start, length)) && Rest(lower, start, length).All(c => !char.IsLetter(c))) return true;
        return false;
    }

    /// <summary>A known word, and nothing but digits and marks around it.</summary>
    private static bool IsOneWord(string lower)
    {
        var word = lower.AsSpan();
        while (word.Length > 0 && !char.IsLetter(word[0])) word = word[1..];
        while (word.Length > 0 && !char.IsLetter(word[^1])) word = word[..^1];
        return Known.Value.Contains(word.ToString());
    }

    private static IEnumerable<char> Rest(string text, int start, int length) => text.Take(start).Concat(text.Skip(start + length));

    /// <summary>The same few characters over and over.</summary>
    private static bool IsRepeated(string lower) =>
        Enumerable.Range(1, lower.Length / 2).Any(size => lower.Chunk(size).All(part => lower.AsSpan(0, part.Length).SequenceEqual(part)));

    private static IEnumerable<string> WordsOf(string? personal) =>
        (personal ?? "").ToLowerInvariant().Split('@', ' ', '.', '-', '_', '+').Where(word => word.Length >= ShortestWord).Append((personal ?? "").ToLowerInvariant());

    private static bool LeavesLittle(string lower, string word) =>
        word.Length >= ShortestWord && lower.Length - word.Length <= LeftOver * 2 && lower.Contains(word, StringComparison.Ordinal);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line) known.Add(line);
        return known.ToFrozenSet(StringComparer.Ordinal);
    }
}

using System.Text.RegularExpressions;

namespace Association.Domain.Messages;

/// <summary>
/// What a mail server said, fit to be kept and shown. Servers repeat the address that they were asked about, and the address that it is
/// forwarded to; whoever reads why a mail failed need not learn either.
/// </summary>
public static partial class ServerWords
{
    /// <summary>One line of whole characters, every address in it masked as it is everywhere else.</summary>
    /// <param name="most">Length in UTF-16 units.</param>
    public static string Kept(string words, int most)
    {
        var line = TemplateText.OneLine(Masked(words));
        if (line.Length <= most) return line;
        return line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)];
    }

    /// <summary>The same words; half a character, which no database takes, becomes the sign for what cannot be read.</summary>
    public static string Masked(string words) =>
        Addresses().Replace(string.Concat(words.EnumerateRunes()), found => $"{found.Groups["local"].Value.EnumerateRunes().First()}***@{found.Groups["domain"].Value}");

    [GeneratedRegex("""(?<local>[^\s<>@"(),;:\[\]\\]+)@(?<domain>[^\s<>@"(),;:\[\]\\]*)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>
/// Knows which font file has a character: the style's own, its sister for further alphabets, else a Noto CJK of the system,
/// which covers rarer names. Each is opened once for the process; safe for any number of threads.
/// </summary>
internal sealed partial class FontLibrary(ILogger<FontLibrary> log) : IDisposable
{
    private static readonly string OwnFolder = Path.Combine(AppContext.BaseDirectory, "fonts");

    private static readonly string[] SystemFolders =
        ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk", "/usr/share/fonts/truetype/noto"];

    // A system collection holds JP, KR, SC, TC and HK in this order.
    private const uint SimplifiedChinese = 2;

    private readonly ConcurrentDictionary<string, Lazy<FontFile?>> files = new();
    private readonly ConcurrentDictionary<(FontStyle Style, Rune Character), FontFile> found = new();

    /// <summary>
    /// The file for each character that can be drawn. A word with a letter of the sister font is set in that font as a whole:
    /// letters of two designs side by side look like a mistake.
    /// </summary>
    public IReadOnlyList<(Rune Character, FontFile File)> Assign(FontStyle style, string text)
    {
        var assigned = Printable.Characters(text).Select(character => (character, File: Find(style, character))).ToArray();
        var sister = Open(Candidates(style).ElementAt(1))!;
        if (!assigned.Any(a => a.File == sister)) return assigned;

        for (var start = 0; start < assigned.Length;)
        {
            var end = start;
            while (end < assigned.Length && !Printable.Parts(assigned[end].character)) end++;
            if (assigned[start..end].Any(a => a.File == sister))
                for (var i = start; i < end; i++)
                    if (sister.Has(assigned[i].character)) assigned[i].File = sister;
            start = end + 1;
        }
        return assigned;
    }

    private FontFile Find(FontStyle style, Rune character) => found.GetOrAdd((style, character), key => Search(key.Style, key.Character));

    // The style's own file stands in when none has the character, and the log says so.
    private FontFile Search(FontStyle style, Rune character)
    {
        foreach (var name in Candidates(style))
            if (Open(name) is { } file && file.Has(character)) return file;

        var own = Open(Candidates(style).First())!;
        NoFontHas(log, character.Value.ToString("X4", CultureInfo.InvariantCulture), own.Name);
        return own;
    }

    // A character of the other weight or the other family is still the character.
    private static IEnumerable<string> Candidates(FontStyle style)
    {
        var (family, other) = style is FontStyle.Serif or FontStyle.SerifBold ? ("Serif", "Sans") : ("Sans", "Serif");
        var (weight, otherWeight) = style is FontStyle.Serif or FontStyle.Sans ? ("Regular", "Bold") : ("Bold", "Regular");
        yield return $"Noto{family}SC-{weight}.ttf";
        yield return $"Noto{family}-{weight}.ttf";
        yield return $"Noto{family}CJK-{weight}.ttc";
        yield return $"Noto{family}CJK-{otherWeight}.ttc";
        yield return $"Noto{other}CJK-{weight}.ttc";
    }

    private FontFile? Open(string name) => files.GetOrAdd(name, n => new Lazy<FontFile?>(() => n.EndsWith(".ttc", StringComparison.Ordinal) ? OpenSystem(n) : OpenOwn(n))).Value;

    private static FontFile OpenOwn(string name)
    {
        var path = Path.Combine(OwnFolder, name);
        return FontFile.TryOpen(path) ?? throw new FileNotFoundException($"The font {path} is missing or damaged; build the application again.", path);
    }

    private static FontFile? OpenSystem(string name) => SystemFolders
        .Select(folder => FontFile.TryOpen(Path.Combine(folder, name), SimplifiedChinese))
        .FirstOrDefault(file => file is not null);

    public void Dispose()
    {
        foreach (var file in files.Values) file.Value?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No font has the character U+{Character}: documents show a box for it. Install Noto CJK (Debian: fonts-noto-cjk). Asked for by {Font}.")]
    private static partial void NoFontHas(ILogger log, string character, string font);
}

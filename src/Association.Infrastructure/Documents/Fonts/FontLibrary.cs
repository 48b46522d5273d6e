using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>
/// Knows which font file has a character: the style's own, else a Noto CJK of the system, which covers rarer names.
/// Opened once for the process; safe for any number of threads.
/// </summary>
internal sealed partial class FontLibrary(ILogger<FontLibrary> log) : IDisposable
{
    private static readonly string[] SystemFolders =
        ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk", "/usr/share/fonts/truetype/noto"];

    // The third face of the collections is Simplified Chinese; JP, KR, SC, TC, HK is their order.
    private const uint SimplifiedChinese = 2;

    private readonly ConcurrentDictionary<FontStyle, Lazy<FontFile>> own = new();
    private readonly ConcurrentDictionary<string, Lazy<FontFile?>> system = new();
    private readonly ConcurrentDictionary<Rune, bool> reported = new();

    /// <summary>The file that has the character; the style's own when none has, and then the log says so.</summary>
    public FontFile Find(FontStyle style, Rune character)
    {
        var file = Own(style);
        if (file.Has(character)) return file;
        foreach (var fallback in Fallbacks(style))
            if (fallback.Has(character)) return fallback;

        if (reported.TryAdd(character, true)) NoFontHas(log, character.Value.ToString("X4", null), file.Name);
        return file;
    }

    private FontFile Own(FontStyle style) => own.GetOrAdd(style, s => new Lazy<FontFile>(() => Open(s))).Value;

    private static FontFile Open(FontStyle style)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fonts", style switch
        {
            FontStyle.Serif => "NotoSerifSC-Regular.ttf",
            FontStyle.SerifBold => "NotoSerifSC-Bold.ttf",
            FontStyle.Sans => "NotoSansSC-Regular.ttf",
            _ => "NotoSansSC-Bold.ttf",
        });
        return FontFile.TryOpen(path) ?? throw new FileNotFoundException($"The font {path} is missing or damaged; build the application again.", path);
    }

    // A character of the other weight or the other family is still the character.
    private IEnumerable<FontFile> Fallbacks(FontStyle style)
    {
        var names = style switch
        {
            FontStyle.Serif => new[] { "SerifCJK-Regular", "SerifCJK-Bold", "SansCJK-Regular" },
            FontStyle.SerifBold => ["SerifCJK-Bold", "SerifCJK-Regular", "SansCJK-Bold"],
            FontStyle.Sans => ["SansCJK-Regular", "SansCJK-Bold", "SerifCJK-Regular"],
            _ => ["SansCJK-Bold", "SansCJK-Regular", "SerifCJK-Bold"],
        };
        return names.Select(name => system.GetOrAdd(name, n => new Lazy<FontFile?>(() => OpenSystem(n))).Value).OfType<FontFile>();
    }

    private static FontFile? OpenSystem(string name) => SystemFolders
        .Select(folder => FontFile.TryOpen(Path.Combine(folder, $"Noto{name}.ttc"), SimplifiedChinese))
        .FirstOrDefault(file => file is not null);

    public void Dispose()
    {
        foreach (var file in own.Values) file.Value.Dispose();
        foreach (var file in system.Values) file.Value?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No font has the character U+{Character}: documents show a box for it. Install Noto CJK (Debian: fonts-noto-cjk). Asked for by {Font}.")]
    private static partial void NoFontHas(ILogger log, string character, string font);
}

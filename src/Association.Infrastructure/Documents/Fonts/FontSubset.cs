using System.Text;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>The fonts of a batch, cut down to its characters. Belongs to one thread.</summary>
internal sealed class FontSubset : IDisposable
{
    private readonly FontLibrary library;
    private readonly Dictionary<FontFile, SKTypeface> typefaces = [];
    private readonly Dictionary<(SKTypeface, float), SKFont> fonts = [];

    public FontSubset(FontLibrary library, IReadOnlyDictionary<FontFile, HashSet<Rune>> characters)
    {
        this.library = library;
        foreach (var (file, needed) in characters) typefaces.Add(file, file.Subset(needed));
    }

    /// <summary>Neighbouring characters of one font, so that they are measured and drawn at once.</summary>
    public IEnumerable<(string Text, SKFont Font)> Runs(string text, FontStyle style, float size)
    {
        var run = new StringBuilder();
        FontFile? current = null;
        foreach (var (character, file) in library.Assign(style, text))
        {
            if (current is not null && file != current)
            {
                yield return (run.ToString(), Font(typefaces[current], size));
                run.Clear();
            }
            current = file;
            run.Append(character);
        }
        if (current is not null) yield return (run.ToString(), Font(typefaces[current], size));
    }

    private SKFont Font(SKTypeface typeface, float size)
    {
        if (fonts.TryGetValue((typeface, size), out var font)) return font;
        font = new SKFont(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        fonts.Add((typeface, size), font);
        return font;
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values) font.Dispose();
        foreach (var typeface in typefaces.Values) typeface.Dispose();
    }
}

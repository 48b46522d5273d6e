using System.Text;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>The fonts of a batch, cut down to its characters. Belongs to one thread.</summary>
internal sealed class FontSubset : IDisposable
{
    private readonly Dictionary<(FontStyle, Rune), SKTypeface> typefaces = [];
    private readonly Dictionary<(SKTypeface, float), SKFont> fonts = [];
    private readonly List<SKTypeface> owned = [];

    public FontSubset(IReadOnlyDictionary<(FontStyle Style, Rune Character), FontFile> files)
    {
        foreach (var file in files.GroupBy(f => f.Value, f => f.Key))
        {
            var typeface = file.Key.Subset(file.Select(key => key.Character));
            owned.Add(typeface);
            foreach (var key in file) typefaces.Add(key, typeface);
        }
    }

    /// <summary>Neighbouring characters of one font, so that they are measured and drawn at once.</summary>
    public IEnumerable<(string Text, SKFont Font)> Runs(string text, FontStyle style, float size)
    {
        var run = new StringBuilder();
        SKTypeface? current = null;
        foreach (var character in Printable.Characters(text))
        {
            var typeface = typefaces[(style, character)];
            if (current is not null && typeface != current)
            {
                yield return (run.ToString(), Font(current, size));
                run.Clear();
            }
            current = typeface;
            run.Append(character);
        }
        if (current is not null) yield return (run.ToString(), Font(current, size));
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
        foreach (var typeface in owned) typeface.Dispose();
    }
}

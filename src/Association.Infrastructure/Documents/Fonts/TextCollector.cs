using System.Text;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>Draws nothing and remembers which characters are needed of which file.</summary>
internal sealed class TextCollector(FontLibrary library) : ITextSetter
{
    private readonly Dictionary<(FontStyle, Rune), FontFile> files = [];

    public float Measure(string text, FontStyle style, float size) => 0;

    public void Draw(string text, FontStyle style, float size, SKPoint baseline, SKColor color)
    {
        foreach (var character in Printable.Characters(text))
            if (!files.ContainsKey((style, character)))
                files.Add((style, character), library.Find(style, character));
    }

    /// <summary>The fonts of what was collected; the caller disposes of them.</summary>
    public FontSubset Subset() => new(files);
}

using System.Text;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>Draws nothing and remembers which characters are needed of which file.</summary>
internal sealed class TextCollector(FontLibrary library) : ITextSetter
{
    private readonly Dictionary<FontFile, HashSet<Rune>> files = [];

    public float Measure(string text, FontStyle style, float size) => 0;

    public void Draw(string text, FontStyle style, float size, SKPoint baseline, SKColor color)
    {
        foreach (var (character, file) in library.Assign(style, text))
        {
            if (!files.TryGetValue(file, out var characters)) files.Add(file, characters = []);
            characters.Add(character);
        }
    }

    /// <summary>The fonts of what was collected; the caller disposes of them.</summary>
    public FontSubset Subset() => new(library, files);
}

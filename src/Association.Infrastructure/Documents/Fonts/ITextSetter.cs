using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>
/// Where a page sets its text. A page is set twice: first on a <see cref="TextCollector"/>, which learns the characters, then
/// on the fonts cut down to them.
/// </summary>
internal interface ITextSetter
{
    /// <returns>The width in points.</returns>
    float Measure(string text, FontStyle style, float size);

    /// <param name="baseline">Where the text begins, on its baseline.</param>
    void Draw(string text, FontStyle style, float size, SKPoint baseline, SKColor color);
}

using SkiaSharp;

namespace Association.Infrastructure.Documents.Fonts;

/// <summary>Sets text on a canvas with the fonts of the batch.</summary>
internal sealed class TextPen(SKCanvas canvas, FontSubset fonts) : ITextSetter
{
    public float Measure(string text, FontStyle style, float size) =>
        fonts.Runs(text, style, size).Sum(run => run.Font.MeasureText(run.Text));

    public void Draw(string text, FontStyle style, float size, SKPoint baseline, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        var x = baseline.X;
        foreach (var (run, font) in fonts.Runs(text, style, size))
        {
            canvas.DrawText(run, x, baseline.Y, font, paint);
            x += font.MeasureText(run);
        }
    }
}

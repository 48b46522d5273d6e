using Association.Application.Reports.Annual;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents.Reports;

/// <param name="Printed">The figure beside the bar: nobody must measure it.</param>
/// <param name="Target">Of the plan; a mark across the bar.</param>
internal sealed record ReportBar(string Label, decimal Value, string Printed, decimal? Target);

/// <summary>Bars of one kind of figure, with their numbers beside them.</summary>
internal sealed record ReportChart(string Title, IReadOnlyList<ReportBar> Bars)
{
    private const float LabelWidth = 150;
    private const float FigureWidth = 96;
    private const float TitleHeight = 22;
    private const float BarHeight = 22;
    private const float Thickness = 12;

    private static readonly TextLook Head = new(FontStyle.SansBold, 10.5f, Palette.Ink, 8);
    private static readonly TextLook Label = new(FontStyle.Sans, 9, Palette.Ink, 6);

    public float Height => TitleHeight + Bars.Count * BarHeight + 8;

    /// <param name="canvas">Null while the characters are collected.</param>
    public void Draw(ITextSetter setter, SKCanvas? canvas, float left, float top, float width)
    {
        TextBlock.Fit(setter, Title, Head, width).Draw(setter, left, top + 12, width, SKTextAlign.Left);
        var room = width - LabelWidth - FigureWidth;
        var highest = Math.Max(1m, Bars.SelectMany(b => new[] { b.Value, b.Target ?? 0 }).DefaultIfEmpty().Max());
        for (var i = 0; i < Bars.Count; i++)
        {
            var (bar, y) = (Bars[i], top + TitleHeight + i * BarHeight);
            TextBlock.Fit(setter, bar.Label, Label, LabelWidth - 8, maxLines: 2).Draw(setter, left, y + 10, LabelWidth - 8, SKTextAlign.Left);
            var length = (float)(bar.Value / highest) * room;
            if (canvas is not null) Bar(canvas, left + LabelWidth, y, length, bar.Target is { } target ? (float)(target / highest) * room : null);
            TextBlock.Fit(setter, bar.Printed, Label, FigureWidth).Draw(setter, left + LabelWidth + length + 6, y + 10, FigureWidth, SKTextAlign.Left);
        }
    }

    /// <summary>The chart as a picture, at twice the size of the page.</summary>
    public byte[] Picture(FontLibrary library, float width)
    {
        const float scale = 2.5f;
        var collector = new TextCollector(library);
        Draw(collector, null, 0, 0, width);
        using var fonts = collector.Subset();
        using var bitmap = new SKBitmap((int)(width * scale), (int)(Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        Draw(new TextPen(canvas, fonts), canvas, 0, 0, width);
        canvas.Flush();
        using var image = SKImage.FromBitmap(bitmap);
        using var encoded = image.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }

    private static void Bar(SKCanvas canvas, float x, float y, float length, float? target)
    {
        using var fill = new SKPaint { Color = Palette.Teal, IsAntialias = true };
        if (length > 0) canvas.DrawRoundRect(x, y, Math.Max(1, length), Thickness, 2, 2, fill);
        if (target is not { } mark) return;
        using var line = new SKPaint { Color = Palette.Gold, StrokeWidth = 2, IsStroke = true, IsAntialias = true };
        canvas.DrawLine(x + mark, y - 2, x + mark, y + Thickness + 2, line);
    }
}

/// <summary>Which charts stand in which chapter.</summary>
internal static class ReportCharts
{
    private static readonly (string Chapter, string Title, string[] Figures)[] All =
    [
        ("organisation", "units", ["M02", "M03", "M04"]), ("service", "levels", ["M11", "M12", "M13"]), ("service", "attendances", ["M14", "M20", "M22"]),
        ("health", "science", ["M28", "M29", "M30", "M31"]), ("government", "inspections", ["M37", "M38", "M40"]),
    ];

    public static IEnumerable<ReportChart> Of(string chapter, ReportContent content, ReportWords say) => All.Where(c => c.Chapter == chapter)
        .Select(c => new ReportChart(say.Of($"chart-{c.Title}"), [.. c.Figures.Select(content.Figure).OfType<YearFigure>().Select(f => new ReportBar(
            say.Of($"short-{f.Id}"), f.Value ?? 0, f.Target is { } target ? say.Of("of-target", f.Printed.In(say.Culture), target) : f.Printed.In(say.Culture), f.Target))]));
}

using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>What makes a certificate look like one: border, watermark and emblem, drawn as vectors.</summary>
internal static class Ornaments
{
    private const float Tau = MathF.PI * 2;

    /// <summary>Two lines with a braid of waves between them, and a rosette in each corner.</summary>
    public static void Border(SKCanvas canvas, float width, float height)
    {
        Rectangle(canvas, width, height, 20, 2.4f, Palette.Teal);
        Rectangle(canvas, width, height, 25, 0.6f, Palette.Gold);
        Rectangle(canvas, width, height, 41, 0.6f, Palette.Gold);

        using var line = Stroke(Palette.Gold, 0.55f);
        const float middle = 33, corner = 42;
        for (var phase = 0; phase < 3; phase++)
        {
            using var top = Wave(corner, width - corner, phase / 3f);
            using var side = Wave(corner, height - corner, phase / 3f);
            canvas.DrawPath(top, line, 0, middle);
            canvas.DrawPath(top, line, 0, height - middle);
            canvas.DrawPath(side, line, middle, 0, turned: true);
            canvas.DrawPath(side, line, width - middle, 0, turned: true);
        }
        foreach (var x in new[] { middle, width - middle })
            foreach (var y in new[] { middle, height - middle })
                Corner(canvas, x, y);
    }

    /// <summary>A pale guilloche behind the text.</summary>
    public static void Watermark(SKCanvas canvas, float x, float y, float radius)
    {
        using var line = Stroke(Palette.Watermark, 0.9f);
        for (var ring = 0; ring < 6; ring++)
        {
            using var path = Rosette(x, y, radius * (0.62f + 0.03f * ring), radius * 0.3f, 12, ring * Tau / 72);
            canvas.DrawPath(path, line);
        }
    }

    /// <summary>A round emblem with a scalloped edge around the staff of Asclepius.</summary>
    public static void Emblem(SKCanvas canvas, float x, float y, float radius)
    {
        using var gold = Fill(Palette.Gold);
        using var teal = Fill(Palette.Teal);
        using var fine = Stroke(Palette.PaleGold, radius * 0.025f);
        using var scallops = Rosette(x, y, radius * 0.965f, radius * 0.035f, 40, 0);
        canvas.DrawPath(scallops, gold);
        canvas.DrawCircle(x, y, radius * 0.87f, fine);
        using var guilloche = Rosette(x, y, radius * 0.82f, radius * 0.045f, 36, 0);
        canvas.DrawPath(guilloche, fine);
        canvas.DrawCircle(x, y, radius * 0.75f, teal);
        canvas.DrawCircle(x, y, radius * 0.69f, fine);
        Staff(canvas, x, y, radius * 0.5f);
    }

    /// <summary>A thin line with a diamond in its middle.</summary>
    public static void Rule(SKCanvas canvas, float x, float y, float width)
    {
        using var line = Stroke(Palette.Gold, 0.7f);
        using var fill = Fill(Palette.Gold);
        canvas.DrawLine(x - width / 2, y, x - 8, y, line);
        canvas.DrawLine(x + 8, y, x + width / 2, y, line);
        using var diamond = new SKPath();
        diamond.AddPoly([new(x - 4.5f, y), new(x, y - 2.6f), new(x + 4.5f, y), new(x, y + 2.6f)]);
        canvas.DrawPath(diamond, fill);
    }

    private static void Staff(SKCanvas canvas, float x, float y, float half)
    {
        using var rod = Stroke(Palette.PaleGold, half * 0.13f);
        using var snake = Stroke(Palette.Paper, half * 0.15f);
        rod.StrokeCap = snake.StrokeCap = SKStrokeCap.Round;
        canvas.DrawLine(x, y - half, x, y + half, rod);
        using var body = new SKPath();
        const int points = 60;
        for (var i = 0; i <= points; i++)
        {
            var t = (float)i / points;
            // Narrow at the tail, wide at the head, two and a half turns around the rod.
            var point = new SKPoint(x + half * (0.16f + 0.34f * t) * MathF.Sin(t * 2.5f * Tau), y + half * (0.8f - 1.45f * t));
            if (i == 0) body.MoveTo(point); else body.LineTo(point);
        }
        canvas.DrawPath(body, snake);
        using var head = Fill(Palette.Paper);
        canvas.DrawOval(x - half * 0.08f, y - half * 0.67f, half * 0.17f, half * 0.11f, head);
    }

    private static void Corner(SKCanvas canvas, float x, float y)
    {
        using var paper = Fill(Palette.Paper);
        using var line = Stroke(Palette.Teal, 0.7f);
        using var gold = Fill(Palette.Gold);
        canvas.DrawRect(SKRect.Create(x - 10, y - 10, 20, 20), paper);
        canvas.DrawRect(SKRect.Create(x - 8, y - 8, 16, 16), line);
        using var rosette = Rosette(x, y, 4.6f, 2, 8, 0);
        canvas.DrawPath(rosette, gold);
        canvas.DrawCircle(x, y, 1.5f, paper);
    }

    private static void Rectangle(SKCanvas canvas, float width, float height, float inset, float thickness, SKColor color)
    {
        using var line = Stroke(color, thickness);
        canvas.DrawRect(SKRect.Create(inset, inset, width - 2 * inset, height - 2 * inset), line);
    }

    // Waves that reach under the corners, shifted by their phase; one cubic is half a sine wave, peak and slopes exact.
    private static SKPath Wave(float from, float to, float phase)
    {
        const float amplitude = 5, peak = amplitude * 4 / 3, control = 4 / (3 * MathF.PI);
        var halves = (int)MathF.Round((to - from) / 12);
        var half = (to - from) / halves;
        var start = from - phase * half * 2;
        var path = new SKPath();
        path.MoveTo(Rounded(start, 0));
        for (var i = 0; i < halves + (int)MathF.Ceiling(phase * 2); i++)
        {
            var (x, y) = (start + i * half, i % 2 == 0 ? peak : -peak);
            path.CubicTo(Rounded(x + control * half, y), Rounded(x + (1 - control) * half, y), Rounded(x + half, 0));
        }
        return path;
    }

    private static SKPath Rosette(float x, float y, float radius, float amplitude, int petals, float turn)
    {
        var points = petals * 14;
        var path = new SKPath();
        for (var i = 0; i < points; i++)
        {
            var angle = Tau * i / points;
            var r = radius + amplitude * MathF.Cos(petals * (angle + turn));
            var point = Rounded(x + r * MathF.Cos(angle), y + r * MathF.Sin(angle));
            if (i == 0) path.MoveTo(point); else path.LineTo(point);
        }
        path.Close();
        return path;
    }

    // Short numbers halve the file; a twentieth of a point is finer than any printer.
    private static SKPoint Rounded(float x, float y) => new(MathF.Round(x * 20) / 20, MathF.Round(y * 20) / 20);

    private static void DrawPath(this SKCanvas canvas, SKPath path, SKPaint paint, float x, float y, bool turned = false)
    {
        using var restore = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        if (turned) canvas.Concat(new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1));
        canvas.DrawPath(path, paint);
    }

    private static SKPaint Fill(SKColor color) => new() { Color = color, Style = SKPaintStyle.Fill, IsAntialias = true };

    private static SKPaint Stroke(SKColor color, float width) =>
        new() { Color = color, Style = SKPaintStyle.Stroke, StrokeWidth = width, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };
}

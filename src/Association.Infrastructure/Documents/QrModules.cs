using System.Globalization;
using System.Text;
using QRCoder;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>The dark modules of a QR code as horizontal bars, so that neighbours have no hair line between them.</summary>
internal sealed class QrModules
{
    private readonly List<(int X, int Y, int Length)> bars = [];

    public QrModules(string text)
    {
        using var data = Encode(text);
        Size = data.ModuleMatrix.Count;
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
            {
                var start = x;
                while (x < Size && data.ModuleMatrix[y][x]) x++;
                if (x > start) bars.Add((start, y, x - start));
            }
    }

    /// <summary>Modules along a side, the quiet zone of four on each side included.</summary>
    public int Size { get; }

    public static QRCodeData Encode(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

    public void Draw(SKCanvas canvas, SKRect square, SKColor color)
    {
        // Scaled by the canvas, so that the file holds whole numbers.
        using var restore = new SKAutoCanvasRestore(canvas);
        canvas.Translate(square.Left, square.Top);
        canvas.Scale(square.Width / Size);
        using var path = new SKPath();
        foreach (var (x, y, length) in bars) path.AddRect(SKRect.Create(x, y, length, 1));
        using var paint = new SKPaint { Color = color, IsAntialias = false };
        canvas.DrawPath(path, paint);
    }

    public string SvgPath()
    {
        var path = new StringBuilder();
        foreach (var (x, y, length) in bars)
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
        return path.ToString();
    }
}

using System.Xml.Linq;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class QrCodesTests
{
    private const string Address = "https://association.example/verify/QYH-2026-000123-K";

    [Fact]
    public void The_svg_passes_a_strict_content_policy()
    {
        var svg = XElement.Parse(Sheets.QrCodes.Svg(Address));
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.All(svg.DescendantsAndSelf(), element =>
        {
            Assert.Contains(element.Name.LocalName, new[] { "svg", "path" });
            Assert.DoesNotContain(element.Attributes(), a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_svg_holds_the_text_only_as_a_code() =>
        Assert.DoesNotContain("<script>", Sheets.QrCodes.Svg("</svg><script>alert(1)</script>"), StringComparison.Ordinal);

    [ToolFact("zbarimg")]
    public void The_png_can_be_scanned()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        File.WriteAllBytes(path, Sheets.QrCodes.Png(Address));
        try
        {
            Assert.Equal(Address, PdfTools.Start("zbarimg", ["-q", "--raw", path]).Trim());
        }
        finally
        {
            File.Delete(path);
        }
    }

    // zbarimg reads bitmaps only: the path is drawn as a plain one first.
    [ToolFact("zbarimg")]
    public void The_svg_can_be_scanned()
    {
        var svg = XElement.Parse(Sheets.QrCodes.Svg(Address));
        var size = int.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        using var bitmap = new SkiaSharp.SKBitmap(size * 6, size * 6);
        using (var canvas = new SkiaSharp.SKCanvas(bitmap))
        {
            canvas.Clear(SkiaSharp.SKColors.White);
            canvas.Scale(6);
            using var path = SkiaSharp.SKPath.ParseSvgPathData(svg.Elements().Last().Attribute("d")!.Value);
            using var black = new SkiaSharp.SKPaint();
            canvas.DrawPath(path, black);
        }
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        using (var png = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100)) File.WriteAllBytes(file, png.ToArray());
        try
        {
            Assert.Equal(Address, PdfTools.Start("zbarimg", ["-q", "--raw", file]).Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }
}

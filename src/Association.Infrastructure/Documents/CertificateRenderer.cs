using Association.Application.Certificates;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

internal sealed class CertificateRenderer(FontLibrary library) : ICertificateRenderer
{
    // Making a subset costs as much as drawing a page, so sheets share it; but each file carries the whole subset, so the more
    // share it, the larger and slower each file, and the more it tells about other people's names. From 8 to 64 sheets measure alike.
    private const int SheetsPerSubset = 16;
    private const float PreviewScale = 1.5f;

    public IEnumerable<byte[]> Render(IReadOnlyCollection<CertificateSheet> sheets)
    {
        foreach (var group in sheets.Chunk(SheetsPerSubset))
        {
            using var fonts = Subset(library, group);
            foreach (var sheet in group) yield return Render(sheet, fonts);
        }
    }

    public byte[] RenderBook(IReadOnlyCollection<CertificateSheet> sheets, string title, DateOnly on)
    {
        using var fonts = Subset(library, sheets);
        return PdfFile.Write(Printable.Of(title), Printable.Of(sheets.First().IssuerZh), on, document =>
        {
            foreach (var sheet in sheets) Page(document, sheet, fonts);
        });
    }

    public byte[] Preview(CertificateSheet sheet)
    {
        using var fonts = Subset(library, [sheet]);
        var (width, height) = sheet.Design is { } design ? DesignedPage.SizeOf(design.Paper) : (CertificatePage.Width, CertificatePage.Height);
        using var surface = SKSurface.Create(new SKImageInfo((int)(width * PreviewScale), (int)(height * PreviewScale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(PreviewScale);
        Draw(surface.Canvas, sheet, fonts);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }

    internal static FontSubset Subset(FontLibrary library, IEnumerable<CertificateSheet> sheets)
    {
        var collector = new TextCollector(library);
        foreach (var sheet in sheets)
            if (sheet.Design is null) CertificatePage.Write(sheet, collector);
            else new DesignedPage(sheet).Write(collector);
        return collector.Subset();
    }

    private static byte[] Render(CertificateSheet sheet, FontSubset fonts)
    {
        var title = Printable.Of($"{sheet.Design?.Words.TitleZh ?? "参会证书"} {sheet.Number} {sheet.Name}");
        return PdfFile.Write(title, Printable.Of(sheet.IssuerZh), sheet.IssuedOn, document => Page(document, sheet, fonts));
    }

    private static void Page(SKDocument document, CertificateSheet sheet, FontSubset fonts)
    {
        var (width, height) = sheet.Design is { } design ? DesignedPage.SizeOf(design.Paper) : (CertificatePage.Width, CertificatePage.Height);
        Draw(document.BeginPage(width, height), sheet, fonts);
        document.EndPage();
    }

    private static void Draw(SKCanvas canvas, CertificateSheet sheet, FontSubset fonts)
    {
        if (sheet.Design is null) CertificatePage.Draw(canvas, sheet, fonts);
        else new DesignedPage(sheet).Draw(canvas, fonts);
    }
}

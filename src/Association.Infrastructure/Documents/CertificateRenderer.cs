using Association.Application.Certificates;
using Association.Infrastructure.Documents.Fonts;

namespace Association.Infrastructure.Documents;

internal sealed class CertificateRenderer(FontLibrary library) : ICertificateRenderer
{
    // Making a subset costs as much as drawing a page, so sheets share it; but each file carries the whole subset, so the more
    // share it, the larger and slower each file, and the more it tells about other people's names. From 8 to 64 sheets measure alike.
    private const int SheetsPerSubset = 16;

    public IEnumerable<byte[]> Render(IReadOnlyCollection<CertificateSheet> sheets)
    {
        foreach (var group in sheets.Chunk(SheetsPerSubset))
        {
            using var fonts = Subset(library, group);
            foreach (var sheet in group) yield return Render(sheet, fonts);
        }
    }

    internal static FontSubset Subset(FontLibrary library, IEnumerable<CertificateSheet> sheets)
    {
        var collector = new TextCollector(library);
        foreach (var sheet in sheets) CertificatePage.Write(sheet, collector);
        return collector.Subset();
    }

    private static byte[] Render(CertificateSheet sheet, FontSubset fonts)
    {
        var title = Printable.Of($"参会证书 {sheet.Number} {sheet.Name}");
        return PdfFile.Write(title, Printable.Of(sheet.IssuerZh), sheet.IssuedOn, document =>
        {
            CertificatePage.Draw(document.BeginPage(CertificatePage.Width, CertificatePage.Height), sheet, fonts);
            document.EndPage();
        });
    }
}

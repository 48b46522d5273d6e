using Association.Application.Finance;
using Association.Infrastructure.Documents.Fonts;

namespace Association.Infrastructure.Documents;

internal sealed class ReceiptRenderer(FontLibrary library) : IReceiptRenderer
{
    public byte[] Render(ReceiptSheet sheet)
    {
        var collector = new TextCollector(library);
        var pages = ReceiptPage.Pages(sheet);
        for (var page = 0; page < pages; page++) ReceiptPage.Write(sheet, page, collector);

        using var fonts = collector.Subset();
        return PdfFile.Write(Printable.Of($"{SheetWords.Of(sheet).Title} {sheet.Number}"), Printable.Of(sheet.IssuerZh), sheet.IssuedOn, document =>
        {
            for (var page = 0; page < pages; page++)
            {
                ReceiptPage.Draw(document.BeginPage(ReceiptPage.Width, ReceiptPage.Height), sheet, page, fonts);
                document.EndPage();
            }
        });
    }
}

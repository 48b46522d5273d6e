using Association.Application.Events.Programme;
using Association.Infrastructure.Documents.Fonts;

namespace Association.Infrastructure.Documents;

/// <summary>The announced programme on A4 portrait, day by day, in one language.</summary>
internal sealed class ProgrammeRenderer(FontLibrary library) : IProgrammeRenderer
{
    public byte[] Render(ProgrammeSheet sheet)
    {
        var collector = new TextCollector(library);
        var pages = ProgrammePage.Lay(sheet, collector);
        for (var page = 0; page < pages.Count; page++) ProgrammePage.Write(sheet, pages, page, collector);
        using var fonts = collector.Subset();
        return PdfFile.Write(Printable.Of(sheet.Programme.Name.In(sheet.Culture)), Printable.Of(sheet.Issuer.In(sheet.Culture)), sheet.PrintedOn, document =>
        {
            for (var page = 0; page < pages.Count; page++)
            {
                ProgrammePage.Write(sheet, pages, page, new TextPen(document.BeginPage(PdfFile.A4Short, PdfFile.A4Long), fonts));
                document.EndPage();
            }
        });
    }
}

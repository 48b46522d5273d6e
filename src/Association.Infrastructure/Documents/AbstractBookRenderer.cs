using Association.Application.Events.Abstracts;
using Association.Infrastructure.Documents.Fonts;

namespace Association.Infrastructure.Documents;

/// <summary>The book of abstracts on A4 portrait: title, contents with page numbers, then track by track.</summary>
internal sealed class AbstractBookRenderer(FontLibrary library) : IAbstractBookRenderer
{
    public byte[] Render(AbstractBook book)
    {
        var collector = new TextCollector(library);
        var pages = AbstractBookPages.Lay(book, collector);
        for (var page = 0; page < pages.Count; page++) AbstractBookPages.Write(book, pages, page, collector);
        using var fonts = collector.Subset();
        return PdfFile.Write(Printable.Of(book.Event.In(book.Culture)), Printable.Of(book.Issuer.In(book.Culture)), book.StartsOn, document =>
        {
            for (var page = 0; page < pages.Count; page++)
            {
                AbstractBookPages.Write(book, pages, page, new TextPen(document.BeginPage(PdfFile.A4Short, PdfFile.A4Long), fonts));
                document.EndPage();
            }
        });
    }
}

using Association.Application.Events.Lists;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>A list on A4 landscape with its head on every page; nothing is cut off, a long cell is set smaller.</summary>
internal sealed class ListRenderer(FontLibrary library) : IListRenderer
{
    public byte[] Render(PrintedList list)
    {
        var collector = new TextCollector(library);
        ListPage.Collect(list, collector);
        using var fonts = collector.Subset();
        return PdfFile.Write(Printable.Of(list.Title), Printable.Of(list.Issuer), list.MadeOn, document =>
        {
            var widths = ListPage.Widths(list);
            var pages = ListPage.Pages(list);
            for (var page = 0; page < pages.Count; page++)
            {
                var canvas = document.BeginPage(PdfFile.A4Long, PdfFile.A4Short);
                ListPage.Rules(canvas, pages[page].Count);
                ListPage.Write(list, widths, pages[page], $"{page + 1} / {pages.Count}", new TextPen(canvas, fonts));
                document.EndPage();
            }
        });
    }
}

internal static class ListPage
{
    private const float Left = 36;
    private const float Width = PdfFile.A4Long - 2 * Left;
    private const float Top = 92;
    private const float RowHeight = 24;
    private const int RowsAPage = 18;
    private const float Gap = 8;

    private static readonly TextLook Title = new(FontStyle.SansBold, 15, Palette.Teal, 9);
    private static readonly TextLook Head = new(FontStyle.SansBold, 9, Palette.Ink, 6);
    private static readonly TextLook Cell = new(FontStyle.Sans, 9, Palette.Ink, 6);
    private static readonly TextLook Small = new(FontStyle.Sans, 8, Palette.Muted);

    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Pages(PrintedList list) =>
        list.Rows.Count == 0 ? [[]] : [.. list.Rows.Chunk(RowsAPage)];

    /// <summary>Each column as wide as what stands in it asks for, between a twelfth and a third of the page.</summary>
    public static float[] Widths(PrintedList list)
    {
        var wanted = list.Headers.Select((header, i) => (float)Math.Clamp(list.Rows.Take(200).Select(r => Length(r[i])).Append(Length(header)).Max(), 3, 26)).ToArray();
        var all = wanted.Sum();
        return [.. wanted.Select(w => w / all * Width)];
    }

    public static void Collect(PrintedList list, ITextSetter setter)
    {
        var widths = Widths(list);
        foreach (var page in Pages(list)) Write(list, widths, page, "0123456789 / ", setter);
    }

    public static void Write(PrintedList list, float[] widths, IReadOnlyList<IReadOnlyList<string>> rows, string number, ITextSetter setter)
    {
        TextBlock.Fit(setter, list.Title, Title, Width - 160).Draw(setter, Left, 46, Width - 160, SKTextAlign.Left);
        TextBlock.Fit(setter, $"{list.Issuer} · {list.MadeOn:yyyy-MM-dd}", Small, 300).Draw(setter, Left, 62, 300, SKTextAlign.Left);
        TextBlock.Fit(setter, number, Small, 80).Draw(setter, Left + Width - 80, 46, 80, SKTextAlign.Right);
        Row(setter, list.Headers, widths, Head, Top - 8);
        for (var i = 0; i < rows.Count; i++) Row(setter, rows[i], widths, Cell, Top + (i + 1) * RowHeight - 8);
    }

    public static void Rules(SKCanvas canvas, int rows)
    {
        using var line = new SKPaint { Color = Palette.Muted, StrokeWidth = 0.4f, IsStroke = true };
        for (var i = 0; i <= rows; i++) canvas.DrawLine(Left, Top + i * RowHeight, Left + Width, Top + i * RowHeight, line);
    }

    private static void Row(ITextSetter setter, IReadOnlyList<string> cells, float[] widths, TextLook look, float baseline)
    {
        var x = Left;
        for (var i = 0; i < cells.Count; i++)
        {
            var block = TextBlock.Fit(setter, cells[i].ReplaceLineEndings(" "), look, widths[i] - Gap, maxLines: 2);
            block.Draw(setter, x, baseline - (block.Lines.Count - 1) * block.Size * 0.66f, widths[i] - Gap, SKTextAlign.Left);
            x += widths[i];
        }
    }

    /// <summary>A Chinese character is as wide as two others.</summary>
    private static int Length(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);
}

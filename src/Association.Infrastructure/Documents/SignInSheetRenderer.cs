using System.Globalization;
using Association.Application.Events.Doors;
using Association.Domain.Common;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>Sign-in sheets on A4 upright: a row a person with a box for the signature, the head and the page's number on every sheet.</summary>
internal sealed class SignInSheetRenderer(FontLibrary library) : ISignInSheetRenderer
{
    private const float Width = PdfFile.A4Short, Height = PdfFile.A4Long, Margin = 40;
    private const float Top = 118, RowHeight = 30, Foot = 36;
    private const float Room = Width - 2 * Margin;
    private static readonly int RowsOnAPage = (int)((Height - Top - RowHeight - Foot) / RowHeight);

    private static readonly TextLook Title = new(FontStyle.SansBold, 17, Palette.Ink, 12);
    private static readonly TextLook Line = new(FontStyle.Sans, 10.5f, Palette.Muted);
    private static readonly TextLook Head = new(FontStyle.SansBold, 10, Palette.Ink);
    private static readonly TextLook Cell = new(FontStyle.Sans, 11, Palette.Ink, 9);
    private static readonly TextLook Small = new(FontStyle.Sans, 8.5f, Palette.Muted);

    private static readonly (string Head, float Share)[] Columns = [("序号 No.", 0.09f), ("姓名 Name", 0.2f), ("单位 Unit", 0.33f), ("类别 Category", 0.16f), ("签名 Signature", 0.22f)];

    public byte[] Render(SignInSheet sheet)
    {
        var pages = sheet.Rows.Chunk(RowsOnAPage).DefaultIfEmpty([]).ToList();
        var collector = new TextCollector(library);
        for (var page = 0; page < pages.Count; page++) Write(collector, sheet, pages[page], page, pages.Count);
        using var fonts = collector.Subset();
        return PdfFile.Write(Printable.Of($"签到表 {sheet.Event.Zh} {sheet.List.Zh}"), Printable.Of(sheet.Event.Zh), sheet.PrintedOn, document =>
        {
            for (var page = 0; page < pages.Count; page++)
            {
                var canvas = document.BeginPage(Width, Height);
                Grid(canvas, pages[page].Length);
                Write(new TextPen(canvas, fonts), sheet, pages[page], page, pages.Count);
                document.EndPage();
            }
        });
    }

    private static void Grid(SKCanvas canvas, int rows)
    {
        using var paint = new SKPaint { Color = Palette.Muted, StrokeWidth = 0.6f, IsAntialias = true };
        var bottom = Top + RowHeight * (rows + 1);
        for (var row = 0; row <= rows + 1; row++) canvas.DrawLine(Margin, Top + row * RowHeight, Margin + Room, Top + row * RowHeight, paint);
        var x = Margin;
        canvas.DrawLine(x, Top, x, bottom, paint);
        foreach (var (_, share) in Columns)
        {
            x += share * Room;
            canvas.DrawLine(x, Top, x, bottom, paint);
        }
    }

    private static void Write(ITextSetter setter, SignInSheet sheet, SignInRow[] rows, int page, int pages)
    {
        TextBlock.Fit(setter, sheet.Event.Zh, Title, Room).Draw(setter, Margin, 56, Room, SKTextAlign.Left);
        var days = sheet.From == sheet.To ? BilingualDate.Zh(sheet.From) : BilingualDate.Zh(sheet.From, sheet.To);
        TextBlock.Fit(setter, $"签到表 · {sheet.List.Zh}", Head with { Size = 13 }, Room).Draw(setter, Margin, 80, Room, SKTextAlign.Left);
        TextBlock.Fit(setter, string.Join("　", new[] { days, sheet.Venue }.OfType<string>()), Line, Room).Draw(setter, Margin, 100, Room, SKTextAlign.Left);

        Row(setter, Top, [.. Columns.Select(c => (c.Head, Head))]);
        for (var i = 0; i < rows.Length; i++)
        {
            var came = rows[i].Came is { } at ? $"已扫码 {AssociationCalendar.LocalTime(at).ToString("HH:mm", CultureInfo.InvariantCulture)}" : "";
            Row(setter, Top + RowHeight * (i + 1), [($"{page * RowsOnAPage + i + 1}", Cell), (rows[i].Name, Cell), (rows[i].Unit ?? "", Cell with { Size = 9.5f, MinSize = 7 }), (rows[i].Category, Cell with { Size = 9.5f }), (came, Small)]);
        }

        TextBlock.Fit(setter, $"{page + 1} / {pages}", Small, Room).Draw(setter, Margin, Height - 20, Room, SKTextAlign.Right);
        TextBlock.Fit(setter, $"打印日期 {sheet.PrintedOn:yyyy-MM-dd}　共 {sheet.Rows.Count} 人", Small, Room).Draw(setter, Margin, Height - 20, Room, SKTextAlign.Left);
    }

    private static void Row(ITextSetter setter, float top, (string Text, TextLook Look)[] cells)
    {
        const float pad = 4;
        var x = Margin;
        for (var i = 0; i < cells.Length; i++)
        {
            var width = Columns[i].Share * Room;
            var block = TextBlock.Fit(setter, cells[i].Text, cells[i].Look, width - 2 * pad, maxLines: 2);
            block.Draw(setter, x + pad, top + (RowHeight - block.Height) / 2 + block.Size, width - 2 * pad, SKTextAlign.Left);
            x += width;
        }
    }
}

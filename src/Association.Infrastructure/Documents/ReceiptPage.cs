using System.Globalization;
using Association.Application.Finance;
using Association.Domain.Finance;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>
/// A receipt on A4 portrait: who paid, for what, how much in figures and in capitals. Each page of a long one repeats its head;
/// the last one has the total.
/// </summary>
internal static class ReceiptPage
{
    public const float Width = PdfFile.A4Short;
    public const float Height = PdfFile.A4Long;

    private const float Left = 56;
    private const float TextWidth = Width - 2 * Left;
    private const float TableTop = 296;
    private const float RowHeight = 30;
    private const int RowsPerPage = 11;

    private static readonly TextLook Title = new(FontStyle.SansBold, 25, Palette.Teal);
    private static readonly TextLook TitleEn = new(FontStyle.Sans, 10.5f, Palette.Gold);
    private static readonly TextLook Label = new(FontStyle.Sans, 8, Palette.Muted);
    private static readonly TextLook Value = new(FontStyle.Sans, 10.5f, Palette.Ink, 8);
    private static readonly TextLook Strong = new(FontStyle.SansBold, 11.5f, Palette.Ink, 8);

    private static readonly Column[] Columns =
    [
        new("项目", "Description", Left + 8, 250, SKTextAlign.Left),
        new("数量", "Quantity", Left + 262, 52, SKTextAlign.Right),
        new("单价（元）", "Unit price (CNY)", Left + 318, 76, SKTextAlign.Right),
        new("金额（元）", "Amount (CNY)", Left + 398, 77, SKTextAlign.Right),
    ];

    public static int Pages(ReceiptSheet sheet) => Math.Max(1, (sheet.Lines.Count + RowsPerPage - 1) / RowsPerPage);

    /// <param name="page">From 0.</param>
    public static void Draw(SKCanvas canvas, ReceiptSheet sheet, int page, FontSubset fonts)
    {
        using var pale = new SKPaint { Color = Palette.Watermark };
        using var line = new SKPaint { Color = Palette.PaleGold, StrokeWidth = 0.6f, IsAntialias = true, Style = SKPaintStyle.Stroke };
        using var strong = new SKPaint { Color = Palette.Teal, StrokeWidth = 1.2f, IsAntialias = true, Style = SKPaintStyle.Stroke };
        Ornaments.Emblem(canvas, Left + 20, 76, 20);
        canvas.DrawLine(Left, 108, Left + TextWidth, 108, strong);
        canvas.DrawRect(SKRect.Create(Left, TableTop - 30, TextWidth, 30), pale);
        canvas.DrawLine(Left, TableTop - 30, Left + TextWidth, TableTop - 30, strong);

        var rows = Rows(sheet, page).Length;
        for (var row = 1; row <= rows; row++)
            canvas.DrawLine(Left, TableTop + row * RowHeight, Left + TextWidth, TableTop + row * RowHeight, row == rows ? strong : line);
        if (IsLast(sheet, page)) canvas.DrawRect(SKRect.Create(Left, TableTop + rows * RowHeight + 8, TextWidth, 58), pale);
        Write(sheet, page, new TextPen(canvas, fonts));
    }

    /// <summary>All text of the page, in reading order.</summary>
    public static void Write(ReceiptSheet sheet, int page, ITextSetter setter)
    {
        Head(sheet, setter);
        Fields(sheet, setter);
        Table(Rows(sheet, page), setter);
        if (IsLast(sheet, page))
        {
            var tableEnd = TableTop + Rows(sheet, page).Length * RowHeight;
            Total(sheet, setter, tableEnd);
            Signature(sheet, setter, tableEnd + 92);
        }
        Foot(sheet, page, setter);
    }

    private static void Head(ReceiptSheet sheet, ITextSetter setter)
    {
        Set(setter, sheet.IssuerZh, Strong with { Size = 14 }, Left + 50, 74, 260);
        Set(setter, sheet.IssuerEn, Label with { Size = 9 }, Left + 50, 91, 260);
        var words = SheetWords.Of(sheet);
        Set(setter, words.Number, Label, Left + TextWidth - 160, 74, 160, SKTextAlign.Right);
        Set(setter, sheet.Number, Strong, Left + TextWidth - 160, 91, 160, SKTextAlign.Right);
        Set(setter, words.Title, Title, Left, 148, TextWidth, SKTextAlign.Center);
        Set(setter, words.TitleEn, TitleEn, Left, 166, TextWidth, SKTextAlign.Center);
    }

    private static void Fields(ReceiptSheet sheet, ITextSetter setter)
    {
        const float second = Left + 300, wide = 284, narrow = TextWidth - 300;
        var words = SheetWords.Of(sheet);
        Field("交款单位（人）  Payer", sheet.Payer, Left, 192, wide);
        Field("纳税人识别号  Taxpayer No.", sheet.PayerTaxNumber ?? "—", second, 192, narrow);
        Field(words.Method, sheet.Method, Left, 228, 130);
        Field("交易参考号  Reference", sheet.Reference, Left + 146, 228, 138);
        Field(words.Date, $"{BilingualDate.Zh(sheet.ReceivedOn)}  {BilingualDate.En(sheet.ReceivedOn)}", second, 228, narrow);

        void Field(string label, string value, float x, float y, float width)
        {
            Set(setter, label, Label, x, y, width);
            Set(setter, value, Value, x, y + 15, width);
        }
    }

    private static void Table(ReceiptLine[] rows, ITextSetter setter)
    {
        foreach (var column in Columns)
        {
            Set(setter, column.Zh, Label with { Style = FontStyle.SansBold, Color = Palette.Teal, Size = 9 }, column.X, TableTop - 17, column.Width, column.Align);
            Set(setter, column.En, Label with { Size = 7 }, column.X, TableTop - 7, column.Width, column.Align);
        }
        for (var i = 0; i < rows.Length; i++)
        {
            string[] cells = [rows[i].Description, rows[i].Quantity.ToString("N0", CultureInfo.InvariantCulture), Yuan(rows[i].UnitPrice), Yuan(rows[i].Amount)];
            for (var c = 0; c < Columns.Length; c++) Cell(setter, cells[c], Columns[c], TableTop + i * RowHeight);
        }
    }

    // A long description takes a second line; the row keeps its height, so that pages break at the same row for everybody.
    private static void Cell(ITextSetter setter, string text, Column column, float top)
    {
        var block = TextBlock.Fit(setter, text, Value with { Size = 10 }, column.Width, column == Columns[0] ? 2 : 1);
        block.Draw(setter, column.X, top + RowHeight / 2 - block.Height / 2 + block.Size * 1.1f, column.Width, column.Align);
    }

    private static void Total(ReceiptSheet sheet, ITextSetter setter, float tableEnd)
    {
        const float label = 110;
        Set(setter, "金额大写  In capitals", Label with { Size = 8.5f }, Left + 8, tableEnd + 30, label);
        Set(setter, $"人民币{CapitalAmount.Of(sheet.Total)}", Strong, Left + label, tableEnd + 30, TextWidth - label - 8);
        Set(setter, "合计（小写）  Total", Label with { Size = 8.5f }, Left + 8, tableEnd + 54, label);
        Set(setter, $"¥ {Yuan(sheet.Total)}", Strong with { Size = 15, Color = Palette.Teal }, Left + label, tableEnd + 55, TextWidth - label - 8);
    }

    private static void Signature(ReceiptSheet sheet, ITextSetter setter, float y)
    {
        const float x = Left + 240, width = TextWidth - 248;
        Set(setter, SheetWords.Of(sheet).Issuer, Label, x, y, width, SKTextAlign.Right);
        Set(setter, sheet.IssuerZh, Strong, x, y + 18, width, SKTextAlign.Right);
        Set(setter, sheet.IssuerEn, Label with { Size = 9 }, x, y + 32, width, SKTextAlign.Right);
        Set(setter, $"开具日期  Issued on  {BilingualDate.Zh(sheet.IssuedOn)}  {BilingualDate.En(sheet.IssuedOn)}", Label with { Size = 9 }, x, y + 50, width, SKTextAlign.Right);
    }

    private static void Foot(ReceiptSheet sheet, int page, ITextSetter setter)
    {
        Set(setter, sheet.Note ?? SheetWords.Of(sheet).Foot, Label with { Size = 7.5f }, Left, Height - 40, 400);
        Set(setter, $"{page + 1} / {Pages(sheet)}", Label, Left + TextWidth - 60, Height - 40, 60, SKTextAlign.Right);
    }

    private static ReceiptLine[] Rows(ReceiptSheet sheet, int page) => [.. sheet.Lines.Skip(page * RowsPerPage).Take(RowsPerPage)];

    private static bool IsLast(ReceiptSheet sheet, int page) => page == Pages(sheet) - 1;

    private static string Yuan(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    private static void Set(ITextSetter setter, string text, TextLook look, float x, float baseline, float width, SKTextAlign align = SKTextAlign.Left) =>
        TextBlock.Fit(setter, text, look, width).Draw(setter, x, baseline, width, align);

    private sealed record Column(string Zh, string En, float X, float Width, SKTextAlign Align);
}

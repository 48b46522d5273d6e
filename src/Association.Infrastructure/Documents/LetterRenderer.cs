using Association.Application.Bodies.Letters;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

internal sealed class LetterRenderer(FontLibrary library) : IAppointmentLetterRenderer
{
    // As with certificates: sheets share a subset, and few do.
    private const int SheetsPerSubset = 16;

    public IEnumerable<byte[]> Render(IReadOnlyCollection<LetterSheet> sheets)
    {
        foreach (var group in sheets.Chunk(SheetsPerSubset))
        {
            var collector = new TextCollector(library);
            foreach (var sheet in group) LetterPage.Write(sheet, collector);
            using var fonts = collector.Subset();
            foreach (var sheet in group) yield return Render(sheet, fonts);
        }
    }

    private static byte[] Render(LetterSheet sheet, FontSubset fonts) =>
        PdfFile.Write(Printable.Of($"聘书 {sheet.Number} {sheet.Name}"), Printable.Of(sheet.IssuerZh), sheet.IssuedOn, document =>
        {
            LetterPage.Draw(document.BeginPage(LetterPage.Width, LetterPage.Height), sheet, fonts);
            document.EndPage();
        });
}

/// <summary>A letter of appointment on A4 landscape: Chinese first, English below; the QR code leads to its verification.</summary>
internal static class LetterPage
{
    public const float Width = PdfFile.A4Long;
    public const float Height = PdfFile.A4Short;

    private const float Middle = Width / 2;
    private const float TextWidth = 640;
    private static readonly SKRect QrSquare = SKRect.Create(60, 445, 92, 92);

    private static readonly TextLook Title = new(FontStyle.SerifBold, 44, Palette.Teal);
    private static readonly TextLook TitleEn = new(FontStyle.Serif, 15, Palette.Gold);
    private static readonly TextLook Name = new(FontStyle.SerifBold, 30, Palette.Ink, 12);
    private static readonly TextLook Office = new(FontStyle.SerifBold, 21, Palette.Teal, 15);
    private static readonly TextLook OfficeEn = new(FontStyle.SerifBold, 13, Palette.Teal, 10);
    private static readonly TextLook Zh = new(FontStyle.Serif, 14.5f, Palette.Ink);
    private static readonly TextLook En = new(FontStyle.Serif, 11.5f, Palette.Ink);
    private static readonly TextLook Issuer = new(FontStyle.SerifBold, 16, Palette.Ink, 12);
    private static readonly TextLook Small = new(FontStyle.Sans, 8.5f, Palette.Muted);
    private static readonly TextLook Number = new(FontStyle.SansBold, 11.5f, Palette.Ink);

    public static void Draw(SKCanvas canvas, LetterSheet sheet, FontSubset fonts)
    {
        Ornaments.Watermark(canvas, Middle, 312, 190);
        Ornaments.Border(canvas, Width, Height);
        Ornaments.Emblem(canvas, Middle, 86, 36);
        Ornaments.Rule(canvas, Middle, 250, 340);
        new QrModules(sheet.VerifyUrl).Draw(canvas, QrSquare, Palette.Ink);
        if (Uri.TryCreate(sheet.VerifyUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            canvas.DrawUrlAnnotation(QrSquare, address.AbsoluteUri);
        Write(sheet, new TextPen(canvas, fonts));
    }

    /// <summary>All text of the page, in reading order.</summary>
    public static void Write(LetterSheet sheet, ITextSetter setter)
    {
        var latin = string.IsNullOrWhiteSpace(sheet.NameLatin) ? sheet.Name : sheet.NameLatin;
        Centre(setter, "聘　书", Title, 168);
        Centre(setter, "LETTER OF APPOINTMENT", TitleEn, 191);
        Centre(setter, sheet.Name, Name, 238);
        var y = Centre(setter, "兹聘请您担任", Zh, 278) + 12;
        y = Centre(setter, $"{sheet.BodyZh}{sheet.Term}{sheet.PositionZh}", Office, y, 2);
        y = Centre(setter, $"任期：{PeriodZh(sheet)}。", Zh, y + 2) + 12;
        y = Centre(setter, $"{latin} is hereby appointed", En, y) + 1;
        y = Centre(setter, $"{sheet.PositionEn}, {sheet.BodyEn}", OfficeEn, y, 2);
        Centre(setter, PeriodEn(sheet), En, y);
        Foot(sheet, setter);
    }

    private static string PeriodZh(LetterSheet sheet) => sheet.To is { } to ? BilingualDate.Zh(sheet.From, to) : $"{BilingualDate.Zh(sheet.From)}起";

    private static string PeriodEn(LetterSheet sheet) => sheet.To is { } to ? BilingualDate.En(sheet.From, to) : $"from {BilingualDate.En(sheet.From)}";

    private static void Foot(LetterSheet sheet, ITextSetter setter)
    {
        const float left = 162, leftWidth = 230, right = 500, rightWidth = 280;
        Left("聘书编号  Letter No.", Small, 478);
        Left(sheet.Number, Number, 493);
        Left("扫描二维码核验  Scan the code to verify", Small, 513);
        Left(sheet.VerifyUrl, Small with { Size = 7 }, 526);

        var y = At(sheet.IssuerZh, Issuer, 478, 2);
        y = At(sheet.IssuerEn, En with { Size = 10 }, y - 3, 2);
        y = At(BilingualDate.Zh(sheet.IssuedOn), Zh with { Size = 12.5f }, y + 6);
        At(BilingualDate.En(sheet.IssuedOn), En with { Size = 10 }, y - 1);

        void Left(string text, TextLook look, float baseline) => TextBlock.Fit(setter, text, look, leftWidth).Draw(setter, left, baseline, leftWidth, SKTextAlign.Left);

        float At(string text, TextLook look, float baseline, int lines = 1) =>
            TextBlock.Fit(setter, text, look, rightWidth, lines).Draw(setter, right, baseline, rightWidth, SKTextAlign.Center);
    }

    private static float Centre(ITextSetter setter, string text, TextLook look, float baseline, int lines = 1) =>
        TextBlock.Fit(setter, text, look, TextWidth, lines, balanced: true).Draw(setter, Middle - TextWidth / 2, baseline, TextWidth, SKTextAlign.Center);
}

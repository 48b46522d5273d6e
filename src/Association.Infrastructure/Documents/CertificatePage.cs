using System.Globalization;
using Association.Application.Certificates;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>A certificate on A4 landscape: Chinese first, English below; the QR code leads to its verification.</summary>
internal static class CertificatePage
{
    public const float Width = PdfFile.A4Long;
    public const float Height = PdfFile.A4Short;

    private const float Middle = Width / 2;
    private const float TextWidth = 660;
    private const float NameBaseline = 250;
    private static readonly SKRect QrSquare = SKRect.Create(60, 445, 92, 92);

    private static readonly TextLook Title = new(FontStyle.SerifBold, 40, Palette.Teal);
    private static readonly TextLook TitleEn = new(FontStyle.Serif, 15, Palette.Gold);
    private static readonly TextLook Name = new(FontStyle.SerifBold, 34, Palette.Ink, 12);
    private static readonly TextLook EventZh = new(FontStyle.SerifBold, 21, Palette.Teal, 16);
    private static readonly TextLook EventEn = new(FontStyle.SerifBold, 13, Palette.Teal, 11);
    private static readonly TextLook Zh = new(FontStyle.Serif, 14.5f, Palette.Ink);
    private static readonly TextLook En = new(FontStyle.Serif, 11.5f, Palette.Ink);
    private static readonly TextLook Issuer = new(FontStyle.SerifBold, 16, Palette.Ink, 12);
    private static readonly TextLook Small = new(FontStyle.Sans, 8.5f, Palette.Muted);
    private static readonly TextLook Number = new(FontStyle.SansBold, 11.5f, Palette.Ink);

    public static void Draw(SKCanvas canvas, CertificateSheet sheet, FontSubset fonts)
    {
        Ornaments.Watermark(canvas, Middle, 312, 190);
        Ornaments.Border(canvas, Width, Height);
        Ornaments.Emblem(canvas, Middle, 86, 36);
        Ornaments.Rule(canvas, Middle, NameBaseline + 17, 340);
        new QrModules(sheet.VerifyUrl).Draw(canvas, QrSquare, Palette.Ink);
        if (Uri.TryCreate(sheet.VerifyUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            canvas.DrawUrlAnnotation(QrSquare, address.AbsoluteUri);
        Write(sheet, new TextPen(canvas, fonts));
    }

    /// <summary>All text of the page, in reading order.</summary>
    public static void Write(CertificateSheet sheet, ITextSetter setter)
    {
        Centre(setter, "参会证书", Title, 166);
        Centre(setter, "CERTIFICATE OF ATTENDANCE", TitleEn, 188);
        Body(sheet, setter);
        Foot(sheet, setter);
    }

    private static void Body(CertificateSheet sheet, ITextSetter setter)
    {
        var hours = sheet.Hours.ToString("0.##", CultureInfo.InvariantCulture);
        var latin = string.IsNullOrWhiteSpace(sheet.NameLatin) ? null : sheet.NameLatin;
        Centre(setter, "兹证明", Zh, 213);
        Centre(setter, sheet.Name, Name, NameBaseline);
        if (latin is not null) Centre(setter, latin, En with { Size = 14 }, NameBaseline + 36);

        var y = NameBaseline + (latin is null ? 48 : 62);
        y = Centre(setter, $"于{BilingualDate.Zh(sheet.From, sheet.To)}参加", Zh, y) + 10;
        y = Centre(setter, sheet.EventZh, EventZh, y, lines: 2);
        y = Centre(setter, $"共计{hours}学时，特发此证。", Zh, y) + 9;
        y = Centre(setter, $"This is to certify that {latin ?? sheet.Name} attended", En, y) + 1;
        y = Centre(setter, sheet.EventEn, EventEn, y, lines: 2);
        Centre(setter, $"{BilingualDate.En(sheet.From, sheet.To)}, {hours} {(sheet.Hours == 1 ? "hour" : "hours")} in total.", En, y);
    }

    private static void Foot(CertificateSheet sheet, ITextSetter setter)
    {
        const float left = 162, leftWidth = 230, right = 500, rightWidth = 280;
        Left("证书编号  Certificate No.", Small, 478);
        Left(sheet.Number, Number, 493);
        Left("扫描二维码核验  Scan the code to verify", Small, 513);
        Left(sheet.VerifyUrl, Small with { Size = 7 }, 526);

        var y = At(sheet.IssuerZh, Issuer, 478, 2);
        y = At(sheet.IssuerEn, En with { Size = 10 }, y - 3, 2);
        y = At(BilingualDate.Zh(sheet.IssuedOn), Zh with { Size = 12.5f }, y + 6);
        At(BilingualDate.En(sheet.IssuedOn), En with { Size = 10 }, y - 1);

        void Left(string text, TextLook look, float baseline) =>
            TextBlock.Fit(setter, text, look, leftWidth).Draw(setter, left, baseline, leftWidth, SKTextAlign.Left);

        float At(string text, TextLook look, float baseline, int lines = 1) =>
            TextBlock.Fit(setter, text, look, rightWidth, lines).Draw(setter, right, baseline, rightWidth, SKTextAlign.Center);
    }

    private static float Centre(ITextSetter setter, string text, TextLook look, float baseline, int lines = 1) =>
        TextBlock.Fit(setter, text, look, TextWidth, lines, balanced: true).Draw(setter, Middle - TextWidth / 2, baseline, TextWidth, SKTextAlign.Center);
}

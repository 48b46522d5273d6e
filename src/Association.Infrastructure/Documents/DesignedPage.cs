using System.Globalization;
using Association.Application.Certificates;
using Association.Domain.Certificates;
using Association.Infrastructure.Documents.Fonts;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>A certificate by a template: its own words, paper and pictures. Everything grows with the paper; nothing is cut off.</summary>
internal sealed class DesignedPage
{
    private readonly CertificateSheet _sheet;
    private readonly CertificateDesign _design;
    private readonly float _scale;
    private readonly Dictionary<string, string> _zh;
    private readonly Dictionary<string, string> _en;

    public DesignedPage(CertificateSheet sheet)
    {
        (_sheet, _design) = (sheet, sheet.Design!);
        (Width, Height) = SizeOf(_design.Paper);
        _scale = Math.Min(Math.Max(Width, Height) / PdfFile.A4Long, Math.Min(Width, Height) / PdfFile.A4Short);
        (_zh, _en) = (Values(sheet, english: false), Values(sheet, english: true));
    }

    public float Width { get; }
    public float Height { get; }

    private bool Upright => Height > Width;
    private float Middle => Width / 2;
    private float TextWidth => Width - 2 * (Upright ? 78 : 96) * _scale;
    private float Foot => Height - 150 * _scale;
    private SKRect QrSquare => SKRect.Create(60 * _scale, Foot, 92 * _scale, 92 * _scale);

    public static (float Width, float Height) SizeOf(CertificatePaper paper) => paper switch
    {
        CertificatePaper.A4Portrait => (PdfFile.A4Short, PdfFile.A4Long),
        CertificatePaper.A5Landscape => (PdfFile.A4Short, 420),
        CertificatePaper.LetterLandscape => (792, 612),
        _ => (PdfFile.A4Long, PdfFile.A4Short),
    };

    public void Draw(SKCanvas canvas, FontSubset fonts)
    {
        var pictures = _design.Pictures;
        if (!Picture(canvas, pictures.Background, SKRect.Create(Width, Height), fill: true)) Ornaments.Watermark(canvas, Middle, Height * 0.52f, 190 * _scale);
        if (_design.ShowsBorder) Ornaments.Border(canvas, Width, Height);
        if (!Picture(canvas, pictures.Logo, SKRect.Create(Middle - 110 * _scale, 54 * _scale, 220 * _scale, 72 * _scale))) Ornaments.Emblem(canvas, Middle, 88 * _scale, 36 * _scale);
        var signing = SignSquare;
        Picture(canvas, pictures.Signature, SKRect.Create(signing.Left, signing.Top - 46 * _scale, signing.Width, 44 * _scale));
        new QrModules(_sheet.VerifyUrl).Draw(canvas, QrSquare, Palette.Ink);
        if (Uri.TryCreate(_sheet.VerifyUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") canvas.DrawUrlAnnotation(QrSquare, address.AbsoluteUri);
        Write(new TextPen(canvas, fonts));
        Picture(canvas, pictures.Seal, SKRect.Create(signing.MidX - 10 * _scale, signing.Top - 34 * _scale, 96 * _scale, 96 * _scale));
    }

    /// <summary>All text of the page, in reading order.</summary>
    public void Write(ITextSetter setter)
    {
        var words = _design.Words;
        var title = Look(FontStyle.SerifBold, Upright ? 34 : 38, Palette.Teal, 20);
        Centre(setter, CertificateWords.Fill(words.TitleZh, _zh), title, 170 * _scale);
        Centre(setter, CertificateWords.Fill(words.TitleEn, _en), Look(FontStyle.Serif, 14, Palette.Gold, 8), 192 * _scale);
        var y = (Upright ? 262 : 238) * _scale;
        y = Centre(setter, CertificateWords.Fill(words.BodyZh, _zh), Look(FontStyle.SerifBold, 19, Palette.Ink, 11), y, lines: Upright ? 7 : 4) + 14 * _scale;
        Centre(setter, CertificateWords.Fill(words.BodyEn, _en), Look(FontStyle.Serif, 12, Palette.Ink, 8), y, lines: Upright ? 8 : 4);
        WriteFoot(setter);
    }

    private SKRect SignSquare => SKRect.Create(Width - 322 * _scale, Foot + 26 * _scale, 262 * _scale, 100 * _scale);

    private void WriteFoot(ITextSetter setter)
    {
        var (left, leftWidth, small) = (162 * _scale, Width - (162 + 340) * _scale, Look(FontStyle.Sans, 8.5f, Palette.Muted));
        if (leftWidth < 120 * _scale) leftWidth = 120 * _scale;
        Left("证书编号  Certificate No.", small, 33);
        Left(_sheet.Number, Look(FontStyle.SansBold, 11.5f, Palette.Ink), 48);
        Left("扫描二维码核验  Scan the code to verify", small, 68);
        Left(_sheet.VerifyUrl, Look(FontStyle.Sans, 7, Palette.Muted), 81);

        var y = SignSquare.Top + 6 * _scale;
        y = Right(_design.Words.SignerZh is { } signer ? $"{_sheet.IssuerZh}　{signer}" : _sheet.IssuerZh, Look(FontStyle.SerifBold, 15, Palette.Ink, 10), y, 2);
        y = Right(_design.Words.SignerEn is { } english ? $"{_sheet.IssuerEn}, {english}" : _sheet.IssuerEn, Look(FontStyle.Serif, 9.5f, Palette.Ink), y - 3 * _scale, 2);
        y = Right(BilingualDate.Zh(_sheet.IssuedOn), Look(FontStyle.Serif, 12, Palette.Ink), y + 5 * _scale);
        Right(BilingualDate.En(_sheet.IssuedOn), Look(FontStyle.Serif, 9.5f, Palette.Ink), y - _scale);

        void Left(string text, TextLook look, float below) => TextBlock.Fit(setter, text, look, leftWidth).Draw(setter, left, Foot + below * _scale, leftWidth, SKTextAlign.Left);

        float Right(string text, TextLook look, float baseline, int lines = 1) =>
            TextBlock.Fit(setter, text, look, SignSquare.Width, lines).Draw(setter, SignSquare.Left, baseline, SignSquare.Width, SKTextAlign.Center);
    }

    private TextLook Look(FontStyle style, float size, SKColor color, float least = 0) => new(style, size * _scale, color, least * _scale);

    private float Centre(ITextSetter setter, string text, TextLook look, float baseline, int lines = 1) =>
        TextBlock.Fit(setter, text, look, TextWidth, lines, balanced: lines > 1).Draw(setter, Middle - TextWidth / 2, baseline, TextWidth, SKTextAlign.Center);

    private static Dictionary<string, string> Values(CertificateSheet sheet, bool english)
    {
        var hours = sheet.Hours.ToString("0.##", CultureInfo.InvariantCulture);
        var values = new Dictionary<string, string>((english ? sheet.Values?.En : sheet.Values?.Zh) ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["name"] = english && !string.IsNullOrWhiteSpace(sheet.NameLatin) ? sheet.NameLatin : sheet.Name,
            ["event"] = english ? sheet.EventEn : sheet.EventZh,
            ["dates"] = english ? BilingualDate.En(sheet.From, sheet.To) : BilingualDate.Zh(sheet.From, sheet.To),
            ["hours"] = english ? $"{hours} {(sheet.Hours == 1 ? "hour" : "hours")}" : hours,
            ["issuer"] = english ? sheet.IssuerEn : sheet.IssuerZh,
            ["number"] = sheet.Number,
        };
        return values;
    }

    /// <returns>Whether there was one.</returns>
    private static bool Picture(SKCanvas canvas, byte[]? picture, SKRect box, bool fill = false)
    {
        if (picture is null) return false;
        using var data = SKData.CreateCopy(picture);
        using var image = SKImage.FromEncodedData(data);
        if (image is null) return false;
        var scale = fill ? Math.Max(box.Width / image.Width, box.Height / image.Height) : Math.Min(box.Width / image.Width, box.Height / image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        canvas.DrawImage(image, SKRect.Create(box.MidX - width / 2, box.MidY - height / 2, width, height));
        return true;
    }
}

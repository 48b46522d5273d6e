using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Association.Infrastructure.Documents;

/// <summary>Writes a PDF of A4 pages with its title and language.</summary>
internal static partial class PdfFile
{
    public const float A4Long = 842;
    public const float A4Short = 595;

    private const string Language = "zh-CN";

    /// <param name="title">What a reader shows in its title bar.</param>
    /// <param name="issuedOn">The date in the file, so that the same sheet makes the same file.</param>
    public static byte[] Write(string title, string author, DateOnly issuedOn, Action<SKDocument> draw)
    {
        var at = issuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Creator = "Association",
            Producer = "SkiaSharp",
            Creation = at,
            Modified = at,
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            draw(document);
            document.Close();
        }
        return WithLanguage(stream.ToArray());
    }

    // The drawing library cannot say the language, which screen readers need. An incremental update, as the format provides
    // for, writes the catalogue again with it.
    private static byte[] WithLanguage(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var root = RootPattern().Match(trailer).Groups[1].Value;
        var start = text.IndexOf($"\n{root} 0 obj", StringComparison.Ordinal) + 1;
        var catalog = text[start..text.IndexOf("endobj", start, StringComparison.Ordinal)];
        var previous = StartPattern().Match(trailer).Groups[1].Value;
        var size = SizePattern().Match(trailer).Groups[1].Value;

        var added = catalog.Insert(catalog.LastIndexOf(">>", StringComparison.Ordinal), $"/Lang ({Language})\n/ViewerPreferences <</DisplayDocTitle true>>\n");
        var info = InfoPattern().Match(trailer).Value;
        var table = pdf.Length + 1 + added.Length + "endobj\n".Length;
        var update = string.Create(CultureInfo.InvariantCulture,
            $"\n{added}endobj\nxref\n{root} 1\n{pdf.Length + 1:D10} 00000 n \ntrailer\n<</Size {size}\n/Root {root} 0 R\n{info}\n/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update)];
    }

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex RootPattern();

    [GeneratedRegex(@"/Size (\d+)")]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"/Info \d+ 0 R")]
    private static partial Regex InfoPattern();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartPattern();
}

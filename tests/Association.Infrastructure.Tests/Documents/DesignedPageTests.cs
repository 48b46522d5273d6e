using Association.Application.Certificates;
using Association.Domain.Certificates;
using Association.Infrastructure.Documents;
using SkiaSharp;
using UglyToad.PdfPig;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

/// <summary>Certificates by a template: any kind on any paper, with the shortest and the longest name, with pictures.</summary>
public sealed class DesignedPageTests
{
    private const string LongName = "阿卜杜拉·艾合买提江·努尔买买提·吐尔逊·艾力·玉素甫·买合木提江·阿不都热西提";

    public static TheoryData<CertificateKind, CertificatePaper, string> Pages
    {
        get
        {
            var data = new TheoryData<CertificateKind, CertificatePaper, string>();
            foreach (var kind in Enum.GetValues<CertificateKind>())
                foreach (var paper in Enum.GetValues<CertificatePaper>())
                    foreach (var name in new[] { "张伟", LongName }) data.Add(kind, paper, name);
            return data;
        }
    }

    private static CertificateSheet Sheet(CertificateKind kind, CertificatePaper paper, string name, CertificatePictures? pictures = null) => Sheets.Certificate(name) with
    {
        Design = new(CertificateWords.Of(kind), paper, true, pictures ?? CertificatePictures.None),
        Values = new(new Dictionary<string, string> { ["credits"] = "2.5", ["topics"] = "高血压", ["body"] = "呼吸专业委员会", ["position"] = "委员", ["term"] = "三年" },
            new Dictionary<string, string> { ["credits"] = "2.5", ["topics"] = "Hypertension", ["body"] = "Committee", ["position"] = "member", ["term"] = "three years" }),
    };

    [Theory, MemberData(nameof(Pages))]
    public void Name_number_and_words_stand_on_the_paper_and_can_be_read_back(CertificateKind kind, CertificatePaper paper, string name)
    {
        var pdf = Sheets.Pdf(Sheet(kind, paper, name));
        Assert.InRange(pdf.Length, 5_000, 200_000);
        using var document = PdfDocument.Open(pdf);
        var page = document.GetPage(1);
        var (width, height) = DesignedPage.SizeOf(paper);
        Assert.Equal((width, height), ((float)page.Width, (float)page.Height));
        var text = string.Concat(page.Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains("QYH-2026-000123-K", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.All(page.Letters, l => Assert.True(l.BoundingBox.Left > 10 && l.BoundingBox.Right < page.Width - 10 && l.BoundingBox.Bottom > 10, $"{l.Value} at {l.BoundingBox}"));
    }

    [Fact]
    public void Pictures_are_made_small_enough_for_a_file_of_two_hundred_kilobytes()
    {
        var (images, noise) = (new CertificateImages(), Noise(2_400, 1_700));
        var pictures = new CertificatePictures(images.Of(noise, CertificateImage.Logo), images.Of(noise, CertificateImage.Signature), images.Of(noise, CertificateImage.Seal), images.Of(noise, CertificateImage.Background));
        Assert.InRange(Sheets.Pdf(Sheet(CertificateKind.Credit, CertificatePaper.A4Landscape, LongName, pictures)).Length, 20_000, 200_000);
        Assert.Null(images.Of("GIF89a"u8.ToArray(), CertificateImage.Logo));
    }

    [Fact]
    public void A_book_has_a_page_for_each_and_a_preview_is_a_picture()
    {
        var sheets = Enumerable.Range(1, 20).Select(i => Sheet(CertificateKind.Training, CertificatePaper.A4Landscape, $"张{(char)(0x4E00 + i)}")).ToList();
        using var book = PdfDocument.Open(Sheets.Certificates.RenderBook(sheets, "培训", new(2026, 11, 22)));
        Assert.Equal(20, book.NumberOfPages);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], Sheets.Certificates.Preview(sheets[0])[..4]);
    }

    /// <summary>The worst a picture can be for whoever makes it small.</summary>
    private static byte[] Noise(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        var random = new Random(5);
        var pixels = new byte[bitmap.ByteCount];
        random.NextBytes(pixels);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}

using System.Text;
using UglyToad.PdfPig;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class ReceiptRendererTests
{
    [Fact]
    public void Every_word_can_be_read_back()
    {
        var text = CertificateRendererTests.Text(Sheets.Receipts.Render(Sheets.Receipt()));
        string[] expected =
        [
            "SJ2026-000045", "青羊区第一人民医院", "12510105450000001X", "银行转账 Bank transfer", "K7PM4XQ9", "会务资料费 Conference papers", "409.50", "819.00",
            "人民币壹仟贰佰贰拾捌元伍角整", "¥ 1,228.50", "2026年11月18日", "18 November 2026", "2026年11月22日", "青羊区医学会", "Qingyang District Medical Association", "1 / 1",
        ];
        Assert.All(expected, words => Assert.Contains(CertificateRendererTests.Squeezed(words), text, StringComparison.Ordinal));
    }

    [Theory, InlineData(0, 1), InlineData(11, 1), InlineData(12, 2), InlineData(60, 6)]
    public void Many_lines_take_further_pages_and_the_last_has_the_total(int lines, int pages)
    {
        using var document = PdfDocument.Open(Sheets.Receipts.Render(Sheets.Receipt(lines: lines)));
        Assert.Equal(pages, document.NumberOfPages);
        var texts = document.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value))).ToList();
        Assert.All(texts, text => Assert.Contains("SJ2026-000045", text, StringComparison.Ordinal));
        Assert.Equal(pages - 1, texts.FindIndex(text => text.Contains("人民币", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_leaves_the_paper()
    {
        var sheet = Sheets.Receipt(payer: string.Concat(Enumerable.Repeat("青羊区第一人民医院", 8)), lines: 11) with { Total = 1234567890.12m, Reference = new string('K', 60) };
        using var document = PdfDocument.Open(Sheets.Receipts.Render(sheet));
        var page = document.GetPage(1);
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 40, page.Width - 50));
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Bottom, 30, page.Height - 50));
    }

    [Fact]
    public void A_person_has_no_taxpayer_number()
    {
        var text = CertificateRendererTests.Text(Sheets.Receipts.Render(Sheets.Receipt(payer: "张伟") with { PayerTaxNumber = null }));
        Assert.Contains("TaxpayerNo.—", text, StringComparison.Ordinal);
    }

    [ToolFact("qpdf", "pdffonts")]
    public void The_file_is_well_formed_with_embedded_fonts()
    {
        var pdf = Sheets.Receipts.Render(Sheets.Receipt(lines: 30));
        Assert.InRange(pdf.Length, 10_000, 200_000);
        Assert.Contains("No syntax or stream encoding errors", PdfTools.Run("qpdf", pdf, "--check", "{}"), StringComparison.Ordinal);
        Assert.All(PdfTools.Run("pdffonts", pdf, "{}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..], font => Assert.Contains("yes yes yes", font, StringComparison.Ordinal));
        Assert.DoesNotContain("/OpenAction", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_draw_the_same_as_one()
    {
        var alone = Sheets.Receipts.Render(Sheets.Receipt());
        var together = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Sheets.Receipts.Render(Sheets.Receipt()))));
        Assert.All(together, one => Assert.Equal(alone, one));
    }
}

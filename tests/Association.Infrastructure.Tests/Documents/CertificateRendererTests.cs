using System.Text;
using UglyToad.PdfPig;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class CertificateRendererTests
{
    private const string LongName = "阿卜杜拉·艾合买提江·努尔买买提·吐尔逊·艾力·玉素甫·买合木提江·阿不都热西提";

    public static TheoryData<string, string?> Names => new()
    {
        { "张伟", "Zhang Wei" }, { "买买提·吐尔逊", "Memet Tursun" }, { "欧阳文静", null }, { LongName, "Abdulla Ehmetjan Nurmemet" },
        { "O'Connor) Tj /JavaScript (x", "Zoë Müller-Łukasz" }, { "吕㛃敏", "Lü Jiemin" },
    };

    [Theory, MemberData(nameof(Names))]
    public void Every_word_can_be_read_back(string name, string? latin)
    {
        var text = Text(Sheets.Pdf(Sheets.Certificate(name, latin)));
        string[] expected =
        [
            name, latin ?? name, "QYH-2026-000123-K", "第三届区域心血管疾病规范化诊疗学术会议", "Third Regional Conference on Standardised Cardiovascular Care",
            "2026年11月20日至22日", "from 20 to 22 November 2026", "12.5学时", "12.5 hours", "青羊区医学会", "Qingyang District Medical Association",
            "2026年11月22日", "22 November 2026", "https://association.example/verify/QYH-2026-000123-K",
        ];
        Assert.All(expected, words => Assert.Contains(Squeezed(words), text, StringComparison.Ordinal));
    }

    [ToolTheory("pdftotext"), MemberData(nameof(Names))]
    public void Poppler_reads_the_same_name(string name, string? latin)
    {
        var text = Squeezed(PdfTools.Run("pdftotext", Sheets.Pdf(Sheets.Certificate(name, latin)), "-raw", "{}", "-"));
        Assert.Contains(Squeezed(name), text, StringComparison.Ordinal);
        Assert.Contains("12.5学时", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_long_name_has_forty_characters() => Assert.InRange(LongName.Length, 38, 42);

    [ToolFact("NotoSerifCJK-Bold.ttc", "pdffonts")]
    public void A_character_outside_the_font_is_drawn_with_the_systems_one()
    {
        var pdf = Sheets.Pdf(Sheets.Certificate("𠮷田㐱", null));
        Assert.Contains("𠮷田㐱", Text(pdf), StringComparison.Ordinal);
        Assert.Contains("Type 3", PdfTools.Run("pdffonts", pdf, "{}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Type 3", PdfTools.Run("pdffonts", Sheets.Pdf(Sheets.Certificate("吉田彡", null)), "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_with_a_rarer_letter_is_set_in_one_font()
    {
        using var document = PdfDocument.Open(Sheets.Pdf(Sheets.Certificate("Łukasz 张伟", null)));
        var fonts = document.GetPage(1).Letters.SkipWhile(letter => letter.Value != "Ł").Take(9).Select(letter => (letter.Value, letter.FontName)).ToList();
        Assert.All(fonts[..6], letter => Assert.EndsWith("NotoSerif-Bold", letter.FontName, StringComparison.Ordinal));
        Assert.All(fonts[7..], letter => Assert.EndsWith("NotoSerifSC-Bold", letter.FontName, StringComparison.Ordinal));
    }

    [Fact]
    public void The_longest_names_keep_clear_of_the_foot_and_the_border()
    {
        var sheet = Sheets.Certificate(LongName, "Abdulla Ehmetjan Nurmemet Tursun Eli Yüsüp Mahmutjan Abdureshit") with
        {
            EventZh = string.Concat(Enumerable.Repeat("区域心血管疾病规范化诊疗学术会议", 6)),
            EventEn = string.Concat(Enumerable.Repeat("Conference on Standardised Care ", 6)),
            IssuerZh = string.Concat(Enumerable.Repeat("青羊区医学会", 5)),
            IssuerEn = string.Concat(Enumerable.Repeat("Qingyang Medical Association ", 4)),
        };
        using var document = PdfDocument.Open(Sheets.Pdf(sheet));
        var letters = document.GetPage(1).Letters;
        Assert.All(letters, letter => Assert.True(letter.BoundingBox.Left > 50 && letter.BoundingBox.Right < 792 && letter.BoundingBox.Bottom > 45, $"{letter.Value} at {letter.BoundingBox}"));

        var foot = string.Concat(letters.Select(letter => letter.Value[0])).IndexOf("证书编号", StringComparison.Ordinal);
        Assert.True(foot > 100);
        Assert.All(letters.Take(foot), letter => Assert.True(letter.StartBaseLine.Y > letters[foot].BoundingBox.Top + 5, $"{letter.Value} at {letter.StartBaseLine.Y}"));
    }

    [ToolFact("qpdf")]
    public void The_file_is_well_formed() =>
        Assert.Contains("No syntax or stream encoding errors", PdfTools.Run("qpdf", Sheets.Pdf(Sheets.Certificate("𠮷田㐱")), "--check", "{}"), StringComparison.Ordinal);

    [ToolFact("pdffonts")]
    public void Every_font_is_embedded_and_cut_down()
    {
        var fonts = PdfTools.Run("pdffonts", Sheets.Pdf(Sheets.Certificate()), "{}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"\+NotoS.* CID TrueType +Identity-H +yes yes yes", font));
    }

    [ToolTheory("pdftoppm", "zbarimg"), InlineData("张伟"), InlineData(LongName)]
    public void The_printed_code_leads_to_the_verification(string name) =>
        Assert.Equal(Sheets.Certificate(name).VerifyUrl, PdfTools.ScanQr(Sheets.Pdf(Sheets.Certificate(name))));

    [Fact]
    public void The_file_is_small_says_its_title_and_language_and_runs_nothing()
    {
        var pdf = Sheets.Pdf(Sheets.Certificate());
        Assert.InRange(pdf.Length, 10_000, 200_000);

        using var document = PdfDocument.Open(pdf);
        Assert.Equal("参会证书 QYH-2026-000123-K 张伟", document.Information.Title);
        Assert.Equal(1, document.NumberOfPages);

        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains("/Lang (zh-CN)", raw, StringComparison.Ordinal);
        Assert.All([@"/JS\b", "/JavaScript", "/OpenAction", "/Launch", @"/AA\b"], key => Assert.DoesNotMatch(key, raw));
    }

    [Theory, InlineData("javascript:alert(1)"), InlineData("file:///etc/passwd"), InlineData("QYH-1")]
    public void Only_a_web_address_becomes_a_link(string address)
    {
        var pdf = Encoding.Latin1.GetString(Sheets.Pdf(Sheets.Certificate() with { VerifyUrl = address }));
        Assert.DoesNotContain("/URI", pdf, StringComparison.Ordinal);
    }

    [Theory, InlineData("张\u202E伟"), InlineData("张\0伟"), InlineData("张\uFE0F伟\u200B"), InlineData("张\n伟")]
    public void Marks_without_a_shape_leave_no_box(string name)
    {
        var text = Text(Sheets.Pdf(Sheets.Certificate(name, null)));
        Assert.Contains("兹证明张伟于", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_comes_in_order_one_file_each()
    {
        var sheets = Enumerable.Range(1, 40).Select(i => Sheets.Certificate(name: $"张{(char)(0x4E00 + i)}", number: $"QYH-{i:D6}")).ToList();
        var texts = Sheets.Certificates.Render(sheets).Select(Text).ToList();
        Assert.Equal(sheets.Count, texts.Count);
        Assert.All(sheets.Zip(texts), pair =>
        {
            Assert.Contains(pair.First.Number, pair.Second, StringComparison.Ordinal);
            Assert.Contains(pair.First.Name, pair.Second, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_batch_is_drawn_only_as_far_as_it_is_read()
    {
        var read = 0;
        var sheets = new Counted(Enumerable.Range(0, 1000).Select(i => Sheets.Certificate(number: $"QYH-{i}")), () => read++);
        Assert.Equal(2, Sheets.Certificates.Render(sheets).Take(2).Count());
        Assert.InRange(read, 2, 100);
    }

    [Fact]
    public void The_same_sheet_makes_the_same_file() =>
        Assert.Equal(Sheets.Pdf(Sheets.Certificate()), Sheets.Pdf(Sheets.Certificate()));

    [Fact]
    public async Task Many_threads_draw_the_same_as_one()
    {
        var names = new[] { "张伟", "买买提·吐尔逊", "𠮷田㐱", "欧阳文静", LongName, "吕㛃敏", "王芳", "李娜" };
        var alone = names.Select(name => Sheets.Pdf(Sheets.Certificate(name))).ToList();
        var together = await Task.WhenAll(Enumerable.Range(0, 96).Select(i => Task.Run(() => Sheets.Pdf(Sheets.Certificate(names[i % names.Length])))));
        Assert.All(together.Index(), one => Assert.Equal(alone[one.Index % names.Length], one.Item));
    }

    internal static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Squeezed(string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)));
    }

    internal static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private sealed class Counted(IEnumerable<Application.Certificates.CertificateSheet> sheets, Action onRead) : IReadOnlyCollection<Application.Certificates.CertificateSheet>
    {
        public int Count => 1000;

        public IEnumerator<Application.Certificates.CertificateSheet> GetEnumerator()
        {
            foreach (var sheet in sheets)
            {
                onRead();
                yield return sheet;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

using Association.Application.Badges;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Documents;
using Association.Infrastructure.Documents.Fonts;
using Microsoft.Extensions.Logging.Abstractions;
using UglyToad.PdfPig;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class BadgeRendererTests : IDisposable
{
    private const double Points = 72 / 25.4;

    private readonly FontLibrary _library = new(NullLogger<FontLibrary>.Instance);

    private BadgeRenderer Renderer => new(_library);

    public static TheoryData<string> Names => new(
        "张伟", "阿卜杜拉·艾合买提江·努尔买买提·吐尔逊·艾力·玉素甫·买合木提江", "Maximiliana Konstantinopoulou-Wolfeschlegelsteinhausenbergerdorff", "བསྟན་འཛིན་རྒྱ་མཚོ་བློ་བཟང་ཡེ་ཤེས་བསྟན་འཛིན", "𠮷田㐱𪚥龘", "O'Connor <b>&\"");

    private static BadgeDesign Design(params BadgeItemLook[] items) => new(BadgeLayout.A4, items, "年会");

    private static BadgeItemLook Box(BadgeItemKind kind, BadgeOverflow overflow = BadgeOverflow.Shrink, double x = 5, double y = 5, double width = 40, double height = 10, decimal size = 28) =>
        new(kind, new((decimal)x, (decimal)y, (decimal)width, (decimal)height), BadgeFont.SansBold, size, BadgeAlign.Left, overflow, null);

    private static BadgeCard Card(string name, string code = "ABCDEFGHJKLMNPQRSTUVWXYZ23") => new(name, "第一人民医院", "代表", "K7M2PQ9X", code);

    private byte[] Pdf(BadgeDesign design, params BadgeCard[] cards) => Renderer.Render(design, cards, "胸卡", new(2026, 3, 1));

    [Theory, MemberData(nameof(Names))]
    public void No_name_leaves_its_box(string name)
    {
        foreach (var overflow in Enum.GetValues<BadgeOverflow>())
        {
            using var document = PdfDocument.Open(Pdf(Design(Box(BadgeItemKind.Name, overflow)), Card(name)));
            var page = document.GetPage(1);
            var (left, top) = ((15 + 5) * Points, page.Height - (13.5 + 5) * Points);
            Assert.NotEmpty(page.Letters);
            Assert.All(page.Letters, letter => Assert.True(
                letter.StartBaseLine.X >= left - 0.5 && letter.EndBaseLine.X <= left + 40 * Points + 0.5 && letter.StartBaseLine.Y <= top && letter.StartBaseLine.Y >= top - 10 * Points,
                $"{overflow} {letter.Value}: {letter.StartBaseLine} to {letter.EndBaseLine}"));
        }
    }

    [Fact]
    public void What_is_cut_says_so_and_what_is_wrapped_or_shrunk_is_whole()
    {
        const string name = "阿卜杜拉·艾合买提江·努尔买买提·吐尔逊";
        Assert.EndsWith("…", Text(BadgeOverflow.Cut), StringComparison.Ordinal);
        Assert.Equal(name, Text(BadgeOverflow.Shrink));
        Assert.Equal(name, Text(BadgeOverflow.Wrap));

        string Text(BadgeOverflow overflow)
        {
            using var document = PdfDocument.Open(Pdf(Design(Box(BadgeItemKind.Name, overflow)), Card(name)));
            return string.Concat(document.GetPage(1).Letters.Select(l => l.Value));
        }
    }

    [ToolFact("pdftoppm", "zbarimg")]
    public void The_code_on_each_badge_is_the_ticket()
    {
        var pdf = Pdf(Design(Box(BadgeItemKind.QrCode, width: 23, height: 23)), Card("甲", "23456789ABCDEFGHJKLMNPQRST"), Card("乙", "ZYXWVUTSRQPNMLKJHGFEDCBA98"));
        var read = PdfTools.ScanQr(pdf).Split('\n');
        Assert.Equal(["23456789ABCDEFGHJKLMNPQRST", "ZYXWVUTSRQPNMLKJHGFEDCBA98"], read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ten_fit_on_a_sheet_and_the_eleventh_begins_the_next()
    {
        using var document = PdfDocument.Open(Pdf(Design(Box(BadgeItemKind.Number)), [.. Enumerable.Range(0, 11).Select(i => Card($"{i}"))]));
        Assert.Equal(2, document.NumberOfPages);
        Assert.Equal((595, 842), ((int)document.GetPage(1).Width, (int)document.GetPage(1).Height));
    }

    [Fact]
    public void The_ready_badge_has_a_picture()
    {
        var ready = BadgeTemplate.Ready(Id<Event>.New(), "标准");
        var png = Renderer.Preview(BadgeDesign.Of(ready, "呼吸学科年会", null), Card("张文静"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.True(png.Length > 2_000);
    }

    public void Dispose() => _library.Dispose();
}

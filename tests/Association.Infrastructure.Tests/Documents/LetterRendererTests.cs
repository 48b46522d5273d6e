using Association.Application.Elections;
using Association.Domain.Bodies;
using UglyToad.PdfPig;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class LetterRendererTests
{
    [Fact]
    public void Every_word_of_a_letter_can_be_read_back_and_its_code_leads_to_the_verification()
    {
        const string address = "https://association.example/verify/QYHL-2026-000007-K?k=abc";
        var pdf = Sheets.Letters.Render([new("QYHL-2026-000007-K", "买买提·吐尔逊", "Memet Tursun", "青羊区医学会心血管病专业委员会", "Cardiology Committee", "第二届", "主任委员", "Chair",
            new(2026, 1, 1), new(2028, 12, 31), "青羊区医学会", "Qingyang District Medical Association", new(2026, 1, 2), address)]).Single();
        using var document = PdfDocument.Open(pdf);
        var text = Squeezed(string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value)));
        string[] expected =
        [
            "买买提·吐尔逊", "Memet Tursun", "QYHL-2026-000007-K", "青羊区医学会心血管病专业委员会第二届主任委员", "Chair, Cardiology Committee", "2026年1月1日至2028年12月31日",
            "from 1 January 2026 to 31 December 2028", "2 January 2026", address,
        ];
        Assert.All(expected, words => Assert.Contains(Squeezed(words), text, StringComparison.Ordinal));
        Assert.Contains(document.GetPage(1).GetAnnotations(), note => note.Action is UglyToad.PdfPig.Actions.UriAction { Uri: address });
    }

    [Fact]
    public void The_minutes_of_a_long_list_go_over_pages_and_end_with_signatures()
    {
        var section = new MinutesSection(BodyPosition.Member, 40, false, [.. Enumerable.Range(1, 71).Select(i => new MinutesLine($"候选人{i}", "高新第一医院", 100 - i, i <= 40))]);
        var minutes = new ElectionMinutes(new("心血管病专业委员会", "Cardiology"), new("第二届换届选举"), "第二届", new(2026, 1, 1), null, Now, Now.AddDays(7), 72, 60, 67, true, [section], new("青羊区医学会"), new(2026, 1, 2));
        using var document = PdfDocument.Open(Sheets.Minutes.Render(minutes));
        Assert.Equal(3, document.NumberOfPages);
        var pages = document.GetPages().Select(page => Squeezed(string.Concat(page.Letters.Select(letter => letter.Value)))).ToList();
        Assert.Contains("实际投票Voted：60（83.3%）", pages[0], StringComparison.Ordinal);
        Assert.Contains("候选人7129票", pages[2].Replace("高新第一医院", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("总监票人", pages[2], StringComparison.Ordinal);
    }

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 1, 0, 0, TimeSpan.Zero);

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

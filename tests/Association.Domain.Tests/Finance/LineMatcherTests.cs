using System.Diagnostics;
using Association.Domain.Common;
using Association.Domain.Finance;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class LineMatcherTests
{
    private static readonly DateOnly Due = new(2019, 3, 31);

    private static OpenOrder Owes(string payer, decimal owed, string reference = "ABCD2345", string text = "2019年会费", string? number = null, DateOnly? due = null) =>
        new(Id<Order>.New(), reference, number is null ? [] : [number], [payer], owed, due ?? Due, text);

    private static LineProposal Match(Incoming line, params OpenOrder[] orders) => new LineMatcher(new OpenOrders(orders)).Match(line);

    [Theory]
    [InlineData("会费 H7KM2OQP")]
    [InlineData("h7km 2oqp 张三")]
    [InlineData("H7KM-20QP")]
    [InlineData("Ｈ７ＫＭ２ＯＱＰ会费")]
    [InlineData("2019H7KM2OQP")]
    public void A_reference_is_found_however_it_was_typed(string text)
    {
        var (meant, other) = (Owes("甲医院", 500, "H7KM2OQP"), Owes("乙医院", 500, "ZZZZ9999"));
        var found = Match(new(500, "丙公司", text), other, meant);
        Assert.Equal((LineBucket.Matched, LineFinding.Exact, meant.Id, 500m), (found.Bucket, found.Finding, found.Candidates[0].Order, found.Candidates[0].Share));
    }

    [Theory]
    [InlineData("缴 I2019-000012")]
    [InlineData("i2019-12")]
    [InlineData("I2O19 OOO012 会费")]
    [InlineData("发票I201912")]
    public void An_invoice_number_is_found_without_its_zeros(string text)
    {
        var (meant, other) = (Owes("甲医院", 500, number: "I2019-000012"), Owes("乙医院", 500, "ZZZZ9999", number: "I2019-000121"));
        Assert.Equal(meant.Id, Match(new(500, "丙公司", text), other, meant).Candidates.Single().Order);
    }

    [Theory]
    [InlineData("成都高新区芳草德馨妇产医院")]
    [InlineData("芳草德馨妇产医院")]
    [InlineData(" 成都高新区芳草德馨妇产医院 ")]
    [InlineData("成都高新区芳草德馨妇产医院有限公司")]
    [InlineData("成都市高新区芳草德馨妇产医院（对公）")]
    public void A_payer_is_found_by_the_name_and_its_short_forms(string payer)
    {
        var (meant, other) = (Owes("成都高新区芳草德馨妇产医院", 2_000), Owes("成都高新区芳草德馨中医医院", 2_000, "ZZZZ9999"));
        var found = Match(new(2_000, payer, "往来款"), other, meant);
        if (payer.Contains('（', StringComparison.Ordinal)) Assert.Equal(meant.Id, found.Candidates[0].Order);
        else Assert.Equal((LineBucket.Matched, meant.Id), (found.Bucket, found.Candidates[0].Order));
    }

    [Fact]
    public void A_short_form_that_fits_two_payers_is_looked_at()
    {
        var found = Match(new(2_000, "第一医院", ""), Owes("成都市第一医院", 2_000), Owes("绵阳市第一医院", 2_000, "ZZZZ9999"));
        Assert.Equal((LineBucket.Check, 2), (found.Bucket, found.Candidates.Count));
        Assert.All(found.Candidates, c => Assert.Equal(0, c.Share));
    }

    [Theory]
    [InlineData(7_500, LineFinding.Underpaid)]
    [InlineData(9_000, LineFinding.Overpaid)]
    public void Another_amount_is_looked_at(int amount, LineFinding finding)
    {
        var found = Match(new(amount, "甲医院", "会费"), Owes("甲医院", 8_000));
        Assert.Equal((LineBucket.Check, finding, 0m), (found.Bucket, found.Finding, found.Candidates[0].Share));
    }

    [Fact]
    public void Several_debts_are_paid_by_one_line_only_when_the_sum_is_exact()
    {
        OpenOrder[] owed = [Owes("甲医院", 2_000, "AAAA2222"), Owes("甲医院", 700, "BBBB2222"), Owes("甲医院", 55.50m, "CCCC2222")];
        Assert.Equal((LineBucket.Matched, LineFinding.Several, 3), Of(Match(new(2_755.50m, "甲医院", ""), owed)));
        Assert.Equal((LineBucket.Matched, LineFinding.Several, 2), Of(Match(new(755.50m, "甲医院", ""), owed)));
        Assert.Equal(LineBucket.Check, Match(new(2_755.49m, "甲医院", ""), owed).Bucket);

        static (LineBucket, LineFinding, int) Of(LineProposal p) => (p.Bucket, p.Finding, p.Candidates.Count);
    }

    [Fact]
    public void The_year_in_the_remark_tells_two_equal_debts_apart()
    {
        var (earlier, later) = (Owes("甲医院", 2_000, "AAAA2222", "2018年会费", due: new(2018, 3, 31)), Owes("甲医院", 2_000, "BBBB2222"));
        Assert.Equal(later.Id, Match(new(2_000, "甲医院", "2019年会费"), earlier, later).Candidates.Single().Order);
        Assert.Equal(LineFinding.Ambiguous, Match(new(2_000, "甲医院", "会费"), earlier, later).Finding);
    }

    [Fact]
    public void A_debt_is_paid_once()
    {
        var matcher = new LineMatcher(new OpenOrders([Owes("甲医院", 2_000)]));
        Assert.Equal(LineBucket.Matched, matcher.Match(new(2_000, "甲医院", "")).Bucket);
        Assert.Equal((LineBucket.Check, LineFinding.PaidAlready), (matcher.Match(new(2_000, "甲医院", "")) is var again ? again.Bucket : default, again.Finding));
    }

    [Fact]
    public void Who_pays_for_somebody_else_writes_the_name()
    {
        var meant = Owes("张文静", 300);
        var found = Match(new(300, "李强", "代张文静交会议费"), meant, Owes("王芳", 300, "ZZZZ9999"));
        Assert.Equal((LineBucket.Matched, MatchReason.NameInText, meant.Id), (found.Bucket, found.Candidates[0].Reason, found.Candidates[0].Order));
    }

    [Fact]
    public void Money_that_fits_nothing_is_unknown() =>
        Assert.Equal(LineBucket.Unknown, Match(new(2_000, "某某科技公司", "货款"), Owes("成都高新区芳草德馨妇产医院", 2_000)).Bucket);

    [Fact]
    public void Many_lines_against_many_debts_take_seconds_not_minutes()
    {
        var places = Enumerable.Range(0, 50_000).Select(i => $"成都高新区{(char)('一' + i % 97)}{(char)('丁' + i % 89)}{(char)('世' + i / 89 % 101)}医院").ToList();
        var open = new OpenOrders(places.Select((name, i) => Owes($"{name}{i}", 2_000, RandomCode.Reference(), number: $"I2019-{i:000000}")));
        var (matcher, watch) = (new LineMatcher(open), Stopwatch.StartNew());
        var matched = Enumerable.Range(0, 5_000).Count(i => matcher.Match(new(2_000, i % 3 == 0 ? $"{places[i]}{i}"[5..] : i % 3 == 1 ? $"{places[i]}{i}" : "某公司", $"缴费I2019-{i:000000}")).Bucket is LineBucket.Matched);
        Assert.Equal(5_000, matched);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}

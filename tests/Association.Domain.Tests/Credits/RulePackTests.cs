using Association.Domain.Common;
using Association.Domain.Credits;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Credits;

public sealed class RulePackTests
{
    private static RulePack Pack(string code, DateOnly from, DateOnly? to, string jurisdiction = "CN") =>
        new(new(code, jurisdiction, new(code), "test"), 1, new(from, to), StandardPacks.Cn2024, UserId.System, Sample.Now);

    private static Error Refused(params RulePack[] packs) => Assert.Throws<RefusedException>(() => new RuleCalendar(packs).MustBeWhole()).Error;

    [Fact]
    public void The_packs_that_come_with_the_product_leave_no_day_open() => new RuleCalendar(StandardPacks.All).MustBeWhole();

    [Theory, InlineData("2019-12-31", "CN-2006", 1), InlineData("2020-01-01", "CN-2006", 2), InlineData("2024-10-22", "CN-2006", 2), InlineData("2024-10-23", "CN-2024", 1)]
    public void R1_00_the_regime_is_that_of_the_day(string day, string code, int number)
    {
        var pack = new RuleCalendar(StandardPacks.All).InForce(StandardPacks.China, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal((code, number), (pack.Code, pack.Number));
    }

    [Fact]
    public void A_hole_is_refused()
    {
        var error = Refused(Pack("A", new(2020, 1, 1), new(2020, 12, 30)), Pack("B", new(2021, 1, 1), null));
        Assert.Equal(("rule-pack.hole", "2020-12-31"), (error.Code, error.Arguments[0]));
    }

    [Fact]
    public void An_overlap_is_refused()
    {
        Assert.Equal("rule-pack.overlap", Refused(Pack("A", new(2020, 1, 1), new(2021, 1, 1)), Pack("B", new(2021, 1, 1), null)).Code);
        Assert.Equal("rule-pack.overlap", Refused(Pack("A", new(2020, 1, 1), null), Pack("B", new(2021, 1, 1), null)).Code);
        new RuleCalendar([Pack("A", new(2020, 1, 1), null), Pack("B", new(2021, 1, 1), null, "US")]).MustBeWhole();
    }

    [Fact]
    public void R1_00e_the_copy_of_Sichuan_is_edited_from_a_day_on_and_the_old_version_stays()
    {
        var first = StandardPacks.All.Single(p => p.Code == "SC-2024");
        var copy = new RulePack(first.Head, 1, first.Holds, first.Rules, UserId.System, Sample.Now);

        var next = copy.Amend(copy.Head, new(2026, 1, 1), copy.Rules with { AnnualMinCredits = 20 }, 2, UserId.System, Sample.Now);

        Assert.Equal((new DateOnly(2025, 12, 31), 25m, false), (copy.To!.Value, copy.Rules.AnnualMinCredits!.Value, copy.Superseded));
        Assert.Equal((new DateOnly(2026, 1, 1), 20m, 2), (next.From, next.Rules.AnnualMinCredits!.Value, next.Number));
        new RuleCalendar([copy, next]).MustBeWhole();
        Assert.Equal("CN-2024", copy.CopyOf);
    }

    [Fact]
    public void A_version_for_all_of_its_days_takes_the_place_of_the_other()
    {
        var first = Pack("A", new(2020, 1, 1), null);
        var next = first.Amend(first.Head, new(2020, 1, 1), first.Rules, 2, UserId.System, Sample.Now);
        Assert.True(first.Superseded);
        Assert.Same(next, new RuleCalendar([first, next]).Find("A", new(2022, 5, 1)));
    }

    [Fact]
    public void What_is_written_reads_the_same()
    {
        foreach (var pack in StandardPacks.All)
        {
            var read = RulePackTerms.Read(pack.Terms);
            Assert.Equal(pack.Terms, read.Written());
            Assert.Equal(pack.Rules.Rules.Count, read.Rules.Count);
            Assert.InRange(pack.Terms.Length, 100, RulePackTerms.MaxLength);
        }
    }

    [Theory, InlineData("no json"), InlineData("[]"), InlineData("{\"usesClasses\":false,\"rules\":[]}"), InlineData("{\"usesClasses\":false,\"rules\":[{\"id\":\"x\",\"kind\":\"Project\",\"basis\":\"PerHours\",\"unitSize\":0,\"creditsPerUnit\":1}]}"),
     InlineData("{\"usesClasses\":false,\"rules\":[{\"id\":\"x\",\"kind\":\"Project\",\"basis\":\"PerHours\",\"unitSize\":1,\"creditsPerUnit\":1,\"capPerYear\":10}]}"),
     InlineData("{\"usesClasses\":false,\"rules\":[{\"id\":\"x\",\"kind\":\"Project\",\"basis\":\"PerHours\",\"unitSize\":1,\"creditsPerUnit\":1,\"step\":1e-28}]}"), InlineData("{\"usesClasses\":false,\"rulez\":1}"), InlineData("{\"rules\":[null]}"), InlineData("{\"rules\":[{\"id\":\"x\",\"kind\":\"Nonsense\"}]}")]
    public void What_makes_no_sense_is_refused(string text) => Assert.StartsWith("rule-pack.", Assert.Throws<RefusedException>(() => RulePackTerms.Read(text)).Error.Code, StringComparison.Ordinal);
}

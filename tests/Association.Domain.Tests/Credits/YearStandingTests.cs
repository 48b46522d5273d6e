using Association.Domain.Credits;
using Xunit;

namespace Association.Domain.Tests.Credits;

public sealed class YearStandingTests
{
    private static YearStanding Of(RulePackTerms pack, params CountedAward[] awards) => YearStanding.Of(pack, awards);

    private static CountedAward Award(decimal credits, decimal hours, CreditClass? @class = null) => new(credits, hours, @class, false);

    [Fact]
    public void R1_01_twenty_five_credits_and_ninety_hours()
    {
        var short_ = Of(StandardPacks.Cn2024, Award(18, 60));
        Assert.Equal((false, 7m, 30m, 72), (short_.Met, short_.MissingCredits, short_.MissingHours, short_.Percent));
        Assert.False(Of(StandardPacks.Cn2024, Award(25, 75)).Met);
        Assert.True(Of(StandardPacks.Cn2024, Award(25, 90)).Met);
    }

    [Fact]
    public void R1_02_there_are_no_classes_any_more() => Assert.Empty(Of(StandardPacks.Cn2024, Award(25, 90, CreditClass.I)).Classes);

    [Theory, InlineData(5, 20, true), InlineData(10, 15, true), InlineData(4, 30, false), InlineData(12, 14, false), InlineData(15, 15, true), InlineData(9, 15, false)]
    public void R1_00a_classes_do_not_fill_each_other(decimal first, decimal second, bool met) =>
        Assert.Equal(met, Of(StandardPacks.Cn2006, Award(first, 0, CreditClass.I), Award(second, 0, CreditClass.II)).Met);

    [Theory, InlineData(2.5, 22.5, true), InlineData(2, 23, false), InlineData(17.5, 7.5, true)]
    public void R1_00b_since_2020_half_of_a_class_may_be_filled_by_the_other(decimal first, decimal second, bool met)
    {
        var pack = StandardPacks.All.Single(p => p is { Code: "CN-2006", Number: 2 }).Rules;
        Assert.Equal(met, Of(pack, Award(first, 0, CreditClass.I), Award(second, 0, CreditClass.II)).Met);
    }

    [Theory, InlineData(20, 19, false), InlineData(20, 20, true), InlineData(8, 8, true)]
    public void R1_29c_a_county_asks_for_less_by_its_own_parameters(decimal least, decimal earned, bool met) =>
        Assert.Equal(met, Of(StandardPacks.Cn2006 with { AnnualMinCredits = least, UsesClasses = false }, Award(earned, 0)).Met);

    [Fact]
    public void R1_07_a_whole_year_is_met_at_once() => Assert.True(YearStanding.Of(StandardPacks.Cn2024, [new(25, 0, null, WholeYear: true)]).Met);

    [Fact]
    public void Whoever_is_exempt_has_nothing_missing() => Assert.True(YearStanding.Of(StandardPacks.Cn2024, [], exempt: true).Met);
}

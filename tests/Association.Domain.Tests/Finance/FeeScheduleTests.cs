using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class FeeScheduleTests
{
    private static readonly DateRange Since2019 = new(new(2019, 1, 1), null);

    private static FeeSchedule Schedule(ProRata proRata = ProRata.None, params (UnitTier Tier, decimal Amount)[] rates) =>
        new("2019 会费标准", Since2019, proRata, [.. (rates.Length > 0 ? rates : [(UnitTier.Member, 2_000m), (UnitTier.Governing, 5_000m)]).Select(r => new Rate(r.Tier, null, new(r.Amount)))]);

    private static CouncilResolution Resolution(DecidingBody body = DecidingBody.Congress, bool secret = true) =>
        new(body, "第三届会员代表大会", "高医学会〔2018〕12号", new(2018, 12, 20), new Votes(120, 100, 90, 6, 4), secret);

    [Fact]
    public void Only_the_congress_sets_dues_and_in_secret()
    {
        Assert.Equal("fee-schedule.no-congress", Refusal(s => s.Adopt(Resolution(DecidingBody.Council))));
        Assert.Equal("fee-schedule.not-secret", Refusal(s => s.Adopt(Resolution(secret: false))));
        var adopted = Schedule();
        adopted.Adopt(Resolution());
        Assert.True(adopted.IsAdopted);
        Assert.Equal("fee-schedule.adopted", Assert.Throws<RefusedException>(() => adopted.Describe("another", Since2019, ProRata.None, [new(UnitTier.Member, null, new(1))])).Error.Code);
    }

    [Fact]
    public void An_amount_stands_for_one_tier_or_one_category_once()
    {
        Rate member = new(UnitTier.Member, null, new(2_000));
        Assert.Equal("fee-schedule.twice", Refused([member, member]));
        Assert.Equal("fee-schedule.twice", Refused([new(UnitTier.Member, MembershipCategory.Ordinary, new(1))]));
        Assert.Equal("fee-schedule.amount", Refused([new(UnitTier.Member, null, new(-1))]));
        Assert.Equal("fee-schedule.no-rates", Refused([]));

        static string Refused(Rate[] rates) => Assert.Throws<RefusedException>(() => new FeeSchedule("x", Since2019, ProRata.None, rates)).Error.Code;
    }

    [Fact]
    public void More_than_four_tiers_and_a_resolution_kept_to_oneself_are_pointed_out()
    {
        var many = Schedule(ProRata.None, (UnitTier.Member, 1), (UnitTier.Governing, 2), (UnitTier.ExecutiveGoverning, 3), (UnitTier.VicePresident, 4), (UnitTier.President, 5));
        many.Adopt(Resolution());
        Assert.Equal([FeeScheduleWarning.TooManyTiers], many.WarningsOn(new(2019, 1, 19)));
        Assert.Equal([FeeScheduleWarning.TooManyTiers, FeeScheduleWarning.NotPublished], many.WarningsOn(new(2019, 1, 20)));
        many.Publish(new(2019, 2, 1));
        Assert.Equal([FeeScheduleWarning.TooManyTiers, FeeScheduleWarning.PublishedLate], many.WarningsOn(new(2019, 3, 1)));
    }

    [Theory]
    [InlineData(ProRata.None, "2019-12-31", 2_001)]
    [InlineData(ProRata.HalfYear, "2019-06-30", 2_001)]
    [InlineData(ProRata.HalfYear, "2019-07-01", 1_000.5)]
    [InlineData(ProRata.Quarters, "2019-04-01", 1_500.75)]
    [InlineData(ProRata.Months, "2019-12-31", 166.75)]
    [InlineData(ProRata.Months, "2018-12-31", 2_001)]
    [InlineData(ProRata.None, "2020-01-01", 0)]
    public void Who_joins_within_the_year_pays_the_share(ProRata proRata, string joined, double yuan) =>
        Assert.Equal(new Money((decimal)yuan), Schedule(proRata).Share(new(2_001), DateOnly.Parse(joined, System.Globalization.CultureInfo.InvariantCulture), 2019));

    private static string Refusal(Action<FeeSchedule> act) => Assert.Throws<RefusedException>(() => act(Schedule())).Error.Code;
}

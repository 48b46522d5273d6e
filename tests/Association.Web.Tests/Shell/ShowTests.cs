using Association.Web.Localization;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed class ShowTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly DateTimeOffset Moment = new(2026, 11, 22, 6, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("zh-CN", "2026年11月22日", "2026年11月22日至24日", "2026年11月22日至12月1日", "2026年11月22日至2027年1月5日", "周日")]
    [InlineData("en", "22 November 2026", "22–24 November 2026", "22 November–1 December 2026", "22 November 2026–5 January 2027", "Sun")]
    public void Dates_are_written_as_the_association_prints_them(string language, string day, string days, string months, string years, string weekday)
    {
        using var culture = new InCulture(language);
        Assert.Equal(day, Show.Date(Day));
        Assert.Equal(day, Show.Dates(Day, Day));
        Assert.Equal(days, Show.Dates(Day, Day.AddDays(2)));
        Assert.Equal(months, Show.Dates(Day, new DateOnly(2026, 12, 1)));
        Assert.Equal(years, Show.Dates(Day, new DateOnly(2027, 1, 5)));
        Assert.Equal(weekday, Show.Weekday(Day));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Times_are_Shanghais_and_amounts_have_two_places(string language)
    {
        using var culture = new InCulture(language);
        Assert.Equal("2026-11-22 14:30", Show.DateTime(Moment));
        Assert.Equal("¥1,234.50", Show.Money(1234.5m));
        Assert.Equal("-¥0.10", Show.Money(-0.1m));
        Assert.Equal("5,700", Show.Number(5700));
        Assert.Equal("72.5%", Show.Percent(0.725m));
        Assert.Equal("—", Show.Date((DateOnly?)null));
    }

    [Fact]
    public void The_day_of_a_moment_is_the_day_in_Shanghai() =>
        Assert.Contains("23", Show.Date(new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero)), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-11-22T14:30", "2026-11-22T14:30:00+08:00")]
    [InlineData("1988-07-01T09:00", "1988-07-01T09:00:00+09:00")]
    [InlineData("2026-11-22T06:30:00Z", "2026-11-22T06:30:00+00:00")]
    public void A_typed_time_is_meant_in_Shanghai(string typed, string meant) =>
        Assert.Equal(DateTimeOffset.Parse(meant, System.Globalization.CultureInfo.InvariantCulture), LocalTimeBinder.Parse(typed));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01T00:00")]
    public void What_is_no_time_is_refused(string typed) => Assert.Null(LocalTimeBinder.Parse(typed));

    [Theory]
    [InlineData("张伟", "张*")]
    [InlineData("张文静", "张**")]
    [InlineData("欧阳明", "欧阳*")]
    [InlineData("阿卜杜拉·买买提", "阿****")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("", "—")]
    public void A_masked_name_keeps_the_surname(string name, string masked) => Assert.Equal(masked, Mask.Name(name));

    [Fact]
    public void Numbers_keep_their_ends()
    {
        Assert.Equal("138****8000", Mask.Mobile("13800138000"));
        Assert.Equal("510***********9114", Mask.ResidentId("510104199001019114"));
        Assert.Equal("z***@qq.com", Mask.Email("zhang@qq.com"));
        Assert.Equal("**** 7890", Mask.Tail("6222021234567890"));
        Assert.Equal("****", Mask.Tail("789"));
    }
}

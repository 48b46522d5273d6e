using Association.Domain.Common;
using Xunit;

namespace Association.Domain.Tests.Common;

public sealed class ChineseDateTests
{
    [Theory]
    [InlineData("2019-03-05")]
    [InlineData("2019-3-5")]
    [InlineData("2019/3/5")]
    [InlineData("2019.3.5")]
    [InlineData("2019年3月5日")]
    [InlineData("2019 年 3 月 5 日")]
    [InlineData("2019年03月05")]
    [InlineData("２０１９年３月５日")]
    [InlineData("２０１９－０３－０５")]
    [InlineData("20190305")]
    [InlineData(" 2019-03-05 00:00:00 ")]
    [InlineData("2019/3/5 10:00")]
    [InlineData("2019-03-05T00:00:00")]
    public void A_date_is_read_however_the_office_writes_it(string text)
    {
        Assert.True(ChineseDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2019, 3, 5), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2019-02-30")]
    [InlineData("2019/13/01")]
    [InlineData("2019-3/5")]
    [InlineData("5/3/2019")]
    [InlineData("19-03-05")]
    [InlineData("0019-03-05")]
    [InlineData("2019年3月")]
    [InlineData("三月五日")]
    public void What_is_not_one_date_is_refused(string? text)
    {
        Assert.False(ChineseDate.TryParse(text, out _, out var fault));
        Assert.Equal("date.invalid", fault.Code);
    }

    [Fact]
    public void A_date_is_printed_without_weekday_or_zeros() => Assert.Equal("2026年3月5日", ChineseDate.Format(new(2026, 3, 5)));
}

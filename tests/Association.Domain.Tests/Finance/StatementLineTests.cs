using Association.Domain.Finance;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class StatementLineTests
{
    private static readonly DateOnly Day = new(2019, 2, 3);

    private static StatementLine Line(string? serial, DateOnly? on = null, string payer = "甲医院", decimal amount = 2_000) =>
        new(1, on ?? Day, null, amount, null, payer, null, null, null, null, serial, "");

    [Fact]
    public void A_serial_number_counts_within_its_day()
    {
        Assert.Equal(Line("000017").KeyFor("62*1"), Line("000017", payer: "甲").KeyFor("62*1"));
        Assert.NotEqual(Line("000017").KeyFor("62*1"), Line("000017", Day.AddDays(1)).KeyFor("62*1"));
        Assert.NotEqual(Line("000017").KeyFor("62*1"), Line("000017", amount: 500).KeyFor("62*1"));
        Assert.NotEqual(Line("000017").KeyFor("62*1"), Line("000017").KeyFor("62*2"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("00000000")]
    [InlineData("0-0")]
    [InlineData(null)]
    public void Zeros_are_no_serial_number(string? serial)
    {
        Assert.NotEqual(Line(serial).KeyFor(null), Line(serial, payer: "乙医院").KeyFor(null));
        Assert.Equal(Line(serial).KeyFor(null), Line(serial).KeyFor(null));
    }

    [Fact]
    public void A_long_key_fits_its_column() => Assert.Equal(BankLine.MaxKeyLength, Line(new string('9', 400)).KeyFor(null).Length);
}

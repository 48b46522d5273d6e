using System.Globalization;
using Association.Domain.Finance;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class CapitalAmountTests
{
    [Theory]
    [InlineData("1005", "壹仟零伍元整")]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("1680.32", "壹仟陆佰捌拾元叁角贰分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    [InlineData("107000.53", "壹拾万柒仟元伍角叁分")]
    [InlineData("10010", "壹万零壹拾元整")]
    [InlineData("100000000", "壹亿元整")]
    [InlineData("20000001", "贰仟万零壹元整")]
    public void The_examples_of_the_bank_rule(string amount, string capitals) => Assert.Equal(capitals, Of(amount));

    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.50", "伍角整")]
    [InlineData("0.55", "伍角伍分")]
    [InlineData("1", "壹元整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("1001001", "壹佰万壹仟零壹元整")]
    [InlineData("10100000", "壹仟零壹拾万元整")]
    [InlineData("100100000", "壹亿零壹拾万元整")]
    [InlineData("100000010", "壹亿零壹拾元整")]
    [InlineData("1234567890123456.78", "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌亿玖仟零壹拾贰万叁仟肆佰伍拾陆元柒角捌分")]
    [InlineData("1000000000000", "壹万亿元整")]
    [InlineData("1000100000000", "壹万零壹亿元整")]
    [InlineData("-325.04", "负叁佰贰拾伍元零肆分")]
    public void Zeros_large_groups_and_refunds(string amount, string capitals) => Assert.Equal(capitals, Of(amount));

    [Theory]
    [InlineData("0.001")]
    [InlineData("10000000000000000")]
    public void What_cannot_be_said_is_refused(string amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(amount));

    private static string Of(string amount) => CapitalAmount.Of(decimal.Parse(amount, CultureInfo.InvariantCulture));
}

using Association.Domain.Members;
using Xunit;

namespace Association.Domain.Tests.Members;

public sealed class MemberNumberPatternTests
{
    [Theory]
    [InlineData("M{n:6}", 1, "M000001")]
    [InlineData("m{N:6}", 1234567, "M1234567")]
    [InlineData("{yyyy}{c}-{n:5}", 42, "2026S-00042")]
    [InlineData("{yy}{n}", 7, "267")]
    public void A_pattern_makes_numbers(string text, int counter, string number)
    {
        Assert.True(MemberNumberPattern.TryParse(text, out var pattern, out _));
        Assert.Equal(number, pattern.Format(counter, "S", new DateOnly(2026, 3, 1)));
    }

    [Theory]
    [InlineData(null, "member-number.pattern")]
    [InlineData("", "member-number.pattern")]
    [InlineData("M", "member-number.pattern")]
    [InlineData("{n}{n}", "member-number.pattern")]
    [InlineData("M{n:0}", "member-number.pattern")]
    [InlineData("M{x}{n}", "member-number.pattern")]
    [InlineData("M {n}", "member-number.pattern")]
    [InlineData("会{n}", "member-number.pattern")]
    [InlineData("ABCDEFGHIJK{n}", "member-number.too-long")]
    public void What_is_no_pattern_is_refused(string? text, string code)
    {
        Assert.False(MemberNumberPattern.TryParse(text, out _, out var fault));
        Assert.Equal(code, fault.Code);
    }
}

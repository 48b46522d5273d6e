using Association.Domain.Common;
using Xunit;

namespace Association.Domain.Tests.Common;

public sealed class BankAccountNumberTests
{
    [Theory]
    [InlineData("6222 0212 3456 7890", "6222021234567890", "****7890")]
    [InlineData("１２３４５６７８", "12345678", "****5678")]
    [InlineData("51-001234567890", "51-001234567890", "****7890")]
    public void It_is_kept_without_spaces_and_shown_by_its_end(string typed, string value, string masked)
    {
        Assert.True(BankAccountNumber.TryParse(typed, out var number));
        Assert.Equal((value, masked, masked), (number.Value, number.Masked, number.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("no-digits-here")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("6222;DROP")]
    public void What_no_bank_would_write_is_refused(string? typed) => Assert.False(BankAccountNumber.TryParse(typed, out _));
}

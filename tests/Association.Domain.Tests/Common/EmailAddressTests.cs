using Association.Domain.Common;
using Xunit;

namespace Association.Domain.Tests.Common;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Zhang.Wei@Example.ORG", "Zhang.Wei@example.org")]
    [InlineData("　ｚｈａｎｇ＠ｑｑ．ｃｏｍ ", "zhang@qq.com")]
    [InlineData("zw+cme@mail.example.org", "zw+cme@mail.example.org")]
    [InlineData("o'neil@example.ie", "o'neil@example.ie")]
    [InlineData("office@医学会.中国", "office@xn--6oq83hi1i.xn--fiqs8s")]
    public void One_address_is_normalised(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var email));
        Assert.Equal(expected, email.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not-an-address")]
    [InlineData("a@b@c")]
    [InlineData("x@")]
    [InlineData("@example.org")]
    [InlineData("a@localhost")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org;b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("a\0@example.org")]
    [InlineData("Zhang <a@example.org>")]
    [InlineData(".a@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData("a@-example.org")]
    [InlineData("a@example..org")]
    [InlineData("张@example.org")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(EmailAddress.TryParse(text, out _, out var fault));
        Assert.Equal("email.invalid", fault.Code);
    }

    [Fact]
    public void The_key_ignores_case_and_the_mask_keeps_one_letter()
    {
        Assert.True(EmailAddress.TryParse("Zhang@QQ.com", out var email));
        Assert.Equal("zhang@qq.com", email.Key);
        Assert.Equal("Z***@qq.com", email.Masked);
    }
}

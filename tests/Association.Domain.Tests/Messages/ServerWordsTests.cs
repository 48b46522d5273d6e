using Association.Domain.Common;
using Association.Domain.Messages;
using Xunit;

namespace Association.Domain.Tests.Messages;

public sealed class ServerWordsTests
{
    [Theory]
    [InlineData("550 5.1.1 <zhangsan@qq.com>: user unknown", "550 5.1.1 <z***@qq.com>: user unknown")]
    [InlineData("550 zhangsan@qq.com (forwarded to real.name@Other.example) is gone", "550 z***@qq.com (forwarded to r***@Other.example) is gone")]
    [InlineData("450 <张三@例子.中国> greylisted", "450 <张***@例子.中国> greylisted")]
    [InlineData("550 z***@qq.com", "550 z***@qq.com")]
    [InlineData("no @ at all", "no @ at all")]
    public void Addresses_are_masked_and_the_words_are_one_line(string said, string kept) => Assert.Equal(kept, ServerWords.Kept(said, 300));

    /// <summary>Bytes that no database takes would keep the report from being noted for ever.</summary>
    [Fact]
    public void What_is_no_text_is_made_one()
    {
        Assert.Equal("554 DT:SPM 163", ServerWords.Kept("554\r\nDT:SPM\0 163", 300));
        Assert.Equal("half \uFFFD a character", ServerWords.Kept("half \uD83D a character", 300));
    }

    [Fact]
    public void What_is_too_long_ends_with_a_whole_character()
    {
        Assert.Equal("550 ab", ServerWords.Kept("550 abc", 6));
        Assert.Equal("550 a", ServerWords.Kept("550 a\U00020BB7", 6));
        // Masked before it is cut: half an address is still somebody's name.
        Assert.Equal("550 z***@", ServerWords.Kept("550 zhangsan@qq.com", 9));
    }

    [Fact]
    public void What_an_address_remembers_of_its_bounces_names_nobody()
    {
        var address = new MailAddress(EmailAddress.TryParse("Zhang@Example.org", out var parsed) ? parsed : throw new InvalidOperationException());
        address.Bounced("550 <zhang@example.org> unknown", DateTimeOffset.UnixEpoch);
        Assert.Equal("550 <z***@example.org> unknown", address.LastBounce);
    }
}

using Association.Infrastructure.Documents;
using Xunit;

namespace Association.Infrastructure.Tests.Documents;

public sealed class BilingualDateTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-22", "2026年11月22日", "on 22 November 2026")]
    [InlineData("2026-11-20", "2026-11-22", "2026年11月20日至22日", "from 20 to 22 November 2026")]
    [InlineData("2026-11-30", "2026-12-02", "2026年11月30日至12月2日", "from 30 November to 2 December 2026")]
    [InlineData("2026-12-31", "2027-01-02", "2026年12月31日至2027年1月2日", "from 31 December 2026 to 2 January 2027")]
    public void A_period_repeats_only_what_differs(string from, string to, string zh, string en)
    {
        var (first, last) = (DateOnly.Parse(from, null), DateOnly.Parse(to, null));
        Assert.Equal(zh, BilingualDate.Zh(first, last));
        Assert.Equal(en, BilingualDate.En(first, last));
    }
}

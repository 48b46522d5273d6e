using System.Net;
using Association.Web.Localization;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, "zh-CN")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("zh-TW,en;q=0.8", "zh-CN")]
    [InlineData("zh,en;q=0.8", "zh-CN")]
    [InlineData("fr,en;q=0.5,zh;q=0.3", "en")]
    [InlineData("fr", "zh-CN")]
    public async Task The_browsers_wish_decides_for_a_stranger(string? wish, string language)
    {
        await using var host = await ShellHost.StartAsync();
        Assert.Contains($"<html lang=\"{language}\">", await host.Browser(wish).GetStringAsync(new Uri("/error/404", UriKind.Relative), Answer.Any), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_goes_before_the_browser_and_the_cookie_before_the_account()
    {
        await using var host = await ShellHost.StartAsync(locale: "en");
        Assert.Contains("<html lang=\"en\">", await host.Browser("zh-CN").GetStringAsync(new Uri("/", UriKind.Relative), Answer.Any), StringComparison.Ordinal);

        var browser = host.Browser("en");
        browser.DefaultRequestHeaders.Add("Cookie", "language=zh-CN");
        Assert.Contains("<html lang=\"zh-CN\">", await browser.GetStringAsync(new Uri("/", UriKind.Relative), Answer.Any), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_switch_remembers_and_returns()
    {
        await using var host = await ShellHost.StartAsync();
        using var answer = await host.Browser().GetAsync(new Uri("/language?culture=en&returnUrl=%2Fevents%3Fpage%3D2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/events?page=2", answer.Headers.Location!.ToString());
        Assert.Contains("language=en", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Contains("httponly", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/%2f/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("~/a")]
    [InlineData("")]
    public void It_returns_to_this_site_only(string url) => Assert.Null(Language.Local(url));
}

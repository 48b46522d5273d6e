using System.Net;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed class FailureTests
{
    [Fact]
    public async Task What_one_may_not_see_answers_exactly_like_what_does_not_exist()
    {
        await using var host = await ShellHost.StartAsync();
        var bodies = new List<string>();
        foreach (var address in new[] { "/no/such/page", "/other?id=2", "/test/forbidden", "/error/403" })
        {
            using var answer = await host.Browser().GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            bodies.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Single(bodies.Distinct());
    }

    [Theory]
    [InlineData("/test/broken", 500, "系统出错了")]
    [InlineData("/test/late", 503, "服务暂时不可用")]
    public async Task A_failure_has_a_page_in_the_readers_language_and_tells_nothing_of_its_cause(string address, int status, string title)
    {
        await using var host = await ShellHost.StartAsync("Production");
        using var answer = await host.Browser().GetAsync(new Uri(address, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(title, body, StringComparison.Ordinal);
        Assert.DoesNotContain("on purpose", body, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_form_without_its_token_is_told_to_try_again()
    {
        await using var host = await ShellHost.StartAsync();
        using var form = new FormUrlEncodedContent([new("Input.Name", "x")]);
        using var answer = await host.Browser().PostAsync(new Uri("/dev/design", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("页面可能已过期", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

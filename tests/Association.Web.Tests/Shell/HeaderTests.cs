using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/dev/design", 200)]
    [InlineData("/dev/door?answer=again", 200)]
    [InlineData("/no/such/page", 404)]
    [InlineData("/test/broken", 500)]
    public async Task Every_page_forbids_what_it_does_not_use(string address, int status)
    {
        await using var host = await ShellHost.StartAsync();
        using var answer = await host.Browser().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(["script-src 'self';", "style-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"],
            rule => Assert.Contains(rule, policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("camera=(self)", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Contains("Cookie", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/dev/design")]
    [InlineData("/dev/door")]
    [InlineData("/error/404")]
    public async Task No_page_carries_an_inline_script_or_style(string address)
    {
        await using var host = await ShellHost.StartAsync(viewer: new AViewer("张文静", "my", "office"));
        var page = await new HtmlParser().ParseDocumentAsync(await host.Browser().GetStringAsync(new Uri(address, UriKind.Relative), Answer.Any));
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_stored_nowhere()
    {
        await using var signedIn = await ShellHost.StartAsync(locale: "en");
        using var personal = await signedIn.Browser().GetAsync(new Uri("/dev/door", UriKind.Relative));
        Assert.True(personal.Headers.CacheControl!.NoStore);

        await using var stranger = await ShellHost.StartAsync();
        using var common = await stranger.Browser().GetAsync(new Uri("/dev/door", UriKind.Relative));
        Assert.False(common.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Static_files_are_kept_for_a_year_under_a_name_that_changes_with_them()
    {
        await using var host = await ShellHost.StartAsync("Production", locale: "en");
        var page = await new HtmlParser().ParseDocumentAsync(await host.Browser().GetStringAsync(new Uri("/", UriKind.Relative), Answer.Any));
        var files = page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!))
            .Append(page.QuerySelector("svg use")!.GetAttribute("href")!.Split('#')[0]).ToList();

        Assert.True(files.Count > 4);
        foreach (var file in files)
        {
            using var answer = await host.Browser().GetAsync(new Uri(file, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.MaxAge >= TimeSpan.FromDays(365), $"{file}: {answer.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task The_design_page_is_for_development_only()
    {
        await using var host = await ShellHost.StartAsync("Production");
        foreach (var address in new[] { "/dev/design", "/dev/door", "/dev/design?handler=Progress" })
        {
            using var answer = await host.Browser().GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}

using Association.Web.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Shell;

public sealed class NavigationTests
{
    [Fact]
    public async Task The_menu_offers_what_is_there_to_whom_it_is_open()
    {
        await using var host = await ShellHost.StartAsync(viewer: new AViewer("张文静", "my", "unit", "office.members"));
        await using var scope = host.Services.CreateAsyncScope();
        var navigation = scope.ServiceProvider.GetRequiredService<INavigation>();

        Assert.Equal(["/my", "/unit"], navigation.Own.Select(link => link.Href));   // the office is closed
        var own = navigation.SectionOf("/my/credits/2026")!.Links.Select(link => link.Href).ToList();
        Assert.Equal("/my", own[0]);
        Assert.Contains("/my/credits", own);
        Assert.All(own, href => Assert.StartsWith("/my", href, StringComparison.Ordinal));
        Assert.Equal(["/office/members"], navigation.SectionOf("/office/members")!.Links.Select(link => link.Href));
        Assert.Null(navigation.SectionOf("/events"));
        Assert.Null(navigation.SectionOf("/mysterious"));
    }

    [Fact]
    public async Task The_overview_is_current_only_on_itself_and_the_section_on_all_its_pages()
    {
        await using var host = await ShellHost.StartAsync(viewer: new AViewer("张文静", "my"));
        await using var scope = host.Services.CreateAsyncScope();
        var navigation = scope.ServiceProvider.GetRequiredService<INavigation>();
        var (entry, overview, credits) = (SiteMap.My.Entry, SiteMap.My.Links.First(), SiteMap.My.Links.Single(link => link.Href == "/my/credits"));

        Assert.True(navigation.IsCurrent(entry, "/my/credits"));
        Assert.False(navigation.IsCurrent(overview, "/my/credits"));
        Assert.True(navigation.IsCurrent(overview, "/my"));
        Assert.True(navigation.IsCurrent(credits, "/my/credits/2026"));
    }

    [Fact]
    public async Task A_person_who_is_signed_in_can_sign_out_on_every_page_with_a_valid_token()
    {
        await using var host = await ShellHost.StartAsync(viewer: new AViewer("张文静", "my"));
        var page = await host.Browser().GetStringAsync(new Uri("/", UriKind.Relative), Answer.Any);
        Assert.Contains("action=\"/account/sign-out\"", page, StringComparison.Ordinal);
        Assert.Contains("__RequestVerificationToken", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/account/sign-in\"", page, StringComparison.Ordinal);
    }
}

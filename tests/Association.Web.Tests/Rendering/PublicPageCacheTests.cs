using Association.Application.Access;
using Association.Application.Common;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Pages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Rendering;

/// <summary>What visitors see is kept until something is committed; what anybody else sees is never kept.</summary>
public sealed class PublicPageCacheTests
{
    [Fact]
    public async Task A_visitor_sees_what_was_kept_until_something_is_committed()
    {
        var (app, address) = await StartAsync();
        await using var _ = app;
        var visitor = app.Browser();
        Assert.Contains("原来的会场", await TextAsync(visitor, address), StringComparison.Ordinal);

        await MoveBehindTheBackAsync(app);
        Assert.Contains("原来的会场", await TextAsync(app.Browser(), address), StringComparison.Ordinal);
        await using (var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope("test"))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ForgetAnswers());
        Assert.Contains("另外的会场", await TextAsync(visitor, address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_what_is_so_now_and_leaves_nothing_to_others()
    {
        var (app, address) = await StartAsync();
        await using var _ = app;
        var member = await app.BrowserAsync(await app.OpenAccountAsync("李医生"));
        Assert.Contains("李医生", await TextAsync(member, address), StringComparison.Ordinal);
        Assert.DoesNotContain("李医生", await TextAsync(app.Browser(), address), StringComparison.Ordinal);

        await MoveBehindTheBackAsync(app);
        Assert.Contains("另外的会场", await TextAsync(member, address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_language_and_each_query_is_a_page_of_its_own()
    {
        var (app, address) = await StartAsync();
        await using var _ = app;
        var visitor = app.Browser();
        Assert.Contains("原来的会场", await TextAsync(visitor, address), StringComparison.Ordinal);
        using var english = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Language", "en" } } };
        using var answer = await visitor.SendAsync(english);
        Assert.Contains("The hall before", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(await TextAsync(visitor, "/events?q=zzzz"), await TextAsync(visitor, "/events"));
    }

    [Fact]
    public async Task A_kept_page_forbids_what_a_fresh_one_forbids()
    {
        var (app, address) = await StartAsync();
        await using var _ = app;
        using var fresh = await app.Browser().GetAsync(new Uri(address, UriKind.Relative));
        using var kept = await app.Browser().GetAsync(new Uri(address, UriKind.Relative));
        Assert.NotNull(kept.Headers.Age);
        Assert.Equal(Said(fresh), Said(kept));

        static List<string> Said(HttpResponseMessage answer) =>
            [.. answer.Headers.Where(h => h.Key is not ("Date" or "Age" or "Transfer-Encoding")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal)];
    }

    private static async Task<(WebApp App, string Address)> StartAsync()
    {
        var app = await WebApp.StartAsync(settings: ("Site:KeepPublicPagesSeconds", "60"));
        await app.OpenAccountAsync("administrator", null, (Association.Domain.Access.Role.Administrator, null));
        var conference = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published();
        conference.Event.At(new("原来的会场", "The hall before"), null);
        await app.SaveAsync(conference);
        return (app, $"/events/{conference.Event.Slug}");
    }

    private static Task<int> MoveBehindTheBackAsync(WebApp app) => app.ReadAsync(async db =>
    {
        (await db.Events.SingleAsync()).At(new("另外的会场", "Another hall"), null);
        return await db.SaveChangesAsync();
    });

    private static Task<string> TextAsync(HttpClient browser, string address) => browser.GetStringAsync(new Uri(address, UriKind.Relative));
}

using System.Net;
using Association.Domain.Common;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Ical.Net;
using Xunit;

namespace Association.Web.Tests.Pages;

public sealed class EventPagesTests
{
    [Fact]
    public async Task A_draft_does_not_exist_for_the_public()
    {
        await using var app = await Site.StartAsync();
        var draft = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Draft();
        await app.SaveAsync(draft);
        var anybody = new Reader(app.Browser());

        foreach (var address in new[] { "", "/register", "/calendar.ics" })
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync($"/events/{draft.Event.Slug}{address}")).Status);
        Assert.DoesNotContain(draft.Event.Slug, (await anybody.OpenAsync("/events")).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readers_own_price_is_marked_with_the_reason()
    {
        await using var app = await Site.StartAsync();
        var (conference, member) = (await ConferenceAsync(app), new AMember(Joined: new DateOnly(2015, 1, 1)).Live());
        await app.SaveAsync(member);
        var address = $"/events/{conference.Event.Slug}";

        var visitor = await new Reader(app.Browser()).OpenAsync(address);
        var asMember = await new Reader(await app.BrowserAsync(await app.OpenAccountAsync("member", member.Id))).OpenAsync(address);

        Assert.Contains("¥300.00", visitor.Page.QuerySelector(".own-price")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector(".book-why a[href^='/account/sign-in']"));
        Assert.Contains("¥200.00", asMember.Page.QuerySelector(".own-price")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("会籍有效", asMember.Page.QuerySelector(".book-why")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_part_of_the_list_is_in_its_address()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var anybody = new Reader(app.Browser());

        async Task<bool> Shows(string query) =>
            (await anybody.OpenAsync($"/events{query}")).Page.QuerySelector($".event-card a[href='/events/{conference.Event.Slug}']") is not null;

        Assert.True(await Shows(""));
        Assert.True(await Shows("?q=%E5%91%BC%E5%90%B8&class=Academic"));
        Assert.False(await Shows("?tab=past"));
        Assert.False(await Shows("?class=PopularScience"));
        Assert.False(await Shows("?q=%25"));
    }

    [Theory]
    [InlineData("?class=nonsense")]
    [InlineData("?after=%00garbage&tab=past")]
    [InlineData("?after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?q=%27%20OR%201=1%20--%5B_%F0%A0%AE%B7")]
    [InlineData("?q=%00")]
    public async Task What_nobody_would_ask_is_answered_all_the_same(string query)
    {
        await using var app = await Site.StartAsync();
        await ConferenceAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await new Reader(app.Browser()).OpenAsync($"/events{query}")).Status);
    }

    [Fact]
    public async Task The_calendar_file_is_read_by_a_calendar()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app, "年会；共两天，BEGIN:VEVENT\r\n线上");

        using var answer = await new Reader(app.Browser()).GetAsync($"/events/{conference.Event.Slug}/calendar.ics");
        var calendar = Calendar.Load(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var entry = Assert.Single(calendar.Events);
        Assert.StartsWith("年会；共两天，BEGIN:VEVENT", entry.Summary, StringComparison.Ordinal);
        Assert.Equal(AssociationCalendar.At(conference.Event.StartsOn, new TimeOnly(9, 0)).UtcDateTime, entry.Start!.AsUtc);
        Assert.Contains("会议中心一号厅", entry.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "会议中心一号厅", "天府大道 1 号", "王主任 · 一号厅")]
    [InlineData("en", "Hall 1, Convention Centre", "1 Tianfu Avenue", "Director Wang · Hall 1")]
    public async Task The_place_is_named_in_the_readers_language(string culture, string venue, string address, string session)
    {
        await using var app = await Site.StartAsync();
        var slug = (await ConferenceAsync(app)).Event.Slug;
        var browser = app.Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(culture);
        var reader = new Reader(browser);

        var words = (await reader.OpenAsync($"/events/{slug}")).Words;
        Assert.All(new[] { venue, address, session }, text => Assert.Contains(text, words, StringComparison.Ordinal));
        Assert.Contains(venue, (await reader.OpenAsync("/events?q=Convention")).Words, StringComparison.Ordinal);
        using var answer = await reader.GetAsync($"/events/{slug}/calendar.ics");
        Assert.Equal($"{venue}, {address}", Assert.Single(Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events).Location);
    }

    [Fact]
    public async Task The_front_page_invites_and_counts()
    {
        await using var app = await Site.StartAsync();
        var conference = await ConferenceAsync(app);
        var member = new AMember(Joined: new DateOnly(2015, 1, 1)).Live();
        await app.SaveAsync(member);

        var home = await new Reader(app.Browser()).OpenAsync("/");

        Assert.NotNull(home.Page.QuerySelector($".event-card a[href='/events/{conference.Event.Slug}']"));
        Assert.Equal(["0", "1"], home.Page.QuerySelectorAll(".figures dd").Select(d => d.TextContent));
    }

    [Theory]
    [InlineData("/bodies")]
    [InlineData("/bodies?kind=none&q=%00")]
    [InlineData("/units?tier=9&street=x&q=%25")]
    [InlineData("/privacy")]
    public async Task Directories_open_also_while_empty(string address)
    {
        await using var app = await Site.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await new Reader(app.Browser()).OpenAsync(address)).Status);
    }

    private static async Task<BuiltEvent> ConferenceAsync(WebApp app, string name = "呼吸学科年会")
    {
        var conference = new AnEvent(Name: name, Member: 200, NonMember: 300, Now: TimeProvider.System.GetUtcNow()).Published();
        await app.SaveAsync(conference);
        return conference;
    }
}

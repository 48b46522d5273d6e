using System.Net;
using Association.Domain.Access;
using Association.TestKit;
using Ical.Net;
using Xunit;

namespace Association.Web.Tests.Pages;

public sealed class ProgrammePagesTests
{
    [Fact]
    public async Task The_programme_is_a_page_a_sheet_and_a_calendar_and_of_a_draft_none_of_them()
    {
        await using var app = await Site.StartAsync();
        var (@event, draft) = (new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published(), new AnEvent(Now: TimeProvider.System.GetUtcNow()).Draft());
        await app.SaveAsync(@event);
        await app.SaveAsync(draft);
        var anybody = new Reader(app.Browser());
        foreach (var address in new[] { "programme", "programme.pdf", "programme.ics" })
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync($"/events/{draft.Event.Slug}/{address}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync($"/events/{@event.Event.Slug}/programme.exe")).Status);

        var page = await anybody.OpenAsync($"/events/{@event.Event.Slug}/programme");
        Assert.Contains("09:00–10:00", page.Page.QuerySelector(".session")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll(".star"));
        var entry = Assert.Single(Calendar.Load(await (await anybody.GetAsync($"/events/{@event.Event.Slug}/programme.ics")).Content.ReadAsStringAsync())!.Events);
        Assert.Equal(("开幕", $"{@event.Event.OnlySession!.Id.Value:N}@"), (entry.Summary, entry.Uid![..33]));
        var sheet = await anybody.GetAsync($"/events/{@event.Event.Slug}/programme.pdf");
        Assert.Equal("application/pdf", sheet.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_star_leads_back_to_the_session_and_never_off_the_site()
    {
        await using var app = await Site.StartAsync();
        var (@event, member) = (new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published(), new AMember().Live());
        await app.SaveAsync(@event, member);
        var reader = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("member", member.Id)));
        var page = await reader.OpenAsync($"/events/{@event.Event.Slug}/programme");
        var starred = await reader.SendAsync(page, "form.star", ("back", "https://evil.example/"));
        Assert.StartsWith($"/events/{@event.Event.Slug}/programme#s-", starred.Location, StringComparison.Ordinal);
        Assert.Equal("true", (await reader.OpenAsync($"/events/{@event.Event.Slug}/programme")).Page.QuerySelector(".star button")!.GetAttribute("aria-pressed"));
        var agenda = await reader.OpenAsync("/my/agenda");
        Assert.Contains("开幕", agenda.Page.QuerySelector(".agenda")!.TextContent, StringComparison.Ordinal);

        var feeds = await reader.OpenAsync("/calendar/feeds?shows=Agenda");
        var made = await reader.SendAsync(feeds, "main form:has([name=Shows])", ("Shows", "Agenda"));
        var address = new Uri(made.Page.QuerySelector(".feed-address [data-copy], .feed-address code")!.TextContent.Trim());
        var feed = Calendar.Load(await (await new Reader(app.Browser()).GetAsync(address.AbsolutePath)).Content.ReadAsStringAsync())!;
        Assert.Equal("开幕", Assert.Single(feed.Events).Summary);
    }

    [Fact]
    public async Task A_clash_is_said_beside_the_room_and_can_be_kept()
    {
        await using var app = await Site.StartAsync();
        var @event = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Draft();
        await app.SaveAsync(@event);
        var officer = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));
        var page = await officer.OpenAsync($"/office/events/{@event.Id}/programme");
        var refused = await officer.SendAsync(page, "#form", ("Input.TitleZh", "专题"), ("Input.StartsAt", "09:30"), ("Input.EndsAt", "10:30"), ("Input.RoomZh", "一号厅"));
        Assert.Contains("开幕", refused.ErrorOf("Input.RoomZh"), StringComparison.Ordinal);
        Assert.Equal("专题", refused.Typed("Input.TitleZh"));
        var kept = await officer.FollowAsync(await officer.SendAsync(refused, "#form", ("Input.Anyway", "true")));
        Assert.Equal(2, kept.Page.QuerySelectorAll("tbody .clash").Length);
    }
}

using System.Net;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Association.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Office;

/// <summary>The steps of the editor beyond programme and prices, the copy, and the speaker's own page.</summary>
public sealed class EventStepsTests
{
    [Fact]
    public async Task Each_step_says_what_is_missing_and_leads_there()
    {
        await using var app = await Site.StartAsync();
        var @event = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Draft();
        await app.SaveAsync(@event);
        var officer = await OfficerAsync(app);
        var address = $"/office/events/{@event.Id}";
        var overview = await officer.OpenAsync(address);
        Assert.Equal(8, overview.Page.QuerySelectorAll(".editor-steps li").Length);
        Assert.Equal($"{address}/basics#hosts", overview.Page.QuerySelectorAll(".step-checks .missing a").Select(a => a.GetAttribute("href")).First());

        var cme = await officer.OpenAsync($"{address}/cme");
        await officer.SendAsync(cme, "form[data-submit-once]", ("Input.GivesCredits", "true"));
        var publish = await officer.OpenAsync($"{address}/publish");
        Assert.Contains(publish.Page.QuerySelectorAll(".missing a"), a => a.GetAttribute("href") == $"{address}/cme");
        var wrong = await officer.SendAsync(cme, "form[data-submit-once]", ("Input.GivesCredits", "true"), ("Input.Credits", "77"));
        Assert.NotEmpty(wrong.ErrorOf("Input.Credits"));
        await officer.SendAsync(cme, "form[data-submit-once]", ("Input.GivesCredits", "true"), ("Input.Credits", "2"), ("Input.Rule", "CN-2024"));
        publish = await officer.OpenAsync($"{address}/publish");
        Assert.Equal(7, publish.Page.QuerySelectorAll(".consequences dt").Length - 1);

        foreach (var step in new[] { "messages", "at-the-door", "copy" }) Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync($"{address}/{step}")).Status);
        var mails = await officer.SendAsync(await officer.OpenAsync($"{address}/messages"), "form[data-submit-once]", ("Input.ConfirmationZh", "<b>带身份证</b>"), ("Input.ReminderDays", "99"));
        Assert.NotEmpty(mails.ErrorOf("Input.ReminderDays"));
        Assert.Equal("<b>带身份证</b>", mails.Typed("Input.ConfirmationZh"));
    }

    [Fact]
    public async Task Hosts_are_shown_in_public_and_a_wrong_line_is_said_beside_the_hosts()
    {
        await using var app = await Site.StartAsync();
        var @event = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published();
        await app.SaveAsync(@event);
        var officer = await OfficerAsync(app);
        var page = await officer.OpenAsync($"/office/events/{@event.Id}/basics");
        var wrong = await officer.SendAsync(page, "#hosts form", ("Hosts[0].NameZh", "甲"), ("Hosts[1].NameZh", "甲"));
        Assert.NotNull(wrong.Page.QuerySelector("#hosts .form-errors, #hosts [role=alert]"));
        Assert.Equal("甲", wrong.Typed("Hosts[1].NameZh"));
        await officer.SendAsync(page, "#hosts form", ("Hosts[0].NameZh", "市医学会<script>"), ("Hosts[1].Role", "CoOrganiser"), ("Hosts[1].NameZh", "区医院"));
        var shown = await new Reader(app.Browser()).OpenAsync($"/events/{@event.Event.Slug}");
        Assert.Contains("市医学会<script>", shown.Words, StringComparison.Ordinal);
        Assert.Contains("协办", shown.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_is_a_draft_and_an_auditor_makes_none()
    {
        await using var app = await Site.StartAsync();
        var @event = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published();
        await app.SaveAsync(@event);
        var officer = await OfficerAsync(app);
        var form = await officer.OpenAsync($"/office/events/{@event.Id}/copy");
        var empty = await officer.SendAsync(form, "form[data-submit-once]");
        Assert.NotEmpty(empty.ErrorOf("Input.StartsOn"));
        var copied = await officer.FollowAsync(await officer.SendAsync(form, "form[data-submit-once]", ("Input.StartsOn", "2030-05-10"), ("Input.Parts", "Programme")));
        Assert.Contains("2030", copied.Words, StringComparison.Ordinal);
        Assert.Equal((2, 1), await Db(app, async db => (await db.Events.CountAsync(), await db.Events.CountAsync(e => e.Status == EventStatus.Draft && e.Venue == null && e.Sessions.Count == 1))));

        var auditor = new Reader(await app.BrowserAsync(await app.OpenAccountAsync("auditor", null, (Role.Auditor, null))));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.OpenAsync($"/office/events/{@event.Id}/copy")).Status);
    }

    [Fact]
    public async Task A_speaker_answers_without_signing_in_and_the_address_is_told_to_nobody()
    {
        await using var app = await Site.StartAsync();
        var @event = new AnEvent(Now: TimeProvider.System.GetUtcNow()).Published();
        var speaker = new EventSpeaker(@event.Id, null, new(new("陈教授"), null, null, "chen@example.org", "zh-CN", null, null, Disclosure.NotAsked, null));
        await app.SaveAsync(@event);
        await app.SaveAsync(speaker);
        var officer = await OfficerAsync(app);
        var desk = await officer.OpenAsync($"/office/events/{@event.Id}/programme/speakers");
        var asked = await officer.FollowAsync(await officer.SendAsync(desk, "form:has([name=ask])"));
        Assert.Contains("已发送 1 封邮件", asked.Words, StringComparison.Ordinal);
        var key = app.Services.GetRequiredService<Application.Common.ILinkSecrets>() is var secrets
            ? Application.Events.Programme.SpeakerKeys.KeyFor(secrets, await Db(app, db => db.EventSpeakers.SingleAsync())) : "";

        var reader = new Reader(app.Browser());
        var page = await reader.OpenAsync($"/speakers/{key}");
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotContain("chen@example.org", page.Words, StringComparison.Ordinal);
        var wrong = await reader.SendAsync(page, "#about form", ("About.Disclosure", "Interests"), ("About.BioZh", "从事呼吸科"));
        Assert.NotEmpty(wrong.ErrorOf("About.Interests"));
        Assert.Equal("从事呼吸科", wrong.Typed("About.BioZh"));
        var answered = await reader.FollowAsync(await reader.SendAsync(page, "#answer form", ("Input.Comes", "true")));
        Assert.Contains("您已确认出席", answered.Words, StringComparison.Ordinal);
        Assert.Equal(SpeakerReply.Comes, (await Db(app, db => db.EventSpeakers.AsNoTracking().SingleAsync())).Reply);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/speakers/nothing")).Status);
    }

    private static async Task<Reader> OfficerAsync(WebApp app) => new(await app.BrowserAsync(await app.OpenAccountAsync("officer", null, (Role.EventOfficer, null))));

    private static async Task<T> Db<T>(WebApp app, Func<AssociationDbContext, Task<T>> read)
    {
        using var scope = app.Services.CreateScope();
        return await read(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }
}

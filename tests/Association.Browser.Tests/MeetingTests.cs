using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A salon: people are invited, come by the code on the slide, find minutes and materials; the year's plan beside it.</summary>
public sealed class MeetingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltMeeting _salon = new AMeeting(Now: Now, From: Now.AddMinutes(20)).Published();
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        await _server.GivenAsync(_salon);
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    private string Desk(string part = "") => $"/bodies/{_salon.Body.Slug}/desk{part}";

    private string Page(string part = "") => Desk($"/salons/{_salon.Id}{part}");

    [Fact]
    public async Task People_come_by_the_code_and_find_what_was_handed_out()
    {
        var head = await _chromium.SignInAsync(_server, "admin@demo.example", Chromium.Desk, "zh-CN");
        await InviteAsync(head);
        var member = await _chromium.SignInAsync(_server, "member@demo.example", Chromium.Phone, "zh-CN");
        await head.GotoAsync(Page("/slide"));
        var code = (await head.InnerTextAsync(".slide-letters")).Trim();
        await head.KeepBothAsync("meeting-slide-desk");
        await ComeAsync(member, code);
        var guest = await ComeAsGuestAsync(await Codes.ReadAsync(await head.Locator(".slide-qr").ScreenshotAsync()));
        await HandOutAsync(head);

        await member.GotoAsync("/my/meetings");
        await member.KeepBothAsync("my-meetings-phone");
        var download = await member.RunAndWaitForDownloadAsync(() => member.Locator(".materials a").First.ClickAsync());
        Assert.Equal("handout.pdf", download.SuggestedFilename);
        await head.GotoAsync(Page());
        await Assertions.Expect(head.Locator("#people")).ToContainTextAsync("周嘉宁");
        await head.KeepBothAsync("meeting-desk");
        await PageInspection.FindsNothingAsync(_server, (head, Page()), (head, Page("/invite?q=zhang")), (head, Page("/minutes")), (head, Page("/minutes?edit=true")), (head, Page("/slide")),
            (head, Desk()), (head, Desk("/decisions")), (member, "/my/meetings"), (member, $"/come/{code}"), (guest, $"/come/{code}"), (guest, "/come"), (guest, "/come/AAAAA2"));
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    [Fact]
    public async Task An_answer_by_the_mails_link_counts_until_the_end_and_is_refused_after_it()
    {
        var over = new AMeeting("昨日沙龙", Now: Now, From: Now.AddDays(-1), Of: _salon).Published();
        await _server.GivenAsync(over);
        var (open, closed) = (await LinkAsync(_salon), await LinkAsync(over));
        foreach (var width in new[] { Chromium.Phone, Chromium.Desk })
        {
            var reader = await _chromium.OpenAsync(_server, width, "zh-CN");
            await reader.GotoAsync($"{open}?answer=yes");
            await reader.Locator("button[name=answer][value=Maybe]").ClickAsync();
            await Assertions.Expect(reader.Locator("body")).ToContainTextAsync("已收到您的回复：待定");
            await reader.GotoAsync($"{closed}?answer=yes");
            await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("活动已经结束，不能再回复");
            Assert.Equal(0, await reader.Locator("button[name=answer]").CountAsync());
            await PageInspection.FindsNothingAsync(_server, (reader, open), (reader, closed));
            if (width != Chromium.Phone) continue;
            await reader.GotoAsync($"{open}?answer=yes");
            await reader.KeepBothAsync("invited-phone");
        }
    }

    [Fact]
    public async Task The_plan_counts_the_year_2019_and_a_body_makes_its_own()
    {
        foreach (var (width, name) in new[] { (Chromium.Desk, "desk"), (Chromium.Phone, "phone") })
        {
            var office = await _chromium.SignInAsync(_server, "admin@demo.example", width, "zh-CN");
            await office.GotoAsync("/office/plan?year=2019");
            await office.SubmitAsync("form[action*='handler=Seed']");
            await Assertions.Expect(office.Locator("#plan tbody tr").Filter(new() { HasText = "公共继续医学教育" })).ToContainTextAsync("30");
            await Assertions.Expect(office.Locator("#plan tbody tr").Filter(new() { HasText = "健康科普活动" })).ToContainTextAsync("已完成");
            await office.KeepBothAsync($"plan-{name}");
            await office.GotoAsync("/office/plan/activities?year=2019&metric=PublicCmeActivities");
            Assert.Equal(30, await office.Locator("main tbody tr").CountAsync());
            await office.GotoAsync(Desk("/plan"));
            await office.SubmitAsync("form[action*='handler=Seed']");
            await Assertions.Expect(office.Locator("#plan tbody tr")).ToHaveCountAsync(2);
            await office.KeepBothAsync($"desk-plan-{name}");
            var report = await office.RunAndWaitForDownloadAsync(() => office.Locator("a[href*='period=FirstHalf']").ClickAsync());
            Assert.EndsWith("H1.docx", report.SuggestedFilename, StringComparison.Ordinal);
            await PageInspection.FindsNothingAsync(_server, (office, "/office/plan?year=2019"), (office, "/office/plan/activities?year=2019&metric=PublicCmeActivities"),
                (office, Desk("/plan")), (office, Desk("/plan/activities?metric=Salons")));
        }
    }

    private async Task InviteAsync(IPage head)
    {
        await head.GotoAsync(Page("/invite"));
        await head.SubmitAsync("form[action*='Officers']");
        await Assertions.Expect(head.Locator("#people tbody tr")).ToHaveCountAsync(1);
    }

    private static async Task ComeAsync(IPage member, string code)
    {
        await member.GotoAsync("/come");
        await member.KeepBothAsync("come-phone");
        await member.FillAsync("[name=Code]", "ZZZZZ2");
        await member.SubmitAsync("main form[action='/come']");
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync("签到码不正确");
        await member.FillAsync("[name=Code]", code.ToLowerInvariant());
        await member.SubmitAsync("main form[action='/come']");
        await member.SubmitAsync();
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync("签到成功");
    }

    /// <param name="link">As the QR code on the slide says it.</param>
    private async Task<IPage> ComeAsGuestAsync(string link)
    {
        var guest = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await guest.GotoAsync(link);
        await guest.KeepBothAsync("come-guest-phone");
        await guest.FillAsync("[name='Input.Name']", "周嘉宁");
        await guest.FillAsync("[name='Input.Mobile']", "13900000123");
        await guest.SubmitAsync();
        await Assertions.Expect(guest.Locator("main")).ToContainTextAsync("签到成功");
        return guest;
    }

    private async Task HandOutAsync(IPage head)
    {
        await head.GotoAsync(Page("/minutes?edit=true"));
        await head.FillAsync("[name='Input.Minutes']", "# 病例讨论\n\n- 三例**急性心梗**");
        await head.SubmitAsync("form[action*='Write']");
        await Assertions.Expect(head.Locator(".prose strong")).ToHaveTextAsync("急性心梗");
        await head.FillAsync("[name='Decision.Text']", "编写胸痛中心转诊共识");
        await head.FillAsync("[name='Decision.Due']", "2030-06-30");
        await head.SubmitAsync("form[action*='Decide']");
        await head.SetInputFilesAsync("[name='Upload.File']", new FilePayload { Name = "handout.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 handout"u8.ToArray() });
        await head.SubmitAsync("form[action*='HandOut']");
        await Assertions.Expect(head.Locator(".materials")).ToContainTextAsync("handout.pdf");
        await head.KeepBothAsync("meeting-minutes-desk");
    }

    /// <summary>The link as the mail to the chair carries it.</summary>
    private Task<string> LinkAsync(BuiltMeeting meeting) => _server.WithAsync(async services =>
    {
        var (db, secrets) = (services.GetRequiredService<AssociationDbContext>(), services.GetRequiredService<ILinkSecrets>());
        var invitee = EventInvitee.Asked(meeting.Id, meeting.Chair.Id, id => InvitationKeys.HashOf(secrets.KeyOf(id)), Now);
        db.Add(invitee);
        await db.SaveChangesAsync();
        return secrets.PathOf(await db.Invitees.Where(i => i.Id == invitee.Id).Select(i => i.Id).SingleAsync());
    });
}

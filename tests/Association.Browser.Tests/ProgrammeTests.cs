using System.Text.RegularExpressions;
using Association.Application.Common;
using Association.Application.Events.Programme;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The office moves a session of a public conference: readers see it once the new version is released, and mark it on a phone.</summary>
public sealed class ProgrammeTests : IAsyncLifetime
{
    private WebServer _server = null!;
    private Chromium _chromium = null!;
    private string _id = "";
    private string _slug = "";

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        var found = await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Events
            .Where(e => e.Status == EventStatus.Published && e.Sessions.Count > 2).OrderBy(e => e.Slug).Select(e => new { e.Id, e.Slug }).FirstAsync());
        (_id, _slug) = ($"{found.Id}", found.Slug);
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_change_is_a_draft_until_it_is_released_and_readers_follow_it()
    {
        var office = await _chromium.SignInAsync(_server, "admin@demo.example", Chromium.Desk, "zh-CN");
        var editor = $"/office/events/{_id}/programme";
        await office.GotoAsync(editor);
        await office.KeepBothAsync("programme-office-desk");
        await ClashAsync(office);
        await office.GotoAsync($"{editor}/release");
        await Assertions.Expect(office.Locator(".changes li").First).ToContainTextAsync("壁报交流");
        await office.KeepBothAsync("programme-release-desk");

        var phone = await _chromium.SignInAsync(_server, "member@demo.example", Chromium.Phone, "zh-CN");
        await phone.GotoAsync($"/events/{_slug}/programme");
        await Assertions.Expect(phone.Locator("main")).Not.ToContainTextAsync("壁报交流");
        await office.GotoAsync($"{editor}/release");
        await office.FillAsync("[name='Input.Note']", "新增壁报交流");
        await office.ClickAsync("form[data-submit-once] button[type=submit]");
        await Assertions.Expect(office.Locator(".timeline")).ToContainTextAsync("第 2 版");

        await phone.ReloadAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("壁报交流");
        await phone.KeepBothAsync("programme-phone");
        await StarAsync(phone);
        await office.GotoAsync($"/events/{_slug}/programme");
        await office.KeepBothAsync("programme-desk");
        await LookAsync(office, phone, editor, await SpeakAsync(office, editor), await CopyAsync(office));
    }

    private async Task LookAsync(IPage office, IPage phone, string editor, string speaker, string copy)
    {
        await PageInspection.FindsNothingAsync(_server, (phone, speaker), (office, copy), (office, $"{copy}/basics"), (office, $"{copy}/cme"), (office, $"{copy}/messages"), (office, $"{copy}/at-the-door"),
            (office, $"{copy}/publish"), (office, $"{copy}/copy"), (office, editor), (office, $"{editor}/speakers"), (office, $"{editor}/tracks"), (office, $"{editor}/materials"), (office, $"{editor}/release"),
            (phone, $"/events/{_slug}/programme"), (phone, "/my/agenda"));
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private static async Task ClashAsync(IPage office)
    {
        var room = (await office.InnerTextAsync("tbody tr >> nth=0 >> td >> nth=2")).Trim();
        var hours = Regex.Match(await office.InnerTextAsync("tbody tr >> nth=0 >> td >> nth=0"), @"(\d\d:\d\d)–(\d\d:\d\d)");
        await office.FillAsync("[name='Input.TitleZh']", "壁报交流");
        await office.FillAsync("[name='Input.TitleEn']", "Posters");
        await office.FillAsync("[name='Input.StartsAt']", hours.Groups[1].Value);
        await office.FillAsync("[name='Input.EndsAt']", hours.Groups[2].Value);
        await office.FillAsync("[name='Input.RoomZh']", room);
        await office.SubmitAsync("#form");
        await Assertions.Expect(office.Locator("#Input_RoomZh-error")).ToContainTextAsync(room);
        await office.KeepAsync("programme-clash-desk-zh-CN");
        await office.CheckAsync("[name='Input.Anyway'][type=checkbox]");
        await office.SubmitAsync("#form");
        await Assertions.Expect(office.Locator("tbody .clash").First).ToBeVisibleAsync();
    }

    /// <summary>The office asks everybody, and one of them answers by the secret address on a phone.</summary>
    private async Task<string> SpeakAsync(IPage office, string editor)
    {
        await office.GotoAsync($"{editor}/speakers");
        await office.AgreeAsync("Ask");
        await Assertions.Expect(office.Locator(".flash").First).ToContainTextAsync("封邮件");
        await office.KeepBothAsync("speakers-desk");
        var key = await _server.WithAsync(async services => services.GetRequiredService<ILinkSecrets>().KeyFor(
            await services.GetRequiredService<AssociationDbContext>().EventSpeakers.Where(s => s.KeyHash != null && s.Disclosure == Disclosure.NotAsked).OrderBy(s => s.Email).FirstAsync()));
        var speaker = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await speaker.GotoAsync($"/speakers/{key}");
        await speaker.ClickAsync("#answer button[value=true]");
        await Assertions.Expect(speaker.Locator("main")).ToContainTextAsync("期待您的到来");
        await speaker.CheckAsync("[name='About.Disclosure'][value=Nothing]");
        await speaker.FillAsync("[name='About.BioZh']", "从事基层急救培训二十年。");
        await speaker.SubmitAsync("#about form");
        await Assertions.Expect(speaker.Locator(".checklist .ready")).ToHaveCountAsync(3);
        await speaker.KeepBothAsync("speaker-phone");
        await office.GotoAsync($"{editor}/speakers");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("会出席");
        return $"/speakers/{key}";
    }

    /// <summary>Next year's conference, from this one.</summary>
    private async Task<string> CopyAsync(IPage office)
    {
        await office.GotoAsync($"/office/events/{_id}/copy");
        await office.FillAsync("[name='Input.NameZh']", "次年学术年会");
        await office.FillAsync("[name='Input.NameEn']", "Next year's conference");
        await office.FillAsync("[name='Input.StartsOn']", "2030-05-10");
        await office.SubmitAsync();
        await Assertions.Expect(office.Locator("h1")).ToContainTextAsync("次年学术年会");
        await office.KeepBothAsync("event-checklist-desk");
        return new Uri(office.Url).AbsolutePath;
    }

    private static async Task StarAsync(IPage phone)
    {
        await phone.ClickAsync(".star button >> nth=0");
        await Assertions.Expect(phone.Locator(".star button[aria-pressed=true]")).ToHaveCountAsync(1);
        await phone.ClickAsync(".star button[aria-pressed=false] >> nth=0");
        await Assertions.Expect(phone.Locator(".star button[aria-pressed=true]")).ToHaveCountAsync(2);
        await phone.GotoAsync("/my/agenda");
        await Assertions.Expect(phone.Locator(".agenda li")).ToHaveCountAsync(2);
        await phone.KeepBothAsync("agenda-phone");
    }
}

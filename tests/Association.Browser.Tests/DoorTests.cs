using System.Text.RegularExpressions;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>The door of a conference: the network drops, people come all the same, and what two devices saw becomes one list.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateOnly Today = AssociationCalendar.DayOf(Now);

    private readonly BuiltEvent _event = new AnEvent(Now: Now, On: Today, ClosesAt: AssociationCalendar.At(Today, new(23, 59)), Name: "离线签到测试年会").Published();
    private readonly List<BuiltRegistration> _tickets = [];

    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        Person[] guests = [.. "甲乙丙丁戊".Select(name => new AMember(Name: $"周{name}文", Email: null).Guest())];
        _tickets.AddRange(guests.Select(g => new ARegistration(_event, g, AsMember: false, Now: Now).Active()));
        await _server.GivenAsync([_event, .. guests, .. _tickets]);
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_a_door_saw_without_network_is_merged_and_nobody_is_counted_twice()
    {
        var (first, second) = (await OpenAsync("events@demo.example"), await OpenAsync("door@demo.example"));
        await KeepTheDoorAloneAsync(first);
        await ScanAsync(second, _tickets[1].Registration.TicketCode, "admitted");
        await ScanAsync(second, _tickets[2].Registration.TicketCode, "admitted");
        await first.Context.SetOfflineAsync(false);
        await Assertions.Expect(first.Locator("[data-offline]")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(first.Locator("[data-present]")).ToHaveTextAsync("4");
        await first.KeepAsync("door-merged-phone-zh-CN");
        await Assertions.Expect(second.Locator("[data-present]")).ToHaveTextAsync("4", new() { Timeout = 30_000 });

        await CheckAsync();
    }

    [Fact]
    public async Task The_office_sets_up_lists_prints_badges_and_asks_who_came()
    {
        await _server.WithAsync(services => services.GetRequiredService<MediatR.IMediator>().Send(new ScanTicket(_event.Id, null, _tickets[0].Id, ScanMethod.Name, "came")));
        await OfficeAsync();
    }

    /// <summary>Four scans and one picked by name while there is no network, which the page survives.</summary>
    private async Task KeepTheDoorAloneAsync(IPage first)
    {
        await first.KeepAsync("door-ready-phone-zh-CN");
        await first.Context.SetOfflineAsync(true);
        await ScanAsync(first, _tickets[0].Registration.TicketCode, "admitted");
        await first.KeepAsync("door-offline-phone-zh-CN");
        await ScanAsync(first, _tickets[1].Registration.TicketCode.ToLowerInvariant(), "admitted");
        await ScanAsync(first, _tickets[0].Registration.TicketCode, "again");
        await ScanAsync(first, _tickets[0].Registration.Number, "refused");
        await Assertions.Expect(first.Locator("[data-offline]")).ToHaveAttributeAsync("data-waiting", "4");
        await Assertions.Expect(first.Locator("[data-present]")).ToHaveTextAsync("2");

        await first.FillAsync("#find", "周丁");
        await first.ClickAsync("#matches button");
        await Assertions.Expect(first.Locator("[data-answer]")).ToHaveClassAsync(new Regex("admitted"));
        await first.Keyboard.PressAsync("Escape");

        await first.ReloadAsync();
        await Assertions.Expect(first.Locator("[data-offline]")).ToHaveAttributeAsync("data-waiting", "5");
        await first.KeepAsync("door-offline-again-phone-zh-CN");
    }

    private async Task<IPage> OpenAsync(string account)
    {
        var phone = await _chromium.SignInAsync(_server, account, Chromium.Phone, "zh-CN");
        await phone.GotoAsync($"/door/{_event.Id}");
        await Assertions.Expect(phone.Locator("[data-door][data-started]")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Locator("[data-ready]")).ToContainTextAsync("5");
        return phone;
    }

    /// <summary>A hand scanner types the code and presses Enter, wherever the cursor stands.</summary>
    internal static async Task ScanAsync(IPage phone, string code, string tone)
    {
        await phone.Keyboard.TypeAsync(code);
        await phone.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Locator("[data-answer]:not([hidden])")).ToHaveClassAsync(new Regex(tone));
        await phone.WaitForTimeoutAsync(200);
        await phone.Keyboard.PressAsync("Escape");
        await Assertions.Expect(phone.Locator("[data-answer]")).ToBeHiddenAsync();
    }

    private async Task CheckAsync()
    {
        var (admitted, came, first) = await _server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AssociationDbContext>();
            return (await db.Scans.CountAsync(s => s.Event == _event.Id && s.Verdict == ScanVerdict.Admitted), await db.Admissions.CountAsync(a => a.Event == _event.Id),
                await db.Scans.Where(s => s.Registration == _tickets[1].Id && s.Verdict == ScanVerdict.Admitted).Select(s => new { s.At, s.ReceivedAt }).SingleAsync());
        });
        Assert.Equal((4, 4), (admitted, came));
        Assert.True(first.ReceivedAt > first.At, "The scan without network was the first, and came later.");
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private async Task OfficeAsync()
    {
        var office = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        await office.GotoAsync($"/office/events/{_event.Id}/check-in");
        await office.FillAsync("[name='Input.NameZh']", "第一分会场");
        await office.FillAsync("[name='Input.NameEn']", "Session one");
        await office.CheckAsync("[name='Input.InAndOut'][type=checkbox]");
        await office.CheckAsync("[name='Input.SelfCheckIn'][type=checkbox]");
        await AfterTheDoor.SendAsync(office, "#form", "名单已保存");
        await office.KeepBothAsync("check-in-lists-desk");
        var code = await office.Locator("a[href$='/code']").First.GetAttributeAsync("href") ?? "";
        await office.GotoAsync($"/office/events/{_event.Id}/check-in/{_event.Id}");
        await office.KeepBothAsync("check-in-people-desk");
        var phone = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Phone, "zh-CN");
        await PageInspection.FindsNothingAsync(_server, (office, $"/office/events/{_event.Id}/check-in"), (office, office.Url), (office, code), (phone, code.Replace("/code", "", StringComparison.Ordinal)),
            (phone, $"/door/{_event.Id}?training=true"), (phone, $"/office/events/{_event.Id}/check-in"));
        await HereAsync(office, code);
        var editor = $"/office/events/{_event.Id}";
        await AfterTheDoor.PrintBadgesAsync(_server, office, editor, [.. _tickets.Select(t => t.Registration.TicketCode)]);
        await AfterTheDoor.AskAsync(_server, _chromium, office, editor, _tickets[0].Registration.Number);
    }

    /// <summary>Somebody scans the code on the screen with the own phone; the code of a minute ago opens nothing.</summary>
    private async Task HereAsync(IPage screen, string code)
    {
        await screen.GotoAsync(code);
        await screen.KeepBothAsync("self-check-in-screen-desk");
        var link = await Codes.ReadAsync(await screen.Locator(".here-code").ScreenshotAsync());
        var guest = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await guest.GotoAsync(link);
        await Assertions.Expect(guest.Locator("[name='Input.Mobile']")).ToBeVisibleAsync();
        await guest.KeepAsync("self-check-in-phone-zh-CN");
        await guest.GotoAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'));
        Assert.Equal(0, await guest.Locator("[name='Input.Mobile']").CountAsync());
        await PageInspection.FindsNothingAsync(_server, (guest, guest.Url));
    }
}

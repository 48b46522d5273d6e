using System.Text.RegularExpressions;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>
/// A whole conference of fifteen seats: opened by its checklist, sold to three people in three categories and to a group, a seat
/// given back and offered to who waited, handed to a colleague, let in without network, asked afterwards, its badges printed.
/// </summary>
public sealed class WholeConferenceTests : IAsyncLifetime
{
    private const int Seats = 15;
    private const string Delegate = "正式代表";
    private const string Student = "学生代表";
    private const string Helper = "志愿者";

    private WebServer _server = null!;
    private Chromium _chromium = null!;
    private MoneyDesk _desk = null!;
    private string _editor = "";
    private string _slug = "";

    private Id<Event> Event => new(Guid.Parse(_editor.Split('/')[^1]));

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Fifteen_seats_from_the_checklist_to_the_badges()
    {
        var office = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        var tomorrow = AssociationCalendar.DayOf(TimeProvider.System.GetUtcNow()).AddDays(1);
        (_editor, _slug) = await ConferenceDesk.OpenAsync(office, "全流程测试年会", "Whole Conference", tomorrow, Seats, (Delegate, "Delegate", 300, 500), (Student, "Student", 100, 200), (Helper, "Helper", 0, 0));
        _desk = new MoneyDesk(_server, _slug, _editor);
        await _desk.AddCouponAsync(office, "赞助商嘉宾", "HALF2026", 50);
        await _desk.OpenWaitingListAsync(office);

        await MemberPaysAsync();
        var helper = await GuestsAsync();
        var liaison = await _chromium.SignInAsync(_server, "liaison@demo.example", Chromium.Desk, "zh-CN");
        await _desk.OrderForGroupAsync(liaison, seats: 12, unnamed: 2, fromRoster: 3);
        Assert.Equal(Seats, await _desk.TakenAsync(Event));

        await HandOverAsync(await TakeOfferAsync(helper));
        Assert.Equal(Seats, await _desk.TakenAsync(Event));
        var tickets = await TicketsAsync();
        await LetInAsync([.. tickets.Select(t => t.Code)]);
        await AfterTheDoor.AskAsync(_server, _chromium, office, _editor, tickets.Single(t => t.Name == "王芳").Number);
        await AfterTheDoor.PrintBadgesAsync(_server, office, _editor, [.. tickets.Select(t => t.Code)]);
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    /// <summary>At the member's price, by a transfer that the treasurer finds.</summary>
    private async Task MemberPaysAsync()
    {
        var member = await _chromium.SignInAsync(_server, "member@demo.example", Chromium.Phone, "zh-CN");
        await member.GotoAsync($"/events/{_slug}/register");
        await member.ConsentAndSendAsync(Delegate);
        await Assertions.Expect(member.Locator("main")).ToContainTextAsync("¥300.00");
        await member.UploadSlipAsync();
        var finance = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        await finance.GotoAsync("/office/finance");
        await finance.ClickAsync("#list tbody a >> nth=0");
        await finance.SubmitAsync("form[action*='Confirm']");
        await member.ReloadAsync();
        await Assertions.Expect(member.Locator(".pass-code")).ToBeVisibleAsync();
    }

    /// <summary>A student with a coupon, and a helper who pays nothing: the page of the helper's place.</summary>
    private async Task<IPage> GuestsAsync()
    {
        var student = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await _desk.RegisterGuestAsync(student, "优惠学生", "13800138201", "half2026", Student);
        await Assertions.Expect(student.Locator("main")).ToContainTextAsync("¥100.00");
        var helper = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await _desk.RegisterGuestAsync(helper, "志愿来宾", "13800138202", category: Helper);
        await Assertions.Expect(helper.Locator(".pass-code")).ToBeVisibleAsync();
        return helper;
    }

    /// <summary>Sold out: somebody waits, the helper gives the seat back, and it is held for who waited.</summary>
    private async Task<IPage> TakeOfferAsync(IPage helper)
    {
        var next = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await _desk.WaitAsync(next, "候补来宾", "13800138203", Helper);
        await MoneyDesk.GiveBackAsync(helper);
        await MoneyDesk.TakeOfferAsync(next);
        await Assertions.Expect(next.Locator(".pass-code")).ToBeVisibleAsync();
        return next;
    }

    /// <summary>Who cannot come hands the place to a colleague, who agrees; the old link is dead.</summary>
    private async Task HandOverAsync(IPage holder)
    {
        var place = holder.Url;
        await holder.GotoAsync(place.Replace("?k=", "/change?k=", StringComparison.Ordinal));
        await holder.FillAsync("[name='Input.Name']", "王芳");
        await holder.FillAsync("[name='Input.Mobile']", "13900138123");
        await holder.FillAsync("[name='Input.Email']", "wangfang@example.org");
        await holder.SubmitAsync("form[action*='Transfer']");
        Assert.Equal(404, (await holder.GotoAsync(place))!.Status);

        var colleague = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await colleague.GotoAsync(await _server.WithAsync(async services => services.GetRequiredService<ILinkSecrets>()
            .PathOf(await services.GetRequiredService<AssociationDbContext>().Registrations.Where(r => r.Event == Event && r.Name == "王芳").Select(r => r.Number).SingleAsync())));
        await colleague.SubmitAsync("form[action*='Agree']");
        await Assertions.Expect(colleague.Locator("form[action*='Agree']")).ToHaveCountAsync(0);
    }

    /// <summary>One door has no network while another lets somebody in; together they count each person once.</summary>
    private async Task LetInAsync(string[] codes)
    {
        var (alone, other) = (await DoorAsync("events@demo.example"), await DoorAsync("door@demo.example"));
        await alone.Context.SetOfflineAsync(true);
        foreach (var code in codes) await DoorTests.ScanAsync(alone, code, "admitted");
        await DoorTests.ScanAsync(alone, "ABCDEFGHJKLMNPQRSTUVWXYZ23", "refused");
        await DoorTests.ScanAsync(other, codes[0], "admitted");
        await alone.Context.SetOfflineAsync(false);
        await Assertions.Expect(alone.Locator("[data-offline]")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        foreach (var door in new[] { alone, other })
            await Assertions.Expect(door.Locator("[data-present]")).ToHaveTextAsync($"{codes.Length}", new() { Timeout = 30_000 });
    }

    private async Task<IPage> DoorAsync(string account)
    {
        var phone = await _chromium.SignInAsync(_server, account, Chromium.Phone, "zh-CN");
        await phone.GotoAsync($"/door/{Event}");
        await Assertions.Expect(phone.Locator("[data-door][data-started]")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Locator("[data-ready]")).ToContainTextAsync(new Regex("[0-9]"));
        return phone;
    }

    /// <summary>Of those whose place is settled: the member and the colleague.</summary>
    private async Task<IReadOnlyList<(string Name, string Number, string Code)>> TicketsAsync()
    {
        var settled = await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Registrations
            .Where(r => r.Event == Event && r.Status == RegistrationStatus.Confirmed).Select(r => new { r.Name, r.Number, r.TicketCode }).ToListAsync());
        Assert.Equal(2, settled.Count);
        return [.. settled.Select(r => (r.Name, r.Number, r.TicketCode))];
    }
}

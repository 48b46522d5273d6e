using Association.Application.Events.Groups;
using Association.Application.Common;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>Money and seats: a coupon, a group of twelve with two names missing, and an offer of the waiting list that is taken by its page.</summary>
public sealed class MoneyTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Capacity: 13, Member: 300, NonMember: 500, Now: Now, Name: "席位测试年会").Published();
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    private string Editor => $"/office/events/{_event.Id}";

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());
        await _server.GivenAsync(_event);
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_full_conference_lowers_prices_seats_a_group_and_passes_a_freed_seat_on()
    {
        var desk = new MoneyDesk(_server, _event.Event.Slug, Editor);
        var office = await _chromium.SignInAsync(_server, "events@demo.example", Chromium.Desk, "zh-CN");
        await desk.AddCouponAsync(office, "赞助商嘉宾", "HALF2026", 50);
        await office.KeepBothAsync("coupons-desk");
        await desk.OpenWaitingListAsync(office);

        var first = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await desk.RegisterGuestAsync(first, "优惠来宾", "13800138101", "half-2026");
        await Assertions.Expect(first.Locator("main")).ToContainTextAsync("¥250.00");

        var liaison = await _chromium.SignInAsync(_server, "liaison@demo.example", Chromium.Desk, "zh-CN");
        var group = await desk.OrderForGroupAsync(liaison, seats: 12, unnamed: 2, fromRoster: 3);
        await liaison.KeepBothAsync("group-desk");
        await MoneyDesk.NameFromRosterAsync(liaison);
        Assert.Equal(13, await desk.TakenAsync(_event.Id));

        var second = await PassOnAsync(desk, office, first);
        await LookAsync(office, liaison, second, group);
        Assert.Equal(13, await desk.TakenAsync(_event.Id));
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    /// <summary>The first guest gives the place back; who waited takes the seat that is held.</summary>
    private async Task<IPage> PassOnAsync(MoneyDesk desk, IPage office, IPage first)
    {
        var second = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await desk.WaitAsync(second, "候补来宾", "13800138102");
        await second.KeepBothAsync("waiting-phone");
        await PageInspection.FindsNothingAsync(_server, (second, second.Url));
        await MoneyDesk.GiveBackAsync(first);
        await office.GotoAsync($"{Editor}/waiting");
        await office.KeepBothAsync("waiting-list-desk");
        await PageInspection.FindsNothingAsync(_server, (office, office.Url));
        await MoneyDesk.TakeOfferAsync(second);
        await Assertions.Expect(second.Locator("main")).ToContainTextAsync("¥500.00");
        return second;
    }

    /// <summary>The pages that only a link leads to, as those see them whom they are for.</summary>
    private async Task LookAsync(IPage office, IPage liaison, IPage phone, string group)
    {
        var order = group.Split('?')[0].Split('/')[^1];
        var link = await _server.WithAsync(async services =>
        {
            var number = await services.GetRequiredService<AssociationDbContext>().GroupOrders.Where(g => g.Event == _event.Id).Select(g => g.Number).SingleAsync();
            return services.GetRequiredService<ILinkSecrets>().GroupPathOf(number);
        });
        await office.GotoAsync($"{Editor}/form/new?kind=Phone");
        await office.FillAsync("[name='Input.LabelZh']", "紧急联系电话");
        await office.FillAsync("[name='Input.LabelEn']", "Emergency phone");
        await AfterTheDoor.SendAsync(office, "main form:has([name='Input.LabelZh'])", "问题已保存");
        await office.GotoAsync($"{Editor}/form/new?kind=Text");
        await office.FillAsync("[name='Input.LabelZh']", "饮食要求");
        await office.FillAsync("[name='Input.LabelEn']", "Diet");
        await AfterTheDoor.SendAsync(office, "main form:has([name='Input.LabelZh'])", "问题已保存");
        await ArrangeAsync(office);
        var question = await office.Locator("a[href*='/form/']:has-text('编辑')").First.GetAttributeAsync("href");
        await PageInspection.FindsNothingAsync(_server, (liaison, group), (liaison, $"/unit/registrations/new/{_event.Event.Slug}"), (phone, link), (office, $"{Editor}/groups/{order}"),
            (office, question!), (office, $"{Editor}/coupons"), (office, $"{Editor}/form"), (phone, phone.Url));
    }

    /// <summary>The second question is dragged above the first; the arrow brings it down again.</summary>
    private static async Task ArrangeAsync(IPage office)
    {
        var questions = office.Locator("[data-arrange] li");
        await questions.Nth(1).DragToAsync(questions.Nth(0));
        await Assertions.Expect(questions.Nth(0)).ToContainTextAsync("饮食要求");
        await office.KeepBothAsync("form-desk");
        await office.Locator("[data-arrange] li:nth-child(1) form button").Last.ClickAsync();
        await Assertions.Expect(questions.Nth(0)).ToContainTextAsync("紧急联系电话");
    }
}

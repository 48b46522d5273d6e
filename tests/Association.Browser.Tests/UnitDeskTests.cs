using System.Text.RegularExpressions;
using Association.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A unit's liaison invites a colleague by a link, who joins on a phone; later the colleague goes over to another unit.</summary>
public sealed partial class UnitDeskTests : IAsyncLifetime
{
    private const string Colleague = "陈晨曦";

    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => (_server, _chromium) = (await WebServer.StartAsync(), await Chromium.StartAsync());

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_colleague_joins_by_link_on_a_phone_and_is_transferred()
    {
        var liaison = await _chromium.SignInAsync(_server, "liaison@demo.example", Chromium.Desk, "zh-CN");
        var link = await InviteAsync(liaison);

        var stranger = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await stranger.GotoAsync(link);
        await Assertions.Expect(stranger.Locator("main")).ToContainTextAsync("请先登录");
        var phone = await _chromium.SignInAsync(_server, "guest@demo.example", Chromium.Phone, "en");
        await JoinAsync(phone, link);

        await liaison.GotoAsync($"/unit/roster?q={Uri.EscapeDataString(Colleague)}");
        await Assertions.Expect(liaison.Locator("#list")).ToContainTextAsync("138****8000");
        // Only a colleague who is no member can be applied for.
        await PageInspection.FindsNothingAsync(_server, (liaison, await liaison.GetAttributeAsync("#list a[href*='/apply']", "href") ?? ""));
        await liaison.GoBackAsync();
        await FitsAsync(await OnPhoneAsync());
        await TransferAsync(liaison);
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private static async Task<string> InviteAsync(IPage liaison)
    {
        await liaison.GotoAsync("/unit");
        await Assertions.Expect(liaison.Locator("main")).ToContainTextAsync("理事单位");
        await liaison.GotoAsync("/unit/invitations");
        await liaison.FillAsync("[name='Input.Uses']", "2");
        await liaison.SubmitAsync("form[action*='Link']");
        return JoinAddress().Match(await liaison.InnerTextAsync(".invited-link")).Value;
    }

    private static async Task JoinAsync(IPage phone, string link)
    {
        await phone.GotoAsync(link);
        await phone.FillAsync("[name='Input.Name']", Colleague);
        await phone.FillAsync("[name='Input.Mobile']", "13800138000");
        await phone.FillAsync("[name='Input.Department']", "全科");
        await phone.CheckAsync("[name='Input.Consent']");
        await FitsAsync(phone);
        await phone.SubmitAsync();
        await Assertions.Expect(phone.Locator("body")).ToContainTextAsync("You are on the roster now.");
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("You are on the roster");
    }

    private async Task TransferAsync(IPage liaison)
    {
        await liaison.Locator("#list a", new() { HasText = Colleague }).First.ClickAsync();
        var target = await liaison.Locator("[name='Input.To'] option").Nth(5).GetAttributeAsync("value");
        await liaison.SelectOptionAsync("[name='Input.To']", target!);
        await liaison.SubmitAsync("form[action*='Transfer']");
        await Assertions.Expect(liaison.Locator("main")).ToContainTextAsync("待接收");

        var office = await _chromium.SignInAsync(_server, "members@demo.example", Chromium.Desk, "zh-CN");
        await office.GotoAsync("/office/units/transfers");
        await office.AgreeAsync("Accept");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("已接收");
        await liaison.GotoAsync("/unit/transfers");
        await Assertions.Expect(liaison.Locator("main")).ToContainTextAsync("已接收");
    }

    private async Task<IPage> OnPhoneAsync()
    {
        var page = await _chromium.SignInAsync(_server, "liaison@demo.example", Chromium.Phone, "zh-CN");
        foreach (var address in (string[])["/unit", "/unit/invitations", "/unit/transfers"])
        {
            await page.GotoAsync(address);
            await FitsAsync(page);
        }

        await page.GotoAsync("/unit/roster");
        return page;
    }

    /// <summary>Nothing of the page lies outside a phone's width.</summary>
    private static async Task FitsAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.Url);

    [GeneratedRegex("/join-unit/[2-9A-HJ-NP-Z]{12}")]
    private static partial Regex JoinAddress();
}

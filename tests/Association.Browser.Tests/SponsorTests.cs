using Association.Application.Events;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>An enterprise pledges fifty seats, thirty-seven are used, and its statement says so. Source: anchors.md section 3, item 3.</summary>
public sealed class SponsorTests : IAsyncLifetime
{
    private const int Used = 37;
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Capacity: 80, Member: 300, NonMember: 300, Now: Now, Name: "基层呼吸疾病研讨会").Published();
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        (_server, _chromium) = (await WebServer.StartAsync(demo: true), await Chromium.StartAsync());
        await _server.GivenAsync(_event);
        for (var i = 0; i < Used; i++)
        {
            var guest = new RegisterForEvent(_event.Id, _event.Category.Id, new($"基层医师{i + 1}", $"139001{i:00000}", null, "测试卫生院"), true, null, null);
            Assert.True((await _server.WithAsync(services => services.GetRequiredService<IMediator>().Send(guest))).Succeeded);
        }
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_seats_are_pledged_and_thirty_seven_used_and_settled()
    {
        var finance = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        await SignAsync(finance);
        await finance.ClickAsync("button[form=draw]");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync($"已由赞助方支付 {Used} 人的费用", new() { Timeout = 60_000 });
        await Assertions.Expect(finance.Locator(".stats")).ToContainTextAsync("13 席");
        await finance.KeepBothAsync("sponsor-agreement-desk");
        await PageInspection.FindsNothingAsync(_server, (finance, finance.Url));

        var statement = await finance.Context.APIRequest.GetAsync($"{finance.Url}?handler=Statement");
        Assert.Equal("application/pdf", statement.Headers["content-type"]);
        await finance.ClickAsync("text=结算 ¥11,100.00");
        await finance.ClickAsync("dialog[open] button[type=submit]");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync("已出账，通知单号", new() { Timeout = 30_000 });

        await LookAsync(finance);
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private async Task SignAsync(IPage finance)
    {
        await finance.GotoAsync("/office/sponsors");
        await finance.FillAsync("[name='Input.Name']", "某药业有限公司");
        await finance.FillAsync("[name='Input.ContactName']", "王经理");
        await finance.FillAsync("[name='Input.ContactEmail']", "sponsor@example.org");
        await finance.ClickAsync("main form:has([name='Input.Name']) button[type=submit]");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync("现在登记它的承诺");
        await finance.SelectOptionAsync("[name='Event']", _event.Id.ToString());
        await finance.FillAsync("[name='Input.Purpose']", "资助基层医务人员参会");
        await finance.FillAsync("[name='Input.Pledge']", "50");
        await finance.FillAsync("[name='Input.To']", Now.AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await finance.ClickAsync("main form:has([name='Input.Purpose']) button[type=submit]");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync("协议已登记");
    }

    /// <summary>What the sponsor sees by the own link, on a phone; and a participant, of whom the confirmation says who paid.</summary>
    private async Task LookAsync(IPage finance)
    {
        var link = await finance.GetAttributeAsync("main a[href^='/sponsors/']", "href");
        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await phone.GotoAsync(link!);
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("37 席");
        await Assertions.Expect(phone.Locator("main")).Not.ToContainTextAsync("基层医师");
        await phone.KeepBothAsync("sponsor-own-phone");
        await PageInspection.FindsNothingAsync(_server, (phone, phone.Url));

        var place = await _server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AssociationDbContext>();
            var number = await db.Registrations.Where(r => r.Event == _event.Id).OrderBy(r => r.Number).Select(r => r.Number).FirstAsync();
            return services.GetRequiredService<Application.Common.ILinkSecrets>().PathOf(number);
        });
        await phone.GotoAsync(place);
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("某药业有限公司");
    }
}

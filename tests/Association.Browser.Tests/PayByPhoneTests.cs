using Association.Infrastructure.Persistence;
using Association.PaymentSimulator;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A guest pays a conference by WeChat's code on the own phone; the provider tells us, and the ticket is there.</summary>
public sealed class PayByPhoneTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly BuiltEvent _event = new AnEvent(Capacity: 20, Member: 300, NonMember: 500, Now: Now, Name: "手机支付年会").Published();
    private readonly string _keys = Directory.CreateTempSubdirectory("association-keys-").FullName;
    private Simulator _simulator = null!;
    private WebServer _server = null!;
    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _simulator = await Simulator.StartAsync();
        var settings = _simulator.Keys.WriteTo(_keys, _simulator.Address);
        (_server, _chromium) = (await WebServer.StartAsync(demo: true, [.. settings]), await Chromium.StartAsync());
        await _server.GivenAsync(_event);
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    [Fact]
    public async Task The_code_is_scanned_and_the_ticket_appears_by_itself()
    {
        var desk = new MoneyDesk(_server, _event.Event.Slug, $"/office/events/{_event.Id}");
        var phone = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await desk.RegisterGuestAsync(phone, "手机来宾", "13800138301");

        await phone.ClickAsync("form[action*='Alipay'] button");
        await Assertions.Expect(phone.Locator(".pay-qr svg")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await phone.ClickAsync("form[action*='WeChatPay'] button");
        await Assertions.Expect(phone.Locator("#pay-code")).ToContainTextAsync("微信扫一扫", new() { Timeout = 30_000 });
        await phone.KeepBothAsync("pay-code-phone");
        await PageInspection.FindsNothingAsync(_server, (phone, phone.Url));

        var trade = Assert.Single(_simulator.Book.All, t => t is { Wallet: Wallet.WeChatPay, State: TradeState.Open });
        Assert.Equal(50000, trade.Fen);
        _simulator.Behaviour.Copies = 3;
        // The product listens on another port than its configured name: the notification goes where it really is.
        await TellAsync(trade);

        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("参会二维码", new() { Timeout = 30_000 });
        Assert.Equal(1, await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Payments.CountAsync(p => p.Attempt != null)));
        await LookAsync();
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    private async Task TellAsync(Trade trade)
    {
        trade.Pay(trade.Fen, TimeProvider.System.GetUtcNow());
        using var provider = new HttpClient();
        for (var copy = 0; copy < _simulator.Behaviour.Copies; copy++)
        {
            using var notice = _simulator.Notice(trade, "notice-1");
            notice.RequestUri = new Uri(_server.Address, notice.RequestUri!.PathAndQuery);
            Assert.True((await provider.SendAsync(notice)).IsSuccessStatusCode);
        }
    }

    /// <summary>The office's pages about it, as finance sees them.</summary>
    private async Task LookAsync()
    {
        var finance = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        var order = await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Payments.Where(p => p.Attempt != null).Select(p => p.Order).SingleAsync());
        foreach (var (address, name) in new[] { ($"/office/finance/{order}", "order-paid-online"), ($"/office/finance/{order}/refund", "refund-desk"), ("/office/finance/cash", "cash-desk") })
        {
            await finance.GotoAsync(address);
            await finance.KeepBothAsync(name);
            await PageInspection.FindsNothingAsync(_server, (finance, finance.Url));
        }
    }
}

using Association.Infrastructure.Persistence;
using Association.PaymentSimulator;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Association.Browser.Tests;

/// <summary>A guest pays a conference by WeChat's code, and a part goes back; another transfers with a slip; a third pays cash at the desk.</summary>
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
    public async Task The_code_is_scanned_the_ticket_appears_by_itself_and_money_goes_back_the_way_it_came()
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

        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("入场时请出示此二维码", new() { Timeout = 30_000 });
        Assert.Equal(1, await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Payments.CountAsync(p => p.Attempt != null)));
        await GoOnAsync(desk, trade);
        var (exit, report) = await _server.CommandAsync("check");
        Assert.True(exit == 0, report);
    }

    /// <summary>What finance does about it, and about those who pay otherwise.</summary>
    private async Task GoOnAsync(MoneyDesk desk, Trade trade)
    {
        var finance = await _chromium.SignInAsync(_server, "finance@demo.example", Chromium.Desk, "zh-CN");
        await RefundAsync(finance, trade);
        var other = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await desk.RegisterGuestAsync(other, "转账来宾", "13800138302");
        await ReviewAsync(finance, other);
        var third = await _chromium.OpenAsync(_server, Chromium.Phone, "zh-CN");
        await desk.RegisterGuestAsync(third, "现金来宾", "13800138303");
        await TakeCashAsync(finance);
    }

    private async Task TellAsync(Trade trade, long? fen = null)
    {
        trade.Pay(fen ?? trade.Fen, TimeProvider.System.GetUtcNow());
        using var provider = new HttpClient();
        for (var copy = 0; copy < _simulator.Behaviour.Copies; copy++)
        {
            using var notice = _simulator.Notice(trade, trade.Number);
            notice.RequestUri = new Uri(_server.Address, notice.RequestUri!.PathAndQuery);
            Assert.True((await provider.SendAsync(notice)).IsSuccessStatusCode);
        }
    }

    /// <summary>A part goes back the way it came while the place is kept; the provider has it, and the order says so.</summary>
    private async Task RefundAsync(IPage finance, Trade trade)
    {
        var order = await _server.WithAsync(services => services.GetRequiredService<AssociationDbContext>().Payments.Where(p => p.Attempt != null).Select(p => p.Order).SingleAsync());
        await finance.GotoAsync($"/office/finance/{order}/refund");
        await finance.FillAsync("[name='Decide.Amount']", "120");
        await finance.FillAsync("[name='Decide.Reason']", "第二天不能参加");
        await finance.SubmitAsync("form[action*='Decide']");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync("已列为应退款");
        await finance.KeepBothAsync("refund-desk");
        await PageInspection.FindsNothingAsync(_server, (finance, finance.Url));
        await finance.FillAsync("[name='Input.Reason']", "第二天不能参加");
        await finance.SubmitAsync("form[action*='Send']");
        await UntilAsync(finance, $"/office/finance/{order}", "已退款");
        Assert.Equal(12000, trade.RefundedFen);
        await finance.KeepBothAsync("order-paid-online");
        await PageInspection.FindsNothingAsync(_server, (finance, finance.Url));
    }

    /// <summary>A code that was paid with less waits for a decision and goes back; the payer transfers instead, and the slip is confirmed.</summary>
    private async Task ReviewAsync(IPage finance, IPage phone)
    {
        await phone.ClickAsync("form[action*='WeChatPay'] button");
        await Assertions.Expect(phone.Locator("#pay-code")).ToContainTextAsync("微信扫一扫", new() { Timeout = 30_000 });
        var trade = Assert.Single(_simulator.Book.All, t => t is { Wallet: Wallet.WeChatPay, State: TradeState.Open });
        await TellAsync(trade, 40000);
        await UntilAsync(finance, "/office/finance/reviews", "¥400.00");
        await finance.KeepBothAsync("reviews-desk");
        await PageInspection.FindsNothingAsync(_server, (finance, finance.Url));
        await finance.FillAsync("form[action*='GiveBack'] [name='Input.Reason']", "金额不符，请重新付款");
        await finance.SubmitAsync("form[action*='GiveBack']");
        await UntilAsync(finance, "/office/finance/refunds?view=Done", "¥400.00");
        Assert.Equal(40000, trade.RefundedFen);

        await phone.ReloadAsync();
        await phone.UploadSlipAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("凭证已收到");
        await finance.GotoAsync($"/office/finance?q={Uri.EscapeDataString("转账来宾")}");
        await finance.ClickAsync("#list tbody a >> nth=0");
        await finance.KeepBothAsync("transfer-slip-desk");
        await finance.SubmitAsync("form[action*='Confirm']");
        await phone.ReloadAsync();
        await Assertions.Expect(phone.Locator("main")).ToContainTextAsync("入场时请出示此二维码", new() { Timeout = 30_000 });
    }

    /// <summary>Somebody comes to the desk with six hundred yuan; the drawer is counted and closed.</summary>
    private async Task TakeCashAsync(IPage finance)
    {
        await finance.GotoAsync("/office/finance/cash");
        await finance.FillAsync("[name='Open.Desk']", "年会报到处 1 号台");
        await finance.FillAsync("[name='Open.OpeningCash']", "200");
        await finance.SubmitAsync("form[action*='Open']");
        await finance.GotoAsync($"/office/finance/cash?q={Uri.EscapeDataString("现金来宾")}");
        await finance.FillAsync("[name='Input.HandedOver']", "600");
        await finance.SubmitAsync("form[action*='Cash']");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync("找零 ¥100.00");
        await finance.KeepBothAsync("cash-desk");
        await PageInspection.FindsNothingAsync(_server, (finance, finance.Url));
        await finance.FillAsync("[name='Close.Counted']", "700");
        await finance.SubmitAsync("form[action*='Close']");
        await Assertions.Expect(finance.Locator("body")).ToContainTextAsync("已结账");
    }

    /// <summary>What the provider does takes a moment: the page is looked at until it is there.</summary>
    private static async Task UntilAsync(IPage page, string address, string words)
    {
        for (var looks = 0; looks < 40; looks++)
        {
            await page.GotoAsync(address);
            if ((await page.InnerTextAsync("main")).Contains(words, StringComparison.Ordinal)) return;
            await page.WaitForTimeoutAsync(1_000);
        }

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
    }
}

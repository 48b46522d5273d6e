using System.Text;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Infrastructure.Payments;
using Association.PaymentSimulator;

namespace Association.Infrastructure.Tests.Payments;

/// <summary>Both clients with the test keys of one simulator, and what comes from it.</summary>
internal static class Contracts
{
    private static readonly Uri Notify = new("https://association.example/");

    public static WeChatPayOptions WeChat(this Simulator simulator) => new(simulator.Address, SimulatorKeys.WeChatMerchant, SimulatorKeys.WeChatApp,
        SimulatorKeys.WeChatMerchantSerial, simulator.Keys.WeChatMerchantKey, Encoding.UTF8.GetBytes(simulator.Keys.WeChatApiKey),
        new Dictionary<string, System.Security.Cryptography.RSA> { [SimulatorKeys.WeChatPlatformSerial] = simulator.Keys.WeChatPlatformKey }, new Uri(Notify, PaymentOptions.WeChatPayDoor));

    public static AlipayOptions Alipay(this Simulator simulator) => new(new Uri(simulator.Address, "/gateway.do"), SimulatorKeys.AlipayApp,
        SimulatorKeys.AlipaySeller, simulator.Keys.AlipayAppKey, simulator.Keys.AlipayKey, new Uri(Notify, PaymentOptions.AlipayDoor));

    public static IPaymentProvider Client(this Simulator simulator, Wallet wallet) => wallet is Wallet.WeChatPay
        ? new WeChatPayClient(PaymentServices.Client(), simulator.WeChat(), TimeProvider.System)
        : new AlipayClient(PaymentServices.Client(), simulator.Alipay(), TimeProvider.System);

    public static CodeRequest Request(string number = "ABCD2345_EFGH6789", decimal yuan = 300m) =>
        new(number, new Money(yuan), "年会 · 代表 · 张文静", TimeProvider.System.GetUtcNow().AddMinutes(30));

    /// <summary>What the merchant's door would receive now.</summary>
    public static async Task<RawNotice> NoticeAsync(this Simulator simulator, string number, Func<string, string>? change = null)
    {
        using var request = simulator.Notice(simulator.Book.Find(number)!, "notice-1");
        var body = await request.Content!.ReadAsStringAsync();
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new(name => headers.GetValueOrDefault(name), Encoding.UTF8.GetBytes(change is null ? body : change(body)));
    }
}

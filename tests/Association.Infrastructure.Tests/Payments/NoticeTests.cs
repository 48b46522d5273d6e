using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Association.Application.Finance.Paying;
using Association.Infrastructure.Payments;
using Association.PaymentSimulator;
using Xunit;

namespace Association.Infrastructure.Tests.Payments;

/// <summary>Which notifications are believed. Source: security.md B29.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private Simulator simulator = null!;

    public static TheoryData<Wallet> Wallets => new(Enum.GetValues<Wallet>());

    public async Task InitializeAsync() => simulator = await Simulator.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    private static string Number => Contracts.Request().TradeNumber;

    private async Task<NoticeReading> ReadAsync(Wallet wallet, Func<string, string>? change = null)
    {
        var client = simulator.Client(wallet);
        if (simulator.Book.Find(Number) is null)
        {
            await client.CreateCodeAsync(Contracts.Request(), default);
            simulator.Book.Find(Number)!.Pay(30000, TimeProvider.System.GetUtcNow());
        }

        return client.Read(await simulator.NoticeAsync(Number, change));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_genuine_one_says_which_payment_it_is_about(Wallet wallet)
    {
        var reading = await ReadAsync(wallet);
        Assert.Equal((null, Number, "notice-1"), (reading.Problem, reading.Notice!.TradeNumber, reading.Notice.Notice));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_wrong_signature_is_refused(Wallet wallet)
    {
        simulator.Behaviour.CorruptNotices = true;
        Assert.Equal("wrong-signature", (await ReadAsync(wallet)).Problem);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_changed_body_is_refused(Wallet wallet) =>
        Assert.Equal("wrong-signature", (await ReadAsync(wallet, body => body.Replace("notice-1", "notice-2", StringComparison.Ordinal))).Problem);

    [Theory, InlineData(Wallet.WeChatPay, 301), InlineData(Wallet.WeChatPay, -301), InlineData(Wallet.Alipay, 301), InlineData(Wallet.Alipay, -301)]
    public async Task An_old_one_and_one_from_the_future_are_refused(Wallet wallet, int age)
    {
        simulator.Behaviour.NoticeAgeSeconds = age;
        Assert.Equal("stale", (await ReadAsync(wallet)).Problem);
        simulator.Behaviour.NoticeAgeSeconds = age > 0 ? 290 : -290;
        Assert.Null((await ReadAsync(wallet)).Problem);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task One_for_another_merchant_is_refused(Wallet wallet)
    {
        simulator.Behaviour.Merchant = "1900000999";
        Assert.Equal("foreign-merchant", (await ReadAsync(wallet)).Problem);
    }

    [Theory, MemberData(nameof(Wallets))]
    public void What_nobody_signed_is_refused(Wallet wallet)
    {
        var client = simulator.Client(wallet);
        foreach (var body in new[] { "", "{}", "[]", "null", "a=b&a=c", "sign_type=RSA2&sign=%00", new string('x', 100_000) })
            Assert.Null(client.Read(new RawNotice(_ => null, Encoding.UTF8.GetBytes(body))).Notice);
    }

    [Fact]
    public async Task A_key_that_the_platform_never_published_is_refused()
    {
        await ReadAsync(Wallet.WeChatPay);
        var genuine = await simulator.NoticeAsync(Number);
        var other = new RawNotice(name => name is "Wechatpay-Serial" ? "PUB_KEY_ID_OTHER" : genuine.Header(name), genuine.Body);
        Assert.Equal("unknown-key", simulator.Client(Wallet.WeChatPay).Read(other).Problem);
    }

    [Fact]
    public void A_genuine_signature_around_nonsense_is_refused()
    {
        var client = simulator.Client(Wallet.WeChatPay);
        foreach (var body in new[] { "", "{", "[]", "{\"id\":1}", "{\"id\":\"x\",\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":{\"algorithm\":\"AEAD_AES_256_GCM\",\"nonce\":\"short\",\"ciphertext\":\"AAAA\"}}" })
            Assert.NotNull(client.Read(Signed(body)).Problem);
    }

    [Fact]
    public void The_published_vector_opens() =>
        Assert.Equal("Hello World", Encoding.UTF8.GetString(WeChatPaySignature.Open(
            Encoding.UTF8.GetBytes("testAPIv3Key0000"), "wCq51qZv4Yfg", "Dl56FrqWQJF1t9LtC3vEUsniZKvbqdR8", "FsdXzxryWfKwvLJKf8LG/ToRPTRh8RN9wROC")));

    [Fact]
    public void A_changed_tag_opens_nothing() =>
        Assert.ThrowsAny<CryptographicException>(() => WeChatPaySignature.Open(
            Encoding.UTF8.GetBytes("testAPIv3Key0000"), "wCq51qZv4Yfg", "Dl56FrqWQJF1t9LtC3vEUsniZKvbqdR8", "FsdXzxryWfKwvLJKf8LG/ToRPTRh8RN9wROD"));

    [Theory, MemberData(nameof(Wallets))]
    public void Options_do_not_tell_their_keys(Wallet wallet)
    {
        var text = wallet is Wallet.WeChatPay ? simulator.WeChat().ToString() : simulator.Alipay().ToString();
        Assert.DoesNotContain(simulator.Keys.WeChatApiKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Key", text, StringComparison.Ordinal);
    }

    private RawNotice Signed(string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Wechatpay-Timestamp"] = time, ["Wechatpay-Nonce"] = "n", ["Wechatpay-Serial"] = SimulatorKeys.WeChatPlatformSerial,
            ["Wechatpay-Signature"] = SimulatorKeys.Sign(simulator.Keys.WeChatPlatformKey, $"{time}\nn\n{body}\n", corrupt: false),
        };
        return new(name => headers.GetValueOrDefault(name), Encoding.UTF8.GetBytes(body));
    }
}

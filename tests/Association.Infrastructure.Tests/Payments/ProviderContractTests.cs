using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Infrastructure.Payments;
using Association.PaymentSimulator;
using Xunit;

namespace Association.Infrastructure.Tests.Payments;

/// <summary>What the product asks of any provider, over HTTP against the published protocols.</summary>
public sealed class ProviderContractTests : IAsyncLifetime
{
    private Simulator simulator = null!;

    public static TheoryData<Wallet> Wallets => new(Enum.GetValues<Wallet>());

    public async Task InitializeAsync() => simulator = await Simulator.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    private static string Number => Contracts.Request().TradeNumber;

    private async Task<IPaymentProvider> PaidAsync(Wallet wallet, long? fen = null)
    {
        var client = simulator.Client(wallet);
        await client.CreateCodeAsync(Contracts.Request(), default);
        simulator.Behaviour.Copies = 0;
        await simulator.PayAsync(Number, fen);
        return client;
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_code_is_made_asked_about_paid_and_known_to_be_paid(Wallet wallet)
    {
        var client = simulator.Client(wallet);
        var request = Contracts.Request(yuan: 1234.56m);
        var code = await client.CreateCodeAsync(request, default);
        Assert.StartsWith(wallet is Wallet.WeChatPay ? "weixin://" : "https://qr.alipay.com/", code.Code, StringComparison.Ordinal);
        Assert.True(code.ExpiresAt <= request.ExpiresAt);
        Assert.Equal(123456, simulator.Book.Find(Number)!.Fen);
        Assert.Equal(ProviderState.NotPaid, (await client.QueryAsync(Number, default))!.State);

        simulator.Behaviour.Copies = 0;
        await simulator.PayAsync(Number);

        var paid = (await client.QueryAsync(Number, default))!;
        Assert.Equal((ProviderState.Paid, new Money(1234.56m), simulator.Book.Find(Number)!.TransactionId), (paid.State, paid.Amount, paid.TransactionId));
        Assert.True((paid.PaidAt!.Value - TimeProvider.System.GetUtcNow()).Duration() < TimeSpan.FromMinutes(1));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task The_same_number_asked_for_twice_is_the_same_code(Wallet wallet)
    {
        var client = simulator.Client(wallet);
        Assert.Equal((await client.CreateCodeAsync(Contracts.Request(), default)).Code, (await client.CreateCodeAsync(Contracts.Request(), default)).Code);
        Assert.Single(simulator.Book.All);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task What_is_not_known_is_null_and_closing_it_is_done(Wallet wallet)
    {
        var client = simulator.Client(wallet);
        Assert.Null(await client.QueryAsync("NOBODY_KNOWS_IT", default));
        await client.CloseAsync("NOBODY_KNOWS_IT", default);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_closed_code_is_closed_twice_and_cannot_be_paid(Wallet wallet)
    {
        var client = simulator.Client(wallet);
        await client.CreateCodeAsync(Contracts.Request(), default);
        await client.CloseAsync(Number, default);
        await client.CloseAsync(Number, default);
        Assert.Equal(ProviderState.Closed, (await client.QueryAsync(Number, default))!.State);
        Assert.Empty(await simulator.PayAsync(Number));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_paid_code_is_not_closed(Wallet wallet)
    {
        var client = await PaidAsync(wallet);
        Assert.True((await Assert.ThrowsAsync<ProviderException>(() => client.CloseAsync(Number, default))).IsFinal);
        Assert.Equal(ProviderState.Paid, (await client.QueryAsync(Number, default))!.State);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task Parts_are_given_back_and_a_repeated_number_gives_nothing_back_twice(Wallet wallet)
    {
        var client = await PaidAsync(wallet);
        RefundRequest Back(string number, decimal yuan) => new(Number, number, new Money(yuan), new Money(300), "少付一晚");

        for (var i = 0; i < 3; i++) await client.RefundAsync(Back("R1_ABCDEF", 100), default);
        Assert.Equal(ProviderRefundState.Done, (await client.QueryRefundAsync(Number, "R1_ABCDEF", default))!.State);
        Assert.Equal(10000, simulator.Book.Find(Number)!.RefundedFen);

        await client.RefundAsync(Back("R2_ABCDEF", 200), default);
        Assert.True((await Assert.ThrowsAsync<ProviderException>(() => client.RefundAsync(Back("R3_ABCDEF", 0.01m), default))).IsFinal);
        Assert.Equal(30000, simulator.Book.Find(Number)!.RefundedFen);
        Assert.Equal(ProviderState.Refunded, (await client.QueryAsync(Number, default))!.State);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_slow_refund_is_on_its_way_until_it_is_there(Wallet wallet)
    {
        var client = await PaidAsync(wallet);
        simulator.Behaviour.SlowRefunds = true;
        var asked = await client.RefundAsync(new(Number, "R1_ABCDEF", new Money(100), new Money(300), "退"), default);
        Assert.Equal(ProviderRefundState.Processing, asked.State);

        simulator.Book.Find(Number)!.Refunds.Single().State = "done";

        Assert.Equal(ProviderRefundState.Done, (await client.QueryRefundAsync(Number, "R1_ABCDEF", default))!.State);
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task An_answer_that_is_not_signed_by_the_provider_settles_nothing(Wallet wallet)
    {
        var client = await PaidAsync(wallet);
        simulator.Behaviour.CorruptAnswers = true;
        var refused = await Assert.ThrowsAsync<ProviderException>(() => client.QueryAsync(Number, default));
        Assert.Equal(("not-genuine", false), (refused.Code, refused.IsFinal));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_lost_answer_may_be_asked_for_again(Wallet wallet)
    {
        var client = simulator.Client(wallet);
        simulator.Behaviour.LoseAnswers = true;
        Assert.False((await Assert.ThrowsAsync<ProviderException>(() => client.CreateCodeAsync(Contracts.Request(), default))).IsFinal);
        simulator.Behaviour.LoseAnswers = false;
        Assert.NotEmpty((await client.CreateCodeAsync(Contracts.Request(), default)).Code);
        Assert.Single(simulator.Book.All);
    }

    [Theory, InlineData(Wallet.WeChatPay, "PARAM_ERROR", true), InlineData(Wallet.WeChatPay, "SYSTEM_ERROR", false), InlineData(Wallet.Alipay, "ACQ.INVALID_PARAMETER", true), InlineData(Wallet.Alipay, "ACQ.SYSTEM_ERROR", false)]
    public async Task A_refusal_says_whether_asking_again_helps(Wallet wallet, string code, bool final)
    {
        simulator.Behaviour.Refuse = code;
        var refused = await Assert.ThrowsAsync<ProviderException>(() => simulator.Client(wallet).CreateCodeAsync(Contracts.Request(), default));
        Assert.Equal((code, final), (refused.Code, refused.IsFinal));
    }

    [Theory, InlineData(Wallet.WeChatPay, -1), InlineData(Wallet.WeChatPay, 0), InlineData(Wallet.Alipay, -1), InlineData(Wallet.Alipay, 0)]
    public async Task An_amount_that_cannot_be_is_no_answer(Wallet wallet, long fen)
    {
        var client = await PaidAsync(wallet);
        simulator.Behaviour.Fen = fen;
        Assert.Equal("malformed-answer", (await Assert.ThrowsAsync<ProviderException>(() => client.QueryAsync(Number, default))).Code);
    }

    [Fact]
    public async Task Another_merchant_or_currency_is_not_ours()
    {
        var client = await PaidAsync(Wallet.WeChatPay);
        simulator.Behaviour.Merchant = "1900000999";
        Assert.Equal("foreign-answer", (await Assert.ThrowsAsync<ProviderException>(() => client.QueryAsync(Number, default))).Code);
        simulator.Behaviour = new() { Currency = "USD" };
        Assert.Equal("malformed-answer", (await Assert.ThrowsAsync<ProviderException>(() => client.QueryAsync(Number, default))).Code);
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_no_answer()
    {
        // Nothing listens on the discard port.
        var client = new WeChatPayClient(PaymentServices.Client(), simulator.WeChat() with { Address = new Uri("http://127.0.0.1:9") }, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<ProviderException>(() => client.QueryAsync(Number, default));
        Assert.Equal(("no-answer", false), (refused.Code, refused.IsFinal));
    }
}

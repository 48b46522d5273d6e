using System.Net;
using System.Text;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Infrastructure.Persistence;
using Association.PaymentSimulator;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Payments;

/// <summary>The doors that a provider knocks at, over HTTP, and what everybody else gets there. Source: security.md B29, F4.</summary>
public sealed class PaymentDoorTests : IAsyncLifetime
{
    private readonly string _keys = Directory.CreateTempSubdirectory("association-keys-").FullName;
    private Simulator _simulator = null!;
    private WebApp _app = null!;
    private HttpClient _provider = null!;

    public static TheoryData<Wallet> Wallets => new(Enum.GetValues<Wallet>());

    public async Task InitializeAsync()
    {
        _simulator = await Simulator.StartAsync();
        _simulator.Behaviour.Copies = 0;
        _app = await WebApp.StartAsync(DatabaseKind.Sqlite, [.. _simulator.Keys.WriteTo(_keys, _simulator.Address)]);
        _provider = _app.Browser();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    /// <summary>An order with a code that somebody has just paid.</summary>
    private async Task<(Id<Order> Order, Trade Trade)> PaidAsync(Wallet wallet)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (conference, member) = (new AnEvent(Member: 300, NonMember: 500, Now: now).Published(), new AMember().Live());
        var place = new ARegistration(conference, member.Person, Now: now).Active();
        var attempt = new PaymentAttempt(place.Order!, place.Order!.Total, wallet is Wallet.WeChatPay ? PaymentProvider.WeChatPay : PaymentProvider.Alipay, now);
        await _app.SaveAsync(conference, member, place, attempt);
        await AskAsync();
        var trade = _simulator.Book.Find(attempt.TradeNumber)!;
        trade.Pay(trade.Fen, TimeProvider.System.GetUtcNow());
        return (place.Order.Id, trade);
    }

    private async Task AskAsync() => await _app.Services.GetRequiredService<ProviderDesk>().AskAboutAttemptsAsync(default);

    private async Task<HttpResponseMessage> KnockAsync(Trade trade, string id = "notice-1")
    {
        var request = _simulator.Notice(trade, id);
        request.RequestUri = new Uri(request.RequestUri!.PathAndQuery, UriKind.Relative);
        return await _provider.SendAsync(request);
    }

    private async Task<(OrderStatus Status, int Payments, int Notices)> StateAsync(Id<Order> order)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        return (await db.Orders.Where(o => o.Id == order).Select(o => o.Status).SingleAsync(), await db.Payments.CountAsync(), await db.PaymentNotices.CountAsync());
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task A_genuine_one_is_answered_as_agreed_and_booked_after_the_provider_was_asked(Wallet wallet)
    {
        var (order, trade) = await PaidAsync(wallet);
        var answer = await KnockAsync(trade);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        if (wallet is Wallet.Alipay) Assert.Equal("success", await answer.Content.ReadAsStringAsync());
        Assert.Equal((OrderStatus.Open, 0, 1), await StateAsync(order));

        await AskAsync();

        Assert.Equal((OrderStatus.Paid, 1, 1), await StateAsync(order));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task Twenty_at_once_are_answered_quickly_and_booked_once(Wallet wallet)
    {
        var (order, trade) = await PaidAsync(wallet);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => KnockAsync(trade))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await AskAsync();
        Assert.Equal((OrderStatus.Paid, 1, 1), await StateAsync(order));
    }

    [Theory, MemberData(nameof(Wallets))]
    public async Task What_is_forged_old_or_for_somebody_else_changes_nothing(Wallet wallet)
    {
        var (order, trade) = await PaidAsync(wallet);
        foreach (var behaviour in new Behaviour[] { new() { CorruptNotices = true }, new() { NoticeAgeSeconds = 400 }, new() { NoticeAgeSeconds = -400 }, new() { Merchant = "2088999" } })
        {
            _simulator.Behaviour = behaviour;
            var answer = await KnockAsync(trade);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
            Assert.DoesNotContain("success", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal((OrderStatus.Open, 0, 0), await StateAsync(order));
    }

    /// <summary>Whoever holds the merchant's key could lie about the amount: the provider's own answer is what counts.</summary>
    [Theory, MemberData(nameof(Wallets))]
    public async Task An_amount_in_a_notification_is_not_believed(Wallet wallet)
    {
        var (order, trade) = await PaidAsync(wallet);
        _simulator.Behaviour = new() { Fen = 1 };
        await KnockAsync(trade);
        _simulator.Behaviour = new();
        await AskAsync();
        Assert.Equal((OrderStatus.Paid, 1, 1), await StateAsync(order));
    }

    [Theory, InlineData("/pay/notify/wechat"), InlineData("/pay/notify/alipay")]
    public async Task Nonsense_is_refused_and_too_much_of_it_is_not_read(string door)
    {
        Assert.Contains((await _provider.PostAsync(door, new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
        Assert.Contains((await _provider.PostAsync(door, null)).StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _provider.PostAsync(door, new ByteArrayContent(new byte[1_000_000]))).StatusCode);
        Assert.Contains((await _provider.GetAsync(door)).StatusCode, new[] { HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task Without_a_contract_there_is_no_door()
    {
        await using var bare = await WebApp.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await bare.Browser().PostAsync("/pay/notify/wechat", null)).StatusCode);
    }
}

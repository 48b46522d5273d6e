using Association.Application.Events;
using Association.Application.Finance.Paying;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.PaymentSimulator;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Association.Application.Tests.Finance.Paying;

/// <summary>Suites in which somebody pays a place of 300 yuan through a simulated provider.</summary>
public abstract class PayingTests : IntegrationTests
{
    private readonly List<Simulator> _simulators = [];
    private readonly string _keys = Directory.CreateTempSubdirectory("association-keys-").FullName;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var simulator in _simulators) await simulator.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    protected async Task<PayingCase> OnePlaceAsync(DatabaseKind database, Action<IServiceCollection>? services = null)
    {
        var clock = new FakeTimeProvider(Sample.Now);
        var simulator = await Simulator.StartAsync(clock);
        simulator.Behaviour.Copies = 0;
        _simulators.Add(simulator);
        var app = await StartAsync(database, null, services, [.. simulator.Keys.WriteTo(_keys, simulator.Address)]);
        var (conference, member) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember().Live());
        await app.Given(conference, member);
        var mine = app.As(member.Id);
        var id = (await mine.Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Value.Registration;
        return new(app, simulator, clock, mine, app.As(Role.FinanceOfficer), new(id), await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync()));
    }
}

/// <param name="Office">A finance officer, the same each time.</param>
public sealed record PayingCase(TestApp App, Simulator Simulator, FakeTimeProvider ProviderClock, TestUser Member, TestUser Office, Id<Registration> Registration, Id<Order> Order)
{
    public const decimal Fee = 300;

    /// <summary>Both the product's time and the provider's.</summary>
    public void Advance(TimeSpan time)
    {
        App.Clock.Advance(time);
        ProviderClock.Advance(time);
    }

    public async Task<Guid> StartAsync(PaymentProvider way = PaymentProvider.WeChatPay) => (await Member.Send(new StartOnlinePayment(Registration, way))).Value;

    /// <summary>What the jobs do.</summary>
    public Task AskAsync() => App.With<ProviderDesk, bool>(async desk =>
    {
        await desk.AskAboutAttemptsAsync(default);
        return true;
    });

    public Task SendRefundsAsync() => App.With<ProviderDesk, bool>(async desk =>
    {
        await desk.SendRefundsAsync(default);
        return true;
    });

    /// <summary>A code that is on the screen.</summary>
    public async Task<string> ShownAsync(PaymentProvider way = PaymentProvider.WeChatPay)
    {
        var id = new Id<PaymentAttempt>(await StartAsync(way));
        await AskAsync();
        return (await AttemptAsync(id)).TradeNumber;
    }

    /// <summary>Paid at the provider; we do not know yet.</summary>
    public async Task<string> ScannedAsync(PaymentProvider way = PaymentProvider.WeChatPay, long? fen = null)
    {
        var number = await ShownAsync(way);
        await Simulator.PayAsync(number, fen);
        return number;
    }

    /// <summary>Paid, and booked after we asked.</summary>
    public async Task<string> PaidAsync(PaymentProvider way = PaymentProvider.WeChatPay, long? fen = null)
    {
        var number = await ScannedAsync(way, fen);
        Advance(TimeSpan.FromSeconds(30));
        await AskAsync();
        return number;
    }

    public async Task<VerifiedNotice> NoticeAsync(string number, string id = "notice-1") => new((await AttemptAsync(number)).Provider, id, number);

    public Task<PaymentAttempt> AttemptAsync(Id<PaymentAttempt> id) => App.Db(db => db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == id));

    public Task<PaymentAttempt> AttemptAsync(string number) => App.Db(db => db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.TradeNumber == number));

    public Task<OrderStatus> OrderStatusAsync() => App.Db(db => db.Orders.Where(o => o.Id == Order).Select(o => o.Status).SingleAsync());

    public Task<decimal> BalanceAsync(LedgerAccount account) => App.Db(async db =>
        (await db.LedgerEntries.Where(e => e.Account == account).Select(e => e.Amount.Amount).ToListAsync()).Sum());
}

using Association.Application.Events;
using Association.Application.Events.Seats;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Pricing;

public sealed class RepricingTests : IntegrationTests
{
    private static BuiltEvent Conference(AfterDeadline after, int capacity = 10)
    {
        var built = new AnEvent(Capacity: capacity, On: Sample.Today.AddDays(60)).Draft();
        built.Event.Withdraw(built.Category.Id);
        var category = built.Event.Sell(new("代表", "Delegate"), false);
        category.Price(new("早鸟", "Early"), new(100), new(200), AssociationCalendar.At(Sample.Today.AddDays(5)));
        category.Price(new("标准", "Standard"), new(300), new(500), null);
        built.Event.Seat(new(true, 24, after, null));
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now), Sample.Now);
        return built with { Category = category };
    }

    private static async Task RunAsync(TestApp app)
    {
        foreach (var order in await app.Send(new OverdueHolds())) Assert.Empty((await app.Send(new ExpireHold(order))).Errors);
    }

    private static Task<(decimal Price, RegistrationStatus Status)> PlaceAsync(TestApp app) => app.Db(async db =>
        await db.Registrations.Select(r => new { r.Price.Amount, r.Status }).SingleAsync() is var r ? (r.Amount, r.Status) : default);

    [Theory, Databases]
    public async Task An_order_keeps_its_price_until_the_deadline_then_costs_the_price_of_the_day_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (Conference(AfterDeadline.Reprice), new AMember().Live());
        await app.Given(conference, member);
        Assert.Empty((await app.As(member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Errors);
        app.Clock.Advance(TimeSpan.FromDays(6));
        await RunAsync(app);
        Assert.Equal((100m, RegistrationStatus.AwaitingPayment), await PlaceAsync(app));

        app.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(app);

        Assert.Equal((300m, RegistrationStatus.AwaitingPayment), await PlaceAsync(app));
        var order = await app.Db(db => db.Orders.SingleAsync());
        Assert.Equal((300m, true), (order.Total.Amount, order.DueAt > app.Now));
        Assert.Equal(300m, (await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).Select(e => e.Amount.Amount).ToListAsync())).Sum());
        Assert.Equal(1, await app.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.OrderRepriced)));

        app.Clock.Advance(TimeSpan.FromDays(9));
        await RunAsync(app);
        Assert.Equal((300m, RegistrationStatus.Expired), await PlaceAsync(app));
    }

    [Theory, Databases]
    public async Task Whoever_waits_goes_before_whoever_did_not_pay(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member, other) = (Conference(AfterDeadline.Reprice, capacity: 1), new AMember().Live(), new AMember(Name: "候补", Pinyin: "houbu").Live());
        await app.Given(conference, member, other);
        Assert.Empty((await app.As(member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Errors);
        Assert.Empty((await app.As(other.Id).Send(new JoinWaitingList(conference.Id, conference.Category.Id, null, true, null))).Errors);
        app.Clock.Advance(TimeSpan.FromDays(8));

        await RunAsync(app);

        Assert.Equal(RegistrationStatus.Expired, (await PlaceAsync(app)).Status);
        Assert.Equal(WaitingStatus.Offered, await app.Db(db => db.WaitingList.Select(w => w.Status).SingleAsync()));
    }

    [Theory, Databases]
    public async Task The_office_says_what_happens_after_the_deadline(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (Conference(AfterDeadline.Reprice), new AMember().Live());
        await app.Given(conference, member);
        Assert.Empty((await app.As(Role.EventOfficer).Send(new SetSeatRules(conference.Id, false, 24, AfterDeadline.Release, null))).Errors);
        Assert.Empty((await app.As(member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Errors);
        app.Clock.Advance(TimeSpan.FromDays(8));

        await RunAsync(app);

        Assert.Equal((100m, RegistrationStatus.Expired), await PlaceAsync(app));
    }
}

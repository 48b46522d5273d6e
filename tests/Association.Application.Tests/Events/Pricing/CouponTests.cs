using Association.Application.Events;
using Association.Application.Events.Pricing;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Pricing;

public sealed class CouponTests : IntegrationTests
{
    private static readonly CouponForm Half = new("赞助商优惠", "赞助商", CouponKind.Percent, 50, "HALF2026", 1, 1, null, null, [], [], null, null);

    private sealed record Case(TestApp App, BuiltEvent Event, BuiltMember[] Members)
    {
        public TestUser Office => App.As(Role.EventOfficer);

        public async Task<Guid> AddAsync(CouponForm form)
        {
            var added = await Office.Send(new AddCoupon(Event.Id, form));
            Assert.Empty(added.Errors);
            return added.Value;
        }

        public Task<Domain.Common.Result<RegistrationOutcome>> RegisterAsync(int member, string? coupon) =>
            App.As(Members[member].Id).Send(new RegisterForEvent(Event.Id, Event.Category.Id, null, true, null, null, Coupon: coupon));

        public Task<List<(decimal Price, decimal Discount)>> PricesAsync() => App.Db(async db =>
            (await db.Registrations.OrderBy(r => r.Id).Select(r => new { Price = r.Price.Amount, Discount = r.Discount.Amount }).ToListAsync()).ConvertAll(r => (r.Price, r.Discount)));
    }

    private async Task<Case> SellAsync(DatabaseKind database, int people = 2, decimal price = 301)
    {
        var app = await StartAsync(database);
        var (conference, members) = (new AnEvent(Member: price, NonMember: 800, Capacity: 200).Published(), Enumerable.Range(1, people).Select(_ => new AMember(Email: null).Live()).ToArray());
        await app.Given([conference, .. members]);
        return new(app, conference, members);
    }

    [Theory, Databases]
    public async Task A_code_lowers_the_price_and_stands_on_registration_and_order(DatabaseKind database)
    {
        var one = await SellAsync(database);
        await one.AddAsync(Half);

        Assert.Empty((await one.RegisterAsync(0, " half-2026 ")).Errors);

        Assert.Equal([(150.5m, 150.5m)], await one.PricesAsync());
        var line = await one.App.Db(db => db.OrderLines.SingleAsync());
        Assert.Equal(150.5m, line.Amount.Amount);
        Assert.Contains("HALF2026", line.Description, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task One_use_in_sixty_hands_at_once_lowers_one_price(DatabaseKind database)
    {
        var one = await SellAsync(database, 60);
        await one.AddAsync(Half);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await one.RegisterAsync(i, "HALF2026");
        })).ToList();
        start.SetResult();

        var answers = await Task.WhenAll(running);

        Assert.Equal(1, answers.Count(a => a.Succeeded));
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Equal(CouponErrors.UsedUp.Code, a.Errors[0].Code));
        Assert.Equal(1, await one.App.Db(db => db.CouponCodes.Select(c => c.Used).SingleAsync()));
    }

    /// <summary>The negative control: the same race, asking first and counting afterwards, uses the code more than once.</summary>
    [Theory, Databases]
    public async Task Without_the_conditional_statement_the_same_race_uses_it_twice(DatabaseKind database)
    {
        var one = await SellAsync(database);
        await one.AddAsync(Half with { Uses = 5 });
        // Both have asked before either counts: what the statement's own condition forbids.
        var free = await Task.WhenAll(AskAsync(), AskAsync());
        await Task.WhenAll(free.Where(yes => yes).Select(_ => one.App.Db(db => db.CouponCodes.ExecuteUpdateAsync(row => row.SetProperty(c => c.Used, c => c.Used + 1)))));

        Assert.Equal(2, await one.App.Db(db => db.CouponCodes.Select(c => c.Used).SingleAsync()));
        one.App.Broken.Add("coupons.used");

        Task<bool> AskAsync() => one.App.Db(db => db.CouponCodes.AnyAsync(c => c.Used < 1));
    }

    [Theory, Databases]
    public async Task Cancelling_gives_the_use_and_the_budget_back_once(DatabaseKind database)
    {
        var one = await SellAsync(database);
        await one.AddAsync(Half with { Budget = 200 });
        var first = await one.RegisterAsync(0, "HALF2026");
        Assert.Equal(CouponErrors.UsedUp.Code, (await one.RegisterAsync(1, "HALF2026")).Errors[0].Code);

        Assert.Empty((await one.App.As(one.Members[0].Id).Send(new CancelRegistration(new(first.Value.Registration)))).Errors);

        Assert.Equal((0, 0L), (await one.App.Db(db => db.CouponCodes.Select(c => c.Used).SingleAsync()), await one.App.Db(db => db.Coupons.Select(c => c.SpentFen).SingleAsync())));
        Assert.Empty((await one.RegisterAsync(1, "HALF2026")).Errors);
    }

    [Theory, Databases]
    public async Task The_budget_ends_a_code_that_still_has_uses(DatabaseKind database)
    {
        var one = await SellAsync(database);
        await one.AddAsync(Half with { Uses = 10, Budget = 200 });
        Assert.Empty((await one.RegisterAsync(0, "HALF2026")).Errors);

        Assert.Equal(CouponErrors.OverBudget.Code, (await one.RegisterAsync(1, "HALF2026")).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task An_amount_above_the_price_makes_it_free_and_never_negative(DatabaseKind database)
    {
        var one = await SellAsync(database);
        await one.AddAsync(Half with { Kind = CouponKind.Amount, Value = 1_000 });

        Assert.Empty((await one.RegisterAsync(0, "HALF2026")).Errors);

        Assert.Equal([(0m, 301m)], await one.PricesAsync());
        Assert.Equal(RegistrationStatus.Confirmed, await one.App.Db(db => db.Registrations.Select(r => r.Status).SingleAsync()));
        Assert.Equal(0, await one.App.Db(db => db.Orders.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_code_holds_only_for_those_it_is_limited_to(DatabaseKind database)
    {
        var one = await SellAsync(database);
        var unit = new AUnit("优惠医院").Seated();
        var colleague = new AColleague("周强", "zhouqiang", "zq").At(unit);
        await one.App.Given(unit, colleague);
        await one.AddAsync(Half with { Uses = 9, Units = "优惠医院", Members = null });

        Assert.Equal(CouponErrors.NotForYou.Code, (await one.RegisterAsync(0, "HALF2026")).Errors[0].Code);
        var guest = await one.App.Anonymous.Send(new RegisterForEvent(one.Event.Id, one.Event.Category.Id, new("周强", "13900000001", null, "优惠医院"), true, null, null, Coupon: "HALF2026"));
        Assert.Equal(CouponErrors.NotForYou.Code, guest.Errors[0].Code);
        Assert.Empty((await one.App.As(colleague.Id).Send(new RegisterForEvent(one.Event.Id, one.Event.Category.Id, null, true, null, null, Coupon: "HALF2026"))).Errors);
    }

    [Theory, Databases]
    public async Task Refused_codes_say_why(DatabaseKind database)
    {
        var one = await SellAsync(database);
        var coupon = await one.AddAsync(Half with { LastDay = Sample.Today.AddDays(2) });
        Assert.Equal(CouponErrors.Unknown.Code, (await one.RegisterAsync(0, "NOSUCH99")).Errors[0].Code);
        Assert.Equal(CouponErrors.Unknown.Code, (await one.RegisterAsync(0, "' OR 1=1 --")).Errors[0].Code);
        one.App.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(CouponErrors.Ended.Code, (await one.RegisterAsync(0, "HALF2026")).Errors[0].Code);
        Assert.Empty((await one.Office.Send(new EndCoupon(one.Event.Id, new(coupon)))).Errors);
        Assert.Equal(CouponErrors.AlreadyEnded.Code, (await one.Office.Send(new EndCoupon(one.Event.Id, new(coupon)))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Bulk_codes_are_distinct_and_go_out_as_a_table(DatabaseKind database)
    {
        var one = await SellAsync(database);
        var coupon = await one.AddAsync(Half with { Code = null, Count = 300, Uses = 1 });

        var table = await one.Office.Send(new ExportCodes(one.Event.Id, new(coupon)));

        Assert.Equal(300, table!.Rows.Select(r => r[0]).Distinct().Count());
        Assert.All(table.Rows, r => Assert.EndsWith($"/register?coupon={r[0]}", r[1], StringComparison.Ordinal));
        Assert.Equal(300, (await one.Office.Send(new ListCoupons(one.Event.Id)))[0].Codes);
        Assert.Equal(CouponErrors.Taken.Code, await CodeAsync(one, table.Rows[0][0]!));
    }

    private static async Task<string> CodeAsync(Case one, string code) => (await one.Office.Send(new AddCoupon(one.Event.Id, Half with { Code = code }))).Errors[0].Code;
}

using Association.Application.Finance;
using Association.Application.Finance.Books;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using Association.Application.Finance.Paying;
using Association.Application.Finance.Payments;
using Association.Application.Members.Memberships;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

/// <summary>What dues brought, to whose credit a part of them goes, and when they are charged.</summary>
public sealed class DuesMoneyTests : IntegrationTests
{
    private static async Task<Id<Order>> ChargeAsync(TestApp app, TestUser finance, int year, DuesAudience audience = DuesAudience.Units, string? payer = null)
    {
        var run = (await finance.Send(new StartDuesRun(year, audience, Queued: false))).Value;
        Assert.Empty((await app.Send(new ChargeDues(new(run.Run), null))).Errors);
        return await app.Db(db => db.DuesCharges.Where(c => c.Year == year && c.WithdrawnAt == null && db.Orders.Any(o => o.Id == c.Order && (payer == null || o.Payer == payer))).Select(c => c.Order).SingleAsync());
    }

    private static async Task WithdrawAsync(TestApp app, TestUser finance, Id<Order> order) =>
        Assert.Empty((await finance.Send(new WithdrawCharge(await app.Db(db => db.DuesCharges.Where(c => c.Order == order).Select(c => c.Id).SingleAsync()), "职务有误"))).Errors);

    [Theory, Databases]
    public async Task A_part_of_dues_that_were_withdrawn_is_the_units_credit_and_pays_the_next(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit("甲医院", UnitTier.Governing).Seated();
        await app.Given(new ADuesYear(2025, Members: null).Adopted(), unit);
        var liaison = new AColleague().Serving(unit);
        await app.Given(liaison);
        var finance = app.As(Role.FinanceOfficer);
        var first = await ChargeAsync(app, finance, 2025);
        Assert.Empty((await finance.Send(new ConfirmPayment(first, 3_000, Sample.Today, AcceptDifference: true))).Errors);
        await WithdrawAsync(app, finance, first);

        Assert.Equal(3_000m, (await app.As(liaison.Id).Send(new GetUnitInvoices(unit.Id))).Credit);
        var second = await ChargeAsync(app, finance, 2026);
        Assert.Equal(3_000m, (await finance.Send(new GetOrder(second)))!.Credit);
        Assert.Empty((await finance.Send(new UseCredit(second, 3_000))).Errors);
    }

    [Theory, Databases]
    public async Task A_part_of_a_members_dues_is_the_members_credit(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = new AMember().Live();
        await app.Given(new ADuesYear(2025).Adopted(), member);
        var finance = app.As(Role.FinanceOfficer);
        var (first, second) = (await ChargeAsync(app, finance, 2025, DuesAudience.Members), await ChargeAsync(app, finance, 2026, DuesAudience.Members));
        Assert.Empty((await finance.Send(new ConfirmPayment(first, 60, Sample.Today, AcceptDifference: true))).Errors);
        await WithdrawAsync(app, finance, first);

        Assert.Equal(member.Id, await app.Db(db => db.PayerProfiles.Select(p => p.Person).SingleAsync()));
        Assert.Empty((await finance.Send(new UseCredit(second, 60))).Errors);
    }

    [Theory, Databases]
    public async Task What_was_given_up_or_goes_back_is_not_said_to_have_been_received(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(2026, Members: null).Adopted(), new AUnit("甲医院").Seated());
        await app.Given(new AUnit("乙医院", UnitTier.Governing).Seated(), new AUnit("丙医院", UnitTier.ExecutiveGoverning).Seated(), new AUnit("丁医院").Seated());
        var (finance, head) = (app.As(Role.FinanceOfficer), app.As(Role.FinanceOfficer));
        var run = (await finance.Send(new StartDuesRun(2026, DuesAudience.Units, Queued: false))).Value;
        await app.Send(new ChargeDues(new(run.Run), null));
        Task<Id<Order>> Of(string payer) => app.Db(db => db.Orders.Where(o => o.Payer == payer).Select(o => o.Id).SingleAsync());
        Assert.Empty((await head.Send(new WriteOffDebt(await Of("丙医院"), Waived: false, "已注销"))).Errors);
        Assert.Empty((await head.Send(new WriteOffDebt(await Of("甲医院"), Waived: true, "受灾"))).Errors);
        Assert.Empty((await finance.Send(new ConfirmPayment(await Of("乙医院"), 5_000, Sample.Today))).Errors);
        Assert.Empty((await head.Send(new DecideRefund(await Of("乙医院"), 1_000, "多收"))).Errors);

        var year = await finance.Send(new GetFinanceYear(2026));
        Assert.Equal((17_000m, 4_000m, 4, 1), (year.DuesCharged, year.DuesReceived, year.DuesPayers, year.DuesPaid));
        var units = await finance.Send(new DuesByUnit(2026));
        Assert.Equal((4_000m, 2_000m), (units.Paid, units.Owed));
        Assert.Equal((1, 2, 1), (units.States[DuesState.Paid], units.States[DuesState.WrittenOff], units.States[DuesState.Open]));
        Assert.Equal(4_000m, Assert.Single(await finance.Send(new ListDuesRuns())).Settled);
    }

    [Theory, Databases]
    public async Task A_schedule_is_charged_from_its_own_day(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var before = new ADuesYear(2025, Members: null).Adopted();
        before.Schedule.EndOn(new(2026, 6, 30));
        var resolution = new CouncilResolution(DecidingBody.Congress, "第四届会员代表大会", null, new(2026, 2, 20), new Votes(120, 100, 90, 6, 4), secret: true);
        var after = new FeeSchedule("新标准", new DateRange(new(2026, 7, 1), null), ProRata.None, [new(UnitTier.Member, null, new(3_000))]);
        after.Adopt(resolution);
        await app.Given(before, resolution, after, new AUnit("甲医院").Seated());
        var finance = app.As(Role.FinanceOfficer);

        Assert.Equal(2_000m, (await finance.Send(new PreviewDues(2026, DuesAudience.Units, new(2026, 1, 10))))!.Sum);
        Assert.Equal(3_000m, (await finance.Send(new PreviewDues(2026, DuesAudience.Units, new(2026, 7, 1))))!.Sum);
        Assert.Equal("dues.no-schedule", (await finance.Send(new StartDuesRun(2024, DuesAudience.Units))).Errors[0].Code);
        var run = (await finance.Send(new StartDuesRun(2026, DuesAudience.Units, new(2026, 1, 10), Queued: false))).Value;
        await app.Send(new ChargeDues(new(run.Run), null));
        Assert.Equal(2_000m, await app.Db(db => db.Orders.Select(o => o.Total.Amount).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Nobody_is_overdue_on_the_day_of_the_charge(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(2025, Members: null).Adopted(), new AUnit("甲医院").Seated());
        var finance = app.As(Role.FinanceOfficer);
        var refused = (await finance.Send(new StartDuesRun(2026, DuesAudience.Units, DueOn: Sample.Today.AddDays(-1)))).Errors[0];
        Assert.Equal(("dues.due-past", "DueOn"), (refused.Code, refused.Field));
        var run = (await finance.Send(new StartDuesRun(2025, DuesAudience.Units, DueOn: Sample.Today.AddDays(22), Queued: false))).Value;
        var copied = (await finance.Send(new CopyDuesRun(new(run.Run), 2027))).Value;
        Assert.Equal(Sample.Today.AddDays(22), await app.Db(db => db.DuesRuns.Where(r => r.Id == new Id<DuesRun>(copied.Run)).Select(r => r.DueOn).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_member_without_end_pays_overdue_dues_by_phone(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (member, other) = (new AMember().Live(), new AMember("李娜", "lina", "ln", Joined: new(2027, 1, 1)).Live());
        await app.Given(new ADuesYear(2026).Adopted(), member, other);
        var order = await ChargeAsync(app, app.As(Role.FinanceOfficer), 2026, DuesAudience.Members);
        app.Clock.Advance(TimeSpan.FromDays(90));
        var me = app.As(member.Id);
        Assert.Equal(order.Value, (await me.Send(new GetOwnMembership()))!.Dues!.Order);
        Assert.True((await me.Send(new GetDuesPayment(order)))!.InTime);
        // No provider is set up here; who may not pay is told that there is no such order.
        Assert.Equal(AttemptErrors.NotOffered.Code, (await me.Send(new StartDuesPayment(order, PaymentProvider.Alipay))).Errors[0].Code);
        Assert.Equal(ErrorKind.NotFound, (await app.As(other.Id).Send(new StartDuesPayment(order, PaymentProvider.Alipay))).Errors[0].Kind);
    }

    [Theory, Databases]
    public async Task Every_yuan_of_dues_stands_once_in_the_fiscal_export(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit("甲医院", UnitTier.ExecutiveGoverning).Seated();
        await app.Given(new ADuesYear(2025, Members: null).Adopted(), unit);
        var finance = app.As(Role.FinanceOfficer);
        var first = await ChargeAsync(app, finance, 2025);
        await finance.Send(new ConfirmPayment(first, 10_000, Sample.Today, AcceptDifference: true));
        var second = await ChargeAsync(app, finance, 2026);
        await finance.Send(new UseCredit(second, 2_000));
        await finance.Send(new ConfirmPayment(second, 1_500, Sample.Today, AcceptDifference: true));
        async Task<List<string>> RowsAsync()
        {
            var table = (await finance.Send(new ExportFiscal(FiscalPaper.DuesReceipt, Sample.Today, Sample.Today))).Value;
            Assert.All(table.Rows, row => Assert.Equal(("甲医院", unit.Code.Value), (row[2], row[3])));
            return [.. table.Rows.Select(row => $"{row[0]} {row[12]}")];
        }

        Assert.Equal(["R2026-000001 8000.00", "R2026-000002 1500.00", " 2000.00"], await RowsAsync());
        // Withdrawn, what was paid of it is a credit again: it stands where it is used.
        await WithdrawAsync(app, finance, second);
        Assert.Equal(["R2026-000001 8000.00"], await RowsAsync());
        await finance.Send(new UseCredit(await ChargeAsync(app, finance, 2026), 3_500));
        Assert.Equal(["R2026-000001 8000.00", " 3500.00"], await RowsAsync());
    }
}

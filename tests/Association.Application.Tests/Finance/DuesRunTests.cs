using Association.Application.Finance;
using Association.Application.Finance.Books;
using Association.Application.Finance.Dues;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class DuesRunTests : IntegrationTests
{
    private async Task<(TestApp App, TestUser Finance)> WithUnitsAsync(DatabaseKind database, ADuesYear? dues = null)
    {
        var app = await StartAsync(database);
        await app.Given((dues ?? new ADuesYear()).Adopted(), new AUnit("甲医院").Seated(), new AUnit("乙医院", UnitTier.Governing).Seated(), new AUnit("丙诊所", UnitTier.ExecutiveGoverning).Seated(),
            new AUnit("未入会医院").Without());
        return (app, app.As(Role.FinanceOfficer));
    }

    private static async Task RunAsync(TestApp app, TestUser finance, int year = 2026, DuesAudience audience = DuesAudience.Everybody)
    {
        Assert.Empty((await finance.Send(new StartDuesRun(year, audience))).Errors);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
    }

    [Theory, Databases]
    public async Task What_the_preview_says_is_charged_once_with_invoice_and_ledger(DatabaseKind database)
    {
        var (app, finance) = await WithUnitsAsync(database);
        var preview = (await finance.Send(new PreviewDues(2026, DuesAudience.Everybody)))!;
        Assert.Equal((3, 15_000m), (preview.Payers, preview.Sum));

        await RunAsync(app, finance);
        await RunAsync(app, finance);

        Assert.Equal([2_000m, 5_000m, 8_000m], await app.Db(db => db.Orders.OrderBy(o => o.Total.Amount).Select(o => o.Total.Amount).ToListAsync()));
        Assert.Equal(["I2026-000001", "I2026-000002", "I2026-000003"], await app.Db(db => db.FinanceDocuments.OrderBy(d => d.Serial).Select(d => d.Number).ToListAsync()));
        Assert.Equal(-15_000m, (await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.DuesIncome).Select(e => e.Amount.Amount).ToListAsync())).Sum());
        Assert.Equal(0, (await finance.Send(new PreviewDues(2026, DuesAudience.Everybody)))!.Payers);
        Assert.Empty(await app.Db(db => db.Outbox.ToListAsync()));
    }

    [Theory, Databases]
    public async Task Ten_runs_at_once_charge_nobody_twice(DatabaseKind database)
    {
        var (app, finance) = await WithUnitsAsync(database);
        var runs = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => finance.Send(new StartDuesRun(2026, DuesAudience.Units, Queued: false)))));
        await Task.WhenAll(runs.Select(run => Task.Run(async () => await app.Send(new ChargeDues(new(run.Value.Run), null)))));
        Assert.Equal((3, 3), await app.Db(async db => (await db.DuesCharges.CountAsync(), await db.Orders.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_term_that_ends_is_proposed_anew_and_begins_when_it_is_paid(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (ending, forEver) = (new AMember(Number: "M1").Live(), new AMember("李娜", "lina", "ln", Number: "M2").Live());
        ending.Membership.End(new DateOnly(2026, 6, 30));
        await app.Given(new ADuesYear().Adopted(), ending, forEver);
        var finance = app.As(Role.FinanceOfficer);

        await RunAsync(app, finance, audience: DuesAudience.Members);

        var membership = await app.Db(db => db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Number == "M1"));
        Assert.Equal((new DateOnly(2026, 7, 1), TermState.Proposed), (membership.Proposed!.From, membership.Proposed.State));
        Assert.Null((await app.Db(db => db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Number == "M2"))).Proposed);
        var order = await app.Db(db => db.Orders.SingleAsync(o => o.Lines.Any(l => l.Term == membership.Proposed.Id)));
        Assert.Empty((await finance.Send(new ConfirmPayment(order.Id, 100, Sample.Today))).Errors);
        Assert.Null((await app.Db(db => db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Number == "M1"))).Proposed);
    }

    [Theory, Databases]
    public async Task A_charge_taken_back_leaves_a_credit_note_and_can_be_made_again(DatabaseKind database)
    {
        var (app, finance) = await WithUnitsAsync(database);
        await RunAsync(app, finance);
        var charge = await app.Db(db => db.DuesCharges.Where(c => c.Tier == UnitTier.Governing).Select(c => c.Id).SingleAsync());

        Assert.Equal("C2026-000001", (await finance.Send(new WithdrawCharge(charge, "单位职务有误"))).Value);
        Assert.Equal("record.not-found", (await finance.Send(new WithdrawCharge(charge, "again"))).Errors[0].Code);
        Assert.Equal(1, (await finance.Send(new PreviewDues(2026, DuesAudience.Units)))!.Payers);
        await RunAsync(app, finance);

        Assert.Equal("I2026-000004", await app.Db(db => db.FinanceDocuments.OrderByDescending(d => d.Serial).Where(d => d.Kind == DocumentKind.Invoice).Select(d => d.Number).FirstAsync()));
    }

    [Theory, Databases]
    public async Task Without_a_resolution_or_in_closed_books_nothing_is_charged(DatabaseKind database)
    {
        var (app, finance) = await WithUnitsAsync(database, new ADuesYear(2025));
        Assert.Equal("dues.no-schedule", (await finance.Send(new StartDuesRun(2024, DuesAudience.Units))).Errors[0].Code);
        Assert.Empty((await finance.Send(new CloseYear(2025))).Errors);
        Assert.Equal("ledger.closed", (await finance.Send(new StartDuesRun(2025, DuesAudience.Units))).Errors[0].Code);
        Assert.Empty((await finance.Send(new ReopenYear(2025, "补收会费"))).Errors);
        await RunAsync(app, finance, 2025);
        Assert.Equal(15_000m, (await finance.Send(new GetFinanceYear(2025))).IncomeTotal);
        Assert.Equal(0m, (await finance.Send(new GetFinanceYear(2026))).IncomeTotal);
    }
}

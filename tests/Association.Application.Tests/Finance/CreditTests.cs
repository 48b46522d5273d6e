using Association.Application.Finance;
using Association.Application.Finance.Books;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Dues;
using Association.Application.Finance.Payments;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class CreditTests : IntegrationTests
{
    private static async Task<Id<Order>> ChargeAsync(TestApp app, TestUser finance, int year)
    {
        var run = (await finance.Send(new StartDuesRun(year, DuesAudience.Units, Queued: false))).Value;
        Assert.Empty((await app.Send(new ChargeDues(new(run.Run), null))).Errors);
        return await app.Db(db => db.DuesCharges.Where(c => c.Year == year).Select(c => c.Order).SingleAsync());
    }

    [Theory, Databases]
    public async Task What_was_paid_too_much_pays_for_the_next_year_or_is_sent_back_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(2025, Members: null).Adopted(), new AUnit("甲医院").Seated());
        var finance = app.As(Role.FinanceOfficer);
        var first = await ChargeAsync(app, finance, 2025);
        Assert.Equal("order.wrong-amount", (await finance.Send(new ConfirmPayment(first, 3_000, Sample.Today))).Errors[0].Code);
        Assert.Empty((await finance.Send(new ConfirmPayment(first, 3_000, Sample.Today, AcceptDifference: true))).Errors);
        var credit = Assert.Single(await finance.Send(new ListCredits()));
        Assert.Equal(("甲医院", 1_000m, 0m), (credit.Name, credit.Credit, credit.Owed));

        var second = await ChargeAsync(app, finance, 2026);
        Assert.Equal("payer.no-credit", (await finance.Send(new UseCredit(second, 1_500))).Errors[0].Code);
        Assert.Empty((await finance.Send(new UseCredit(second, 400))).Errors);
        Assert.Equal(1_600m, (await finance.Send(new GetOrder(second)))!.Owed);

        Assert.Equal("payer.no-credit", (await finance.Send(new PayOutCredit(new(credit.Payer), 600.01m, Sample.Today, "退回"))).Errors[0].Code);
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => finance.Send(new PayOutCredit(new(credit.Payer), 600, Sample.Today, "退回多付会费")))));
        Assert.Single(sent, s => s.Succeeded);
        Assert.Empty(await finance.Send(new ListCredits()));
        // 3,000 came and 600 went.
        Assert.Equal(2_400m, (await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Bank).Select(e => e.Amount.Amount).ToListAsync())).Sum());
    }

    [Theory, Databases]
    public async Task A_fund_holds_what_was_booked_on_it_and_a_closed_year_takes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var held = new AnEvent().Published();
        await app.Given(held);
        var finance = app.As(Role.FinanceOfficer);
        var fund = new Id<Fund>((await finance.Send(new KeepFund(null, "科研基金", "Research fund", "青年课题"))).Value);
        Assert.Empty((await finance.Send(new BookEntry(LedgerAccount.DonationIncome, LedgerAccount.Bank, 5_000, Sample.Today, "某企业捐赠", held.Id, fund))).Errors);
        Assert.Empty((await finance.Send(new BookEntry(LedgerAccount.ActivityCost, LedgerAccount.Bank, 1_200.50m, Sample.Today, "课题补助", held.Id, fund))).Errors);

        Assert.Equal(3_799.50m, Assert.Single(await finance.Send(new ListFunds())).Balance);
        Assert.Equal(3_799.50m, Assert.Single(await finance.Send(new ListEventResults(Sample.Today.Year))).Result);
        Assert.Equal(3_799.50m, (await finance.Send(new GetEventResult(held.Id)))!.Result);
        Assert.Equal(2, (await finance.Send(new ListLedger(Fund: fund))).Items.Count);

        Assert.Empty((await finance.Send(new KeepFund(fund, "科研基金", null, null, Closed: true))).Errors);
        Assert.Equal("fund.closed", (await finance.Send(new BookEntry(LedgerAccount.ActivityCost, LedgerAccount.Bank, 1, Sample.Today, "晚了", Fund: fund))).Errors[0].Code);
        var before = new DateOnly(Sample.Today.Year - 1, 6, 1);
        Assert.Empty((await finance.Send(new CloseYear(before.Year))).Errors);
        var refused = (await finance.Send(new BookEntry(LedgerAccount.OtherIncome, LedgerAccount.Cash, 1, before, "补记"))).Errors[0];
        Assert.Equal(("ledger.closed", $"{before.Year}"), (refused.Code, refused.Arguments[0]));
    }

    [Theory, Databases]
    public async Task Slips_of_dues_come_from_the_unit_and_nobody_elses(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (unit, other) = (new AUnit("甲医院").Seated(), new AUnit("乙医院").Without());
        var (liaison, stranger) = (new AColleague().Serving(unit), new AColleague("王芳", "wangfang", "wf").Serving(other));
        await app.Given(new ADuesYear(Members: null).Adopted(), unit, other);
        await app.Given(liaison, stranger);
        var finance = app.As(Role.FinanceOfficer);
        var order = await ChargeAsync(app, finance, 2026);
        var slip = new Application.Files.UploadedFile("slip.pdf", [.. "%PDF-1.4 slip"u8]);

        Assert.Equal("record.not-found", (await app.As(stranger.Id).Send(new UploadUnitSlip(other.Id, order, slip))).Errors[0].Code);
        Assert.Equal("record.not-found", (await app.As(stranger.Id).Send(new UploadMySlip(order, slip))).Errors[0].Code);
        Assert.Empty((await app.As(liaison.Id).Send(new UploadUnitSlip(unit.Id, order, slip))).Errors);
        Assert.Equal(SlipStatus.Uploaded, Assert.Single((await finance.Send(new GetOrder(order)))!.Slips).Status);
    }

    [Theory, Databases]
    public async Task A_members_own_head_stands_on_the_next_invoice(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = new AMember().Live();
        await app.Given(new ADuesYear().Adopted(), member);
        var me = app.As(member.Id);
        Assert.Equal("payer.tax-number", (await me.Send(new SetMyFiscalData(new("张文静", "12")))).Errors[0].Code);
        Assert.Empty((await me.Send(new SetMyFiscalData(new("张文静 个人", Email: "bill@example.org")))).Errors);
        Assert.Equal("张文静 个人", (await me.Send(new GetMyFiscalData()))!.Title);

        var run = (await app.As(Role.FinanceOfficer).Send(new StartDuesRun(2026, DuesAudience.Members, Queued: false))).Value;
        Assert.Equal(1, (await app.Send(new ChargeDues(new(run.Run), null))).Value.Charged);
        Assert.Equal(("张文静 个人", "bill@example.org"), await app.Db(db => db.FinanceDocuments.Select(d => new ValueTuple<string, string?>(d.Payer.Title, d.Payer.Email)).SingleAsync()));
    }
}

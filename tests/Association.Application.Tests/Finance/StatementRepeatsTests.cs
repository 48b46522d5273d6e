using System.Text;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Application.Finance.Bank;
using Association.Application.Finance.Dues;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

/// <summary>Money that is on record already is booked once, and money that only looks like it is not lost.</summary>
public sealed class StatementRepeatsTests : IntegrationTests
{
    private static UploadedFile Csv(string text) => new("流水.csv", Encoding.UTF8.GetBytes(text));

    private async Task<(TestApp App, TestUser Finance)> ChargedAsync(DatabaseKind database, params int[] years)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(2025, Members: null).Adopted(), new AUnit("甲医院").Seated(), new AUnit("乙医院").Seated());
        var finance = app.As(Role.FinanceOfficer);
        foreach (var year in years)
        {
            var run = await finance.Send(new StartDuesRun(year, DuesAudience.Units, Queued: false));
            Assert.Empty((await app.Send(new ChargeDues(new(run.Value.Run), null))).Errors);
        }

        return (app, finance);
    }

    private static async Task<IReadOnlyDictionary<LineBucket, int>> BucketsAsync(TestUser finance, string text)
    {
        var uploaded = await finance.Send(new UploadStatement(Csv(text)));
        Assert.Empty(uploaded.Errors);
        return (await finance.Send(new GetStatement(new(uploaded.Value))))!.Buckets;
    }

    [Theory, Databases]
    public async Task A_transfer_that_was_confirmed_by_its_slip_does_not_pay_the_next_years_dues_as_well(DatabaseKind database)
    {
        var (app, finance) = await ChargedAsync(database, 2025, 2026);
        var before = await app.Db(db => db.Orders.Where(o => o.Payer == "甲医院" && db.DuesCharges.Any(c => c.Order == o.Id && c.Year == 2025)).Select(o => new { o.Id, o.Reference }).SingleAsync());
        Assert.Empty((await finance.Send(new ConfirmPayment(before.Id, 2_000, new(2026, 2, 3)))).Errors);
        foreach (var remark in new[] { before.Reference, "会费" })
        {
            var uploaded = new Id<BankStatement>((await finance.Send(new UploadStatement(Csv($"交易日期,流水号,收入,对方户名,附言\n2026-02-03,1,2000,甲医院,{remark}\n")))).Value);
            var line = Assert.Single((await finance.Send(new GetStatement(uploaded, LineBucket.Check)))!.Lines);
            Assert.Equal((LineFinding.PaidAlready, before.Id.Value), (line.Finding, line.Candidates.Single().Order));
            Assert.Equal(0, (await finance.Send(new MatchAgain(uploaded))).Value);
            Assert.Empty((await finance.Send(new DiscardStatement(uploaded))).Errors);
        }

        // Taken back, it is no longer booked: the line pays what it names.
        Assert.Empty((await finance.Send(new UndoPayment(await app.Db(db => db.Payments.Select(p => p.Id).SingleAsync()), "记错"))).Errors);
        var report = await finance.Send(new PreviewStatement(Csv($"交易日期,流水号,收入,对方户名,附言\n2026-02-03,1,2000,甲医院,{before.Reference}\n")));
        Assert.Equal((1, before.Reference), (report.Matched, report.Matches.Single().Reference));
    }

    [Theory, Databases]
    public async Task Zeros_vouchers_and_numbers_that_begin_anew_each_day_drop_no_payment(DatabaseKind database)
    {
        var (_, finance) = await ChargedAsync(database, 2026);
        foreach (var header in new[] { "凭证号", "流水号" })
        {
            var report = await finance.Send(new PreviewStatement(Csv($"交易日期,{header},收入,对方户名\n2026-02-03,0,2000,甲医院\n2026-02-03,0,2000,乙医院\n")));
            Assert.Equal((0, 2), (report.Repeated, report.Matched));
        }

        Assert.Equal(1, (await BucketsAsync(finance, "交易日期,流水号,收入,对方户名\n2026-02-03,0001,2000,甲医院\n"))[LineBucket.Matched]);
        // The next month's file counts from one again.
        Assert.Equal(1, (await BucketsAsync(finance, "交易日期,流水号,收入,对方户名\n2026-02-28,0001,2000,乙医院\n"))[LineBucket.Matched]);
        Assert.Equal(2, (await BucketsAsync(finance, "交易日期,流水号,收入,对方户名\n2026-02-03,0001,2000,甲医院\n2026-02-28,0001,2000,乙医院\n"))[LineBucket.Repeated]);
    }

    [Theory, Databases]
    public async Task Lines_that_were_imported_when_keys_had_no_day_are_known_still(DatabaseKind database)
    {
        var (app, finance) = await ChargedAsync(database, 2026);
        await BucketsAsync(finance, "账号：5101****8888\n交易日期,流水号,收入,对方户名\n2026-02-03,7001,2000,甲医院\n2026-02-04,7002,2000,乙医院\n");
        foreach (var serial in new[] { "7001", "7002" })
            await app.Db(db => db.BankLines.Where(l => l.Serial == serial).ExecuteUpdateAsync(row => row.SetProperty(l => l.Key, "5101****8888|" + serial + "|2000.00")));

        Assert.Equal(1, (await BucketsAsync(finance, "账号：5101****8888\n交易日期,流水号,收入,对方户名\n2026-02-03,7001,2000,甲医院\n"))[LineBucket.Repeated]);
        Assert.Equal(1, (await BucketsAsync(finance, "账号：5101****8888\n交易日期,凭证号,收入,对方户名\n2026-02-04,7002,2000,乙医院\n"))[LineBucket.Repeated]);
        // The same number on another day is another payment.
        Assert.Equal(1, (await BucketsAsync(finance, "账号：5101****8888\n交易日期,流水号,收入,对方户名\n2026-02-20,7001,2000,甲医院\n"))[LineBucket.Matched]);
    }

    [Theory, Databases]
    public async Task A_page_beyond_all_pages_is_empty(DatabaseKind database)
    {
        var (_, finance) = await ChargedAsync(database, 2026);
        var statement = new Id<BankStatement>((await finance.Send(new UploadStatement(Csv("交易日期,收入,对方户名\n2026-02-03,2000,甲医院\n")))).Value);
        foreach (var page in new[] { int.MaxValue, int.MaxValue / GetStatement.Size + 1, 2 }) Assert.Empty((await finance.Send(new GetStatement(statement, LineBucket.Matched, page)))!.Lines);
        foreach (var page in new[] { int.MinValue, 0, 1 }) Assert.Single((await finance.Send(new GetStatement(statement, LineBucket.Matched, page)))!.Lines);
    }
}

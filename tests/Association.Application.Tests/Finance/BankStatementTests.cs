using System.Text;
using Association.Application.Files;
using Association.Application.Finance.Bank;
using Association.Application.Finance.Dues;
using Association.Application.Import;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class BankStatementTests : IntegrationTests
{
    private static UploadedFile Csv(string text, string name = "流水.csv") => new(name, Encoding.UTF8.GetBytes(text));

    private static async Task ChargeAsync(TestApp app, TestUser finance, int year)
    {
        var run = await finance.Send(new StartDuesRun(year, DuesAudience.Units, Queued: false));
        Assert.Empty((await app.Send(new ChargeDues(new(run.Value.Run), null))).Errors);
    }

    private static Task<int> BookAsync(TestApp app, Id<BankStatement> statement, bool undo)
    {
        var scope = app.Scope();
        return scope.ServiceProvider.GetRequiredService<StatementRunner>().RunAsync(statement, undo, _ => Task.CompletedTask, row => { Assert.True(row.Succeeded, row.Code); return Task.CompletedTask; }, default);
    }

    [Theory, Databases]
    public async Task A_years_statement_finds_its_units_is_booked_and_undone(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(2019, Members: null).Adopted());
        var finance = app.As(Role.FinanceOfficer);
        await using (var scope = app.Scope())
        await using (var units = File.OpenRead(Repository.At("db", "seed", "2019", "units.xlsx")))
            Assert.Empty((await scope.ServiceProvider.GetRequiredService<WorkbookImport>().RunAsync(ImportKind.Units, units, "units.xlsx", dryRun: false, null, default)).Errors);
        await ChargeAsync(app, finance, 2019);
        var file = new UploadedFile("bank.csv", await File.ReadAllBytesAsync(Repository.At("db", "seed", "2019", "bank-statement-gbk.csv")));

        var report = await finance.Send(new PreviewStatement(file));
        Assert.Equal((67, 60, 6, 1), (report.Lines, report.Credits, report.Debits, report.Repeated));
        Assert.Equal((57, 2, 1, 0, 0), (report.Matched, report.Underpaid, report.Overpaid, report.Check, report.Unknown));

        var statement = new Id<BankStatement>((await finance.Send(new UploadStatement(file))).Value);
        Assert.Equal(0, await app.Db(db => db.Payments.CountAsync()));
        Assert.Empty((await finance.Send(new CommitStatement(statement, Queued: false))).Errors);
        Assert.Equal(57, await BookAsync(app, statement, undo: false));
        Assert.Equal(57, await app.Db(db => db.Orders.CountAsync(o => o.Status == OrderStatus.Paid)));
        Assert.Equal((0, 60), (await finance.Send(new PreviewStatement(file)) is var again ? again.Credits : -1, again.Repeated - 7));

        Assert.Empty((await finance.Send(new UndoStatement(statement, Queued: false))).Errors);
        Assert.Equal(57, await BookAsync(app, statement, undo: true));
        Assert.Equal((0, 57), await app.Db(async db => (await db.Orders.CountAsync(o => o.Status == OrderStatus.Paid), await db.Receipts.CountAsync(r => r.VoidedAt != null))));
    }

    [Theory, Databases]
    public async Task Short_and_long_payments_are_assigned_by_hand_and_the_rest_is_credit(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(Members: null).Adopted(), new AUnit("甲医院").Seated(), new AUnit("乙医院", UnitTier.Governing).Seated());
        var finance = app.As(Role.FinanceOfficer);
        await ChargeAsync(app, finance, 2026);
        var statement = new Id<BankStatement>((await finance.Send(new UploadStatement(Csv("交易日期,流水号,收入,支出,对方户名,摘要\n2026-02-03,1,\"1,500.00\",,甲医院,\n2026-02-04,2,6000,,乙医院,会费\n")))).Value);
        var lines = (await finance.Send(new GetStatement(statement, LineBucket.Check)))!.Lines;
        Assert.Equal([LineFinding.Underpaid, LineFinding.Overpaid], lines.Select(l => l.Finding));

        foreach (var line in lines)
        {
            var owed = line.Candidates[0];
            Assert.Empty((await finance.Send(new AssignLine(new(line.Id), [new(new(owed.Order), Math.Min(owed.Owed, line.Amount))]))).Errors);
        }

        Assert.Equal("statement.split", (await finance.Send(new AssignLine(new(lines[0].Id), [new(new(lines[0].Candidates[0].Order), 1_500.01m)]))).Errors[0].Code);
        await finance.Send(new CommitStatement(statement, Queued: false));
        Assert.Equal(2, await BookAsync(app, statement, undo: false));
        Assert.Equal([500m], await app.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Total.Amount - o.Settled.Amount).ToListAsync()));
        Assert.Equal(-1_000m, (await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Advances).Select(e => e.Amount.Amount).ToListAsync())).Sum());
    }

    [Theory]
    [InlineData("记账日期,记账时间,币别,金额,余额,交易名称,附言,对方账户名\n2026/02/03,10:00:00,人民币,\"+2,000.00\",9,转账,会费,甲医院\n2026/02/03,10:00:00,人民币,-88.00,9,付款,,某供应商")]
    [InlineData("序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要\n1,20260203,100000,转账,贷 Cr,2000.00,9,62,甲医院,,会费\n2,20260203,100001,转账,借 Dr,88.00,9,62,某供应商,,付款")]
    [InlineData("中国工商银行\n账号: 4402****1234\n交易日期\t,摘要,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名\n2026-02-03\t,会费,\"2,000.00\",,人民币,\"2,000.00\",,人民币,9, 甲医院 \n2026-02-03\t,付款,,88.00,人民币,,88.00,人民币,9,某供应商\n人民币合计,,2000.00,88.00,,,,,,")]
    [InlineData("微信支付账单明细,,,,,,\n----,,,,,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2026-02-03 10:00:00,转账,甲医院,会费,收入,¥2000.00,零钱,已存入,T1,M1,/\n2026-02-03 10:00:00,消费,某供应商,墨盒,支出,¥88.00,零钱,支付成功,T2,M2,/")]
    [InlineData("Date,Amount,Balance,Payer,Remark\n2026/2/3,\"+2,000.00\",9,甲医院,dues\n2026年2月3日,-88,9,某供应商,paid")]
    [InlineData("对方户名,附言,贷方金额,借方金额,记账日期\n甲医院,会费,￥2000,,20260203\n某供应商,付款,0.00,88.00,2026.2.3\n,,2000.00,88.00,合计")]
    public async Task Every_bank_writes_its_own_columns(string text)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(new ADuesYear(Members: null).Adopted(), new AUnit("甲医院").Seated());
        var finance = app.As(Role.FinanceOfficer);
        await ChargeAsync(app, finance, 2026);
        var report = await finance.Send(new PreviewStatement(Csv(text)));
        Assert.Equal((2, 1, 1, 1), (report.Lines, report.Credits, report.Debits, report.Matched));
    }

    [Fact]
    public async Task Bytes_that_no_encoding_explains_are_named_by_their_line()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        byte[] content = [.. chinese.GetBytes("交易日期,收入,对方户名\n2026-02-03,100,甲医院\n2026-02-04,200,"), 0xFF, .. chinese.GetBytes("\n")];
        var refused = (await app.As(Role.FinanceOfficer).Send(new UploadStatement(new("bank.csv", content)))).Errors[0];
        Assert.Equal(("statement.encoding", "3"), (refused.Code, refused.Arguments[0]));
    }

    [Fact]
    public async Task A_statement_at_work_is_neither_booked_nor_undone_again_unless_the_work_broke_off()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(new ADuesYear(Members: null).Adopted(), new AUnit("甲医院").Seated());
        var finance = app.As(Role.FinanceOfficer);
        await ChargeAsync(app, finance, 2026);
        var statement = new Id<BankStatement>((await finance.Send(new UploadStatement(Csv("交易日期,流水号,收入,对方户名\n2026-02-03,1,2000,甲医院\n")))).Value);
        Assert.Empty((await finance.Send(new CommitStatement(statement))).Errors);
        Assert.Equal("statement.at-work", (await finance.Send(new CommitStatement(statement))).Errors[0].Code);
        Assert.Equal("statement.at-work", (await finance.Send(new UndoStatement(statement))).Errors[0].Code);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));

        Assert.Empty((await finance.Send(new UndoStatement(statement, Queued: false))).Errors);
        Assert.Equal(StatementState.Undoing, (await finance.Send(new GetStatement(statement)))!.State);
        // Nobody works on it: it is gone on with.
        Assert.True((await finance.Send(new GetStatement(statement)))!.BrokeOff);
        Assert.Empty((await finance.Send(new UndoStatement(statement))).Errors);
        await app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
        Assert.Equal((StatementState.Undone, 0), ((await finance.Send(new GetStatement(statement)))!.State, (await finance.Send(new GetStatement(statement)))!.Booked));
        Assert.Equal("statement.not-committed", (await finance.Send(new UndoStatement(statement))).Errors[0].Code);
    }

    [Theory]
    [InlineData("日期,客户\n2026-02-03,甲医院\n", "statement.no-header")]
    [InlineData("交易日期,收入,对方户名\n甲医院9,2026-02-03,100\n", "statement.row")]
    [InlineData("交易日期,收入,对方户名\n2026-02-03,一百,甲医院\n", "statement.row")]
    [InlineData("交易日期,收入,对方户名,币种\n2026-02-03,100,甲医院,USD\n", "statement.currency")]
    [InlineData("交易日期,收入,对方户名\n2026-02-03,100.001,甲医院\n", "statement.row")]
    [InlineData("交易日期,收入,对方户名\n", "statement.empty")]
    public async Task A_file_that_is_no_statement_is_told_what_is_wrong_and_where(string text, string code)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        var refused = await app.As(Role.FinanceOfficer).Send(new UploadStatement(Csv(text)));
        Assert.Equal(code, refused.Errors[0].Code);
        Assert.NotEmpty(refused.Errors[0].Arguments);
    }
}

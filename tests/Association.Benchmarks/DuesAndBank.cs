using System.Diagnostics;
using System.Globalization;
using System.Text;
using Association.Application.Files;
using Association.Application.Finance.Bank;
using Association.Application.Finance.Dues;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Benchmarks;

/// <summary>The dues of a year charged with order, invoice number, ledger and audit; and a bank's statement put beside the orders that wait.</summary>
internal static class DuesAndBank
{
    private const int Many = 100_000;
    private const int OpenDocuments = 50_000;
    private const int Lines = 5_000;
    private const double WantedSeconds = 20;
    private const double WantedPerSecond = 1_000;
    private const double WantedForStatement = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What a run or a statement writes, the last first.</summary>
    private static readonly string[] Written =
        ["BankMatches", "BankLines", "BankStatements", "LedgerEntries", "LedgerTransactions", "FinanceDocuments", "DuesCharges", "DuesRuns", "OrderLines", "Orders", "NumberSequences", "FeeRates", "FeeSchedules", "Resolutions"];

    /// <summary>The 221 units and 5,700 members of 2019.</summary>
    public static async Task<Measured> YearAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await Imports.ImportAsync(app, ImportKind.Units, "units.xlsx");
        await Imports.ImportAsync(app, ImportKind.Members, "members.xlsx");
        await app.Given(Adopted(2019));
        var (stretch, seconds) = await RunAsync(app, 2019);
        return row.Is(seconds, $"s for {stretch.Charged:#,0} invoices of {stretch.Looked:#,0} payers", $"{WantedSeconds:0} s wanted", seconds / WantedSeconds);
    }

    public static async Task<Measured> ManyAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await FillAsync(app, Many);
        var (stretch, seconds) = await RunAsync(app, 2026, DuesAudience.Members);
        await EmptyAsync(app);
        if (stretch.Charged != Many) throw new InvalidOperationException($"{stretch.Charged} of {Many} members were charged.");
        return row.Is(Many / seconds, "invoices/s", $"{WantedPerSecond:0} a second wanted", Many / seconds / WantedPerSecond);
    }

    /// <summary>By reference, invoice number and name in turns, with some that fit nothing.</summary>
    public static async Task<Measured> StatementAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await FillAsync(app, OpenDocuments);
        await RunAsync(app, 2026, DuesAudience.Members);
        var finance = app.As(Role.FinanceOfficer);
        var file = new UploadedFile("bank.csv", Encoding.UTF8.GetBytes(await StatementOfAsync(app)));
        await finance.Send(new PreviewStatement(new("warm.csv", Encoding.UTF8.GetBytes("交易日期,流水号,收入,对方户名,摘要\n2026-02-03,W,1.00,某人,\n"))));

        var watch = Stopwatch.StartNew();
        var report = await finance.Send(new PreviewStatement(file));
        var matching = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var kept = await finance.Send(new UploadStatement(file));
        var seconds = watch.Elapsed.TotalSeconds;
        if (!kept.Succeeded || report.Credits != Lines || report.Matched < Lines * 8 / 10) throw new InvalidOperationException($"{report.Matched} of {report.Credits} lines were matched.");
        var shared = await app.Db(db => db.BankLines.CountAsync(l => l.Bucket == LineBucket.Matched && l.Matches.Sum(m => m.Share.Amount) > 0));
        if (shared != report.Matched) throw new InvalidOperationException($"{shared} of {report.Matched} matched lines were kept with their shares.");
        await EmptyAsync(app);
        return row.Is(seconds, $"s to read, match and keep {Lines:#,0} lines ({report.Matched:#,0} matched)", $"{WantedForStatement:0} s wanted; {matching:0.0} s without keeping them", seconds / WantedForStatement);
    }

    private static async Task<(DuesStretch Stretch, double Seconds)> RunAsync(TestApp app, int year, DuesAudience audience = DuesAudience.Everybody)
    {
        var run = (await app.As(Role.FinanceOfficer).Send(new StartDuesRun(year, audience, Queued: false))).Value.Run;
        await using var scope = app.Scope();
        var watch = Stopwatch.StartNew();
        var result = await scope.ServiceProvider.GetRequiredService<DuesRunner>().RunAsync(new(run), _ => Task.CompletedTask, default);
        return result.Succeeded ? (result.Value, watch.Elapsed.TotalSeconds) : throw new InvalidOperationException(result.Errors[0].Code);
    }

    private static BuiltDuesYear Adopted(int year)
    {
        var resolution = new CouncilResolution(DecidingBody.Congress, "会员代表大会", null, new(year - 1, 12, 20), new Votes(120, 100, 90, 6, 4), secret: true);
        Rate[] rates =
        [
            new(UnitTier.Member, null, new(2_000)), new(UnitTier.Governing, null, new(5_000)), new(UnitTier.ExecutiveGoverning, null, new(8_000)),
            .. MembershipCategory.BuiltIn.Select(category => new Rate(null, category, new(100))),
        ];
        var schedule = new FeeSchedule($"{year}", new DateRange(new(year, 1, 1), null), ProRata.None, rates);
        schedule.Adopt(resolution);
        return new(resolution, schedule);
    }

    private static async Task FillAsync(TestApp app, int members)
    {
        var units = Rosters.Units().ToArray();
        await app.Given(units);
        await app.Given(Adopted(2026));
        await RosterData.FillAsync(app, units[0].Id, units[1].Id, 0, members);
    }

    private static async Task<string> StatementOfAsync(TestApp app)
    {
        var orders = await app.Db(db => db.Orders.AsNoTracking().OrderBy(o => o.Id).Take(Lines * 2)
            .Select(o => new { o.Reference, o.Payer, Number = db.FinanceDocuments.Where(d => d.Order == o.Id).Select(d => d.Number).First() }).ToListAsync());
        var text = new StringBuilder("户名：成都高新医学会\n交易日期,流水号,收入,支出,对方户名,摘要\n");
        for (var i = 0; i < Lines; i++)
        {
            var order = orders[i * 2];
            var (payer, remark) = (i % 10) switch
            {
                < 4 => ($"某公司{i}", $"会费 {order.Reference.ToLowerInvariant()}"),
                < 7 => ($"某公司{i}", $"付 {order.Number}"),
                < 9 => (order.Payer, "会费"),
                _ => ($"无名氏{i}", "往来款"),
            };
            text.Append(CultureInfo.InvariantCulture, $"2026-02-{i % 28 + 1:00},T{i:00000},100.00,,{payer},{remark}\n");
        }

        return text.ToString();
    }

    /// <summary>The invariants are checked on what is left; members who were made inside the database left no trace of their making.</summary>
    private static async Task EmptyAsync(TestApp app)
    {
        await RosterData.EmptyAsync(app);
        await app.Db(async db =>
        {
            db.Database.SetCommandTimeout(Patience);
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Nothing that anybody typed.
            // People took their orders with them, and those the shares of a statement's lines, but not the lines themselves.
            command.CommandText = app.Kind is DatabaseKind.PostgreSql
                ? $"TRUNCATE {string.Join(", ", Written.Select(table => $"\"{table}\""))} CASCADE"
                : "PRAGMA foreign_keys = OFF; " + string.Join(' ', Written.Select(table => $"DELETE FROM \"{table}\";"));
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        });
    }
}

using System.Diagnostics;
using Association.Application.Messages.Reminders;
using Association.Domain.Members;
using Association.Domain.Messages;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>Planning the reminders of a million membership terms: where they end over the year, and where all end on one day.</summary>
internal static class Reminders
{
    private const int Terms = 1_000_000;
    private const int DaysOfYear = 365;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database, bool onOneDay)
    {
        await using var app = await TestApp.StartAsync(database);
        MemberUnit[] units = [new AUnit("提醒医院一").Seated(), new AUnit("提醒医院二").Seated()];
        await app.Given([.. units]);
        await RosterData.FillAsync(app, units[0].Id, units[1].Id, 0, Terms);
        var first = Sample.Today.AddDays(30);
        await ExecuteAsync(app, onOneDay
            ? $"""UPDATE "MembershipTerms" SET "To" = '{first:yyyy-MM-dd}'"""
            : $"""UPDATE "MembershipTerms" SET "To" = DATE '{first:yyyy-MM-dd}' + (('x' || substr("Id"::text, 1, 8))::bit(32)::int % {DaysOfYear})""");
        await ExecuteAsync(app, """UPDATE "People" SET "Email" = "Initials" || substr("Name", 2) || '@example.org'""");
        await ExecuteAsync(app, "VACUUM ANALYZE");
        foreach (var key in (string[])["term-30", "term-7", "term-after"]) await app.Send(new SwitchReminder(ReadyReminders.IdOf(key), true));

        app.Clock.Advance(TimeSpan.FromHours(3));
        var watch = Stopwatch.StartNew();
        var planned = await PlanAsync(app);
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        if (await PlanAsync(app) != 0) throw new InvalidOperationException("The second look planned again.");
        var again = watch.Elapsed.TotalSeconds;
        await ExecuteAsync(app, """TRUNCATE "Outbox" """);
        await RosterData.EmptyAsync(app);
        return row.Is(seconds, $"s for {planned:#,0} due of {Terms:#,0} terms", $"30 s; {again:0.0} s when all is planned", seconds / 30);
    }

    private static async Task<int> PlanAsync(TestApp app)
    {
        var planned = 0;
        ReminderPlace? place = null;
        do
        {
            var stretch = (await app.Send(new PlanRuleReminders(place))).Value;
            (planned, place) = (planned + stretch.Planned, stretch.Next);
        }
        while (place is not null);
        return planned;
    }

    private static Task ExecuteAsync(TestApp app, string sql) => app.Db(async db =>
    {
        db.Database.SetCommandTimeout(Patience);
#pragma warning disable EF1002 // Nothing that anybody typed.
        await db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
    });
}

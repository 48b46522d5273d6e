using System.Data.Common;
using System.Diagnostics;
using Association.Application.Events;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>From the ticket to the answer, at a door with ten thousand tickets, against the look-up and the two writes somebody would do by hand.</summary>
internal static class Door
{
    private const int Tickets = 10_000;
    private const int Warming = 200;
    private const int Scans = 1_000;

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (conference, codes) = await PrepareAsync(app);
        var steward = app.As(Role.EventOfficer);
        var times = new List<double>();
        foreach (var (code, i) in codes.Take(Warming + Scans).Select((c, i) => (c, i)))
        {
            var asked = Stopwatch.GetTimestamp();
            var answer = await steward.Send(new ScanTicket(conference.Id, code, null, ScanMethod.Scanner, RandomCode.Secret()));
            if (i >= Warming) times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (answer is not { Succeeded: true, Value.Verdict: ScanVerdict.Admitted }) throw new InvalidOperationException("A good ticket was not let in.");
        }

        var ours = P95(times);
        var hand = P95(await ByHandAsync(app, [.. codes.Skip(Warming + Scans).Take(Warming + Scans)]));
        return row.Is(ours, $"ms p95 with {Tickets:#,0} tickets (limit 50)", $"{hand:0.0} ms for a look-up, two writes and a count by hand", ours / hand);
    }

    private static async Task<(BuiltEvent Conference, List<string> Codes)> PrepareAsync(TestApp app)
    {
        var conference = new AnEvent(Capacity: Tickets).Published();
        await app.Given(conference);
        var codes = new List<string>();
        foreach (var chunk in Enumerable.Range(0, Tickets).Chunk(500))
        {
            var people = chunk.Select(_ => new AMember(Email: null).Guest()).ToList();
            var tickets = people.Select(p => new ARegistration(conference, p, AsMember: false).Active()).ToList();
            await app.Given([.. people, .. tickets]);
            codes.AddRange(tickets.Select(t => t.Registration.TicketCode));
        }

        return (conference, codes);
    }

    private static async Task<List<double>> ByHandAsync(TestApp app, IReadOnlyList<string> codes)
    {
        await app.Db(db => db.Database.ExecuteSqlRawAsync("""CREATE TABLE "by_hand_scans" ("code" varchar(26) PRIMARY KEY, "at" varchar(40) NOT NULL); CREATE TABLE "by_hand_log" ("code" varchar(26) NOT NULL, "at" varchar(40) NOT NULL)"""));
        var times = new List<double>();
        await app.Db(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var connection = db.Database.GetDbConnection();
            for (var i = 0; i < codes.Count; i++)
            {
                var asked = Stopwatch.GetTimestamp();
                await using (var transaction = await connection.BeginTransactionAsync())
                {
                    await RunAsync(connection, transaction, """SELECT COUNT(*) FROM "Registrations" WHERE "TicketCode" = @code AND "Status" = 'Confirmed'""", codes[i]);
                    await RunAsync(connection, transaction, """INSERT INTO "by_hand_scans" VALUES (@code, 'now')""", codes[i]);
                    await RunAsync(connection, transaction, """INSERT INTO "by_hand_log" VALUES (@code, 'now')""", codes[i]);
                    await RunAsync(connection, transaction, """SELECT COUNT(*) FROM "by_hand_scans" WHERE "code" <> @code""", codes[i]);
                    await transaction.CommitAsync();
                }

                if (i >= Warming) times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        });
        return times;
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, string code)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@code", code);
        command.Parameters.Add(parameter);
        await command.ExecuteScalarAsync();
    }

    private static double P95(List<double> times)
    {
        times.Sort();
        return times[(int)(times.Count * 0.95)];
    }
}

using System.Diagnostics;
using Association.Application.Events;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>Two thousand people want five hundred places of one conference, sixty-four at once: the hot row.</summary>
internal static class Rush
{
    private const int People = 2_000;
    private const int Seats = 500;
    private const int AtOnce = 64;

    public static async Task<Measured> InProcessAsync(Row row)
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.PostgreSql);
        var members = await RushPeople.PrepareAsync(app, People);
        await RunAsync(app, members.Take(200), 100);   // the first calls are compiled, not measured

        var (seconds, conference) = await RunAsync(app, members, Seats);
        await MustHaveSoldAsync(app, conference);
        return Against(row, seconds, await ByHand.MeasureAsync(app, People, AtOnce));
    }

    public static async Task<Measured> OverHttpAsync(Row row)
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.PostgreSql);
        var members = await RushPeople.PrepareAsync(app, People);
        double seconds, used;
        await using (var server = await WebServer.StartAsync(demo: false, ("Database:Provider", "PostgreSql"), ("ConnectionStrings:Association", app.Database.ConnectionString), ("Logging:LogLevel:Default", "Warning"), ("environment", "Production")))
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = server.Address };
            await SendAsync(app, client, members.Take(200), 100);
            used = server.ProcessorTime.TotalSeconds;
            (seconds, var conference) = await SendAsync(app, client, members, Seats);
            used = server.ProcessorTime.TotalSeconds - used;
            await MustHaveSoldAsync(app, conference);
        }

        // The server lived in real time; the invariants are judged by the clock of the test.
        app.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        return Against(row, seconds, await ByHand.MeasureAsync(app, People, AtOnce), $", {used / People * 1000:0.0} ms of the server's processor time each");
    }

    private static Measured Against(Row row, double seconds, double byHand, string more = "") =>
        row.Is(People / seconds, $"requests/s, {Seats} sold, {People - Seats} wait{more}", $"{byHand:0} requests/s by hand (counter and one insert)", People / seconds / byHand);

    private static async Task<(double Seconds, BuiltEvent Conference)> RunAsync(TestApp app, IEnumerable<RushPerson> people, int seats)
    {
        var conference = new AnEvent(Capacity: seats, Member: 300, NonMember: 500, WaitingList: true).Published();
        await app.Given(conference);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, cancellationToken) =>
            await app.As(person.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, $"{conference.Id}/{person.Id}", WaitIfFull: true), cancellationToken));
        return (watch.Elapsed.TotalSeconds, conference);
    }

    private static async Task<(double Seconds, BuiltEvent Conference)> SendAsync(TestApp app, HttpClient client, IEnumerable<RushPerson> people, int seats)
    {
        var conference = new AnEvent(Capacity: seats, Member: 300, NonMember: 500, WaitingList: true, Now: TimeProvider.System.GetUtcNow()).Published();
        await app.Given(conference);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, cancellationToken) =>
        {
            using var answer = await person.RegisterAsync(client, conference, cancellationToken);
            if ((int)answer.StatusCode >= 500) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        });
        return (watch.Elapsed.TotalSeconds, conference);
    }

    private static async Task MustHaveSoldAsync(TestApp app, BuiltEvent conference)
    {
        var sold = await app.Db(db => db.Registrations.CountAsync(r => r.Event == conference.Id && r.Status == RegistrationStatus.AwaitingPayment));
        var waiting = await app.Db(db => db.WaitingList.CountAsync(w => w.Event == conference.Id && w.Status == WaitingStatus.Waiting));
        if ((sold, waiting) != (Seats, People - Seats)) throw new InvalidOperationException($"{sold} places were sold of {Seats}, {waiting} wait.");
    }
}

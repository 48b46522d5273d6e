using System.Collections.Concurrent;
using System.Net;
using Association.Application.Messages;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Hosting;

/// <summary>The web process is killed while people register: what was acknowledged is there, and what was not can be asked for again.</summary>
public sealed class KillTests
{
    private const int People = 200;
    private const int KillAfter = 70;
    private const int AtOnce = 8;

    [Theory, Databases]
    public async Task A_kill_in_the_middle_of_200_registrations_loses_and_doubles_none(DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database, TimeProvider.System.GetUtcNow());
        var conference = new AnEvent(Capacity: People, Member: 300, NonMember: 500, Now: app.Now).Published();
        await app.Given(conference);
        var people = await RushPeople.PrepareAsync(app, People);
        await using var server = await WebServer.StartAsync(demo: false, ("Database:Provider", $"{database}"), ("ConnectionStrings:Association", app.Database.ConnectionString));

        var acknowledged = await RegisterAndKillAsync(server, people, conference);
        // Otherwise the kill came too early or too late, and the test would show nothing.
        Assert.InRange(acknowledged.Count, KillAfter, People - 1);
        var kept = await NumbersAsync(app);
        Assert.All(acknowledged, a => Assert.Contains(a.Value, kept));
        Assert.InRange(kept.Count, acknowledged.Count, People - 1);
        Assert.Equal((0, ""), Trouble(await server.CommandAsync("check")));

        await server.RunAsync(demo: false);
        await RetryAsync(server, people, conference, acknowledged);
        await MustBeWholeAsync(app);
        app.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());   // the invariants are checked by this clock at the end
        Assert.Equal((0, ""), Trouble(await server.CommandAsync("check")));
    }

    /// <returns>The registration number that each person was told before the process died.</returns>
    private static async Task<ConcurrentDictionary<RushPerson, string>> RegisterAndKillAsync(WebServer server, IReadOnlyList<RushPerson> people, BuiltEvent conference)
    {
        var (acknowledged, killed) = (new ConcurrentDictionary<RushPerson, string>(), 0);
        using var client = new HttpClient { BaseAddress = server.Address };
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, cancellationToken) =>
        {
            try { acknowledged[person] = await RegisterAsync(client, person, conference, cancellationToken); }
            catch (Exception lost) when (lost is HttpRequestException or IOException && Volatile.Read(ref killed) == 1) { }   // no answer: the person does not know
            if (acknowledged.Count >= KillAfter && Interlocked.Exchange(ref killed, 1) == 0) await server.KillAsync();
        });
        return acknowledged;
    }

    /// <summary>Everybody asks again with the key of the first time; who knows a number gets the same one.</summary>
    private static async Task RetryAsync(WebServer server, IReadOnlyList<RushPerson> people, BuiltEvent conference, ConcurrentDictionary<RushPerson, string> acknowledged)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, cancellationToken) =>
        {
            var number = await RegisterAsync(client, person, conference, cancellationToken);
            Assert.Equal(acknowledged.GetValueOrDefault(person, number), number);
        });
    }

    private static async Task<string> RegisterAsync(HttpClient client, RushPerson person, BuiltEvent conference, CancellationToken cancellationToken)
    {
        using var message = await person.RegisterAsync(client, conference, cancellationToken);
        var answer = new Api.ApiAnswer(message, await message.Content.ReadAsStringAsync(cancellationToken));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer["number"]!;
    }

    private static Task<List<string>> NumbersAsync(TestApp app) => app.Db(db => db.Registrations.Select(r => r.Number).ToListAsync());

    /// <summary>Per person one registration, one order with its charge and one mail.</summary>
    private static async Task MustBeWholeAsync(TestApp app)
    {
        var registrations = await app.Db(db => db.Registrations.Select(r => new { r.Id, r.Person, r.Order }).ToListAsync());
        Assert.Equal((People, People), (registrations.Count, registrations.Select(r => r.Person).Distinct().Count()));
        var orders = await app.Db(db => db.Orders.Select(o => o.Id).ToListAsync());
        Assert.Equal(registrations.Select(r => r.Order!.Value).ToHashSet(), orders.ToHashSet());
        Assert.Equal((People, People), (orders.Count, await app.Db(db => db.LedgerTransactions.CountAsync())));
        var mails = await app.Db(db => db.Outbox.Where(m => m.Template == MailTemplates.RegistrationReceived).Select(m => m.Subject).ToListAsync());
        Assert.Equal(registrations.Select(r => r.Id.Value).Order(), mails.Order());
    }

    private static (int Exit, string Output) Trouble((int Exit, string Output) check) => (check.Exit, check.Exit == 0 ? "" : check.Output);
}

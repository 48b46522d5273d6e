using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.TestKit;

/// <summary>What one round came to.</summary>
/// <param name="Active">Registrations that hold a seat afterwards, counted in the database.</param>
/// <param name="Taken">The counter of the quota.</param>
/// <param name="Refusals">How often each error code was answered.</param>
public sealed record RaceRound(int Active, int Taken, int Accepted, IReadOnlyDictionary<string, int> Refusals);

/// <summary>Many people want the last seats of a conference at the same moment. Source: issue of the spine, 3.3; security.md F1.</summary>
public sealed class SeatRace
{
    public const int People = 60;
    public const int Seats = 5;

    private readonly TestApp _app;
    private readonly IReadOnlyList<Id<Person>> _people;

    private SeatRace(TestApp app, IReadOnlyList<Id<Person>> people) => (_app, _people) = (app, people);

    public static async Task<SeatRace> PrepareAsync(TestApp app)
    {
        var members = Enumerable.Range(1, People).Select(_ => new AMember(Email: null).Live()).ToArray();
        await app.Given([.. members]);
        return new SeatRace(app, [.. members.Select(m => m.Id)]);
    }

    /// <param name="ask">Asked by each person before registering: the place where a race hides when nothing guards the seat.</param>
    public async Task<RaceRound> RunAsync(Func<BuiltEvent, Task<bool>>? ask = null)
    {
        var conference = new AnEvent(Capacity: Seats).Published();
        await _app.Given(conference);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _people.Select(person => Task.Run(async () =>
        {
            await start.Task;
            return ask is null || await ask(conference) ? await RegisterAsync(conference, person) : QuotaErrors.SoldOut.Code;
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(running);
        return await CountAsync(conference, answers);
    }

    /// <returns>Null for a place, else the code of the refusal.</returns>
    private async Task<string?> RegisterAsync(BuiltEvent conference, Id<Person> person)
    {
        var outcome = await _app.As(person).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, $"{person}"));
        return outcome.Succeeded ? null : outcome.Errors[0].Code;
    }

    private Task<RaceRound> CountAsync(BuiltEvent conference, string?[] answers) => _app.Db(async db => new RaceRound(
        await db.Registrations.CountAsync(r => r.Event == conference.Id && (r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.AwaitingPayment)),
        await db.Quotas.Where(q => q.Id == conference.Quota.Id).Select(q => q.Taken).SingleAsync(),
        answers.Count(a => a is null),
        answers.OfType<string>().GroupBy(code => code).ToDictionary(g => g.Key, g => g.Count())));
}

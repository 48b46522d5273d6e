using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Domain.Common;
using Association.Domain.Events.Forms;
using Association.Domain.Members;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>Many people want the last places of an option at the same moment. Source: security.md B30.</summary>
public sealed class OptionRace
{
    public const int People = 60;
    public const int Places = 5;

    private readonly TestApp _app;
    private readonly IReadOnlyList<Id<Person>> _people;

    private OptionRace(TestApp app, IReadOnlyList<Id<Person>> people) => (_app, _people) = (app, people);

    public static async Task<OptionRace> PrepareAsync(TestApp app)
    {
        var members = Enumerable.Range(1, People).Select(_ => new AMember(Email: null).Live()).ToArray();
        await app.Given([.. members]);
        return new(app, [.. members.Select(m => m.Id)]);
    }

    /// <param name="ask">Asked by each person before registering: the place where a race hides when nothing guards the option.</param>
    /// <returns>How many hold the option, the counter, and how often each error code was answered.</returns>
    public async Task<RaceRound> RunAsync(Func<Id<QuestionOption>, Task<bool>>? ask = null)
    {
        var conference = new AnEvent(Capacity: People).Published();
        var dinner = new AQuestion(conference, QuestionKind.Choice, "晚宴").With(("参加", 0, Places));
        await _app.Given(conference, dinner);
        var option = dinner.Options.Single().Id;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _people.Select(person => Task.Run(async () =>
        {
            await start.Task;
            if (ask is not null && !await ask(option)) return AnswerErrors.Full.Code;
            var answer = new GivenAnswer(dinner.Id.Value, [option.ToString()]);
            var outcome = await _app.As(person).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, [answer]));
            return outcome.Succeeded ? null : outcome.Errors[0].Code;
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(running);
        return await _app.Db(async db => new RaceRound(
            await db.Answers.CountAsync(a => a.Question == dinner.Id), await db.QuestionOptions.Where(o => o.Id == option).Select(o => o.Taken).SingleAsync(),
            answers.Count(a => a is null), answers.OfType<string>().GroupBy(code => code).ToDictionary(g => g.Key, g => g.Count())));
    }
}

/// <summary>The negative control: options as one would give them without a thought, asking first and taking afterwards, without the last fence.</summary>
public static class UnguardedOptions
{
    public static async Task<TestApp> StartAsync(DatabaseKind database)
    {
        var app = await TestApp.StartAsync(database, services: s => s.AddSingleton<IPlaceGuard, CarelessPlaceGuard>());
        app.Broken.Add("options.places");
        if (database is not DatabaseKind.Sqlite) await app.Db(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "QuestionOptions" DROP CONSTRAINT "CK_QuestionOptions_Taken" """));
        return app;
    }

    public static Func<Id<QuestionOption>, Task<bool>> Ask(TestApp app) => option => app.Db(db => db.QuestionOptions.AnyAsync(o => o.Id == option && o.Taken < o.Places));

    private sealed class CarelessPlaceGuard : IPlaceGuard
    {
        public async Task<bool> MoveAsync(IAssociationDb db, Id<QuestionOption> option, int places, CancellationToken cancellationToken)
        {
            // SQLite cannot drop a check from a table: its connections are told to overlook it.
            if (db is AssociationDbContext { Database: var database } && database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
                await database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON", cancellationToken);
            return await db.QuestionOptions.Where(o => o.Id == option).ExecuteUpdateAsync(row => row.SetProperty(o => o.Taken, o => o.Taken + places), cancellationToken) == 1;
        }
    }
}

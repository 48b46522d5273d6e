using Association.Application.Common;
using Association.Application.Elections;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Association.Application.Tests.Elections;

/// <summary>Voters who press the button in several windows at once, with both guards of the box and without them.</summary>
public sealed class BallotRaceTests(ITestOutputHelper output) : IntegrationTests
{
    private const int Voters = 4;
    private const int Windows = 6;
    private const int Rounds = 10;

    [Theory, Databases]
    public async Task Of_ballots_cast_at_once_by_one_voter_one_counts(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (papers, answers) = await RunAsync(app);
        Assert.Equal((Voters, Voters), (papers, answers.Count(code => code is null)));
        Assert.All(answers.OfType<string>(), code => Assert.Equal(ElectionErrors.VotedAlready.Code, code));
    }

    /// <summary>
    /// The negative control: nobody waits for the row, and the mark of a voter is written without asking whether it has changed. On
    /// SQLite one writer follows the other whatever the product does, so the clash can only be seen on a server.
    /// </summary>
    [Theory, Databases]
    public async Task Without_the_guards_a_voter_has_two_papers_where_writers_run_side_by_side(DatabaseKind database)
    {
        var app = await StartAsync(database, services: services =>
        {
            services.AddSingleton<IElectionGuard, CarelessGuard>();
            services.ConfigureDbContext<AssociationDbContext>(options => options.ReplaceService<IModelCustomizer, CarelessModel>());
        });
        app.Broken.Add("elections.papers");
        var most = 0;
        for (var round = 1; round <= Rounds && most <= Voters; round++)
        {
            most = (await RunAsync(app)).Papers;
            output.WriteLine($"round {round}: {most} papers of {Voters} voters");
        }

        if (database is DatabaseKind.Sqlite) Assert.Equal(Voters, most);
        else Assert.True(most > Voters, "Nobody stepped between the look and the mark: the race cannot catch a missing guard.");
    }

    private static async Task<(int Papers, IReadOnlyList<string?> Answers)> RunAsync(TestApp app)
    {
        var built = new ABody(Members: Voters).Running();
        await app.Given(built);
        var election = new Election(built.Id, new("换届选举"), new("第二届", Sample.Today.AddDays(50), null), app.Now.AddHours(-1), app.Now.AddDays(1), 50);
        election.Elects(BodyPosition.Member, 1);
        var choice = election.Nominate(built.Chair.Id, BodyPosition.Member, null);
        election.MayVote(built.Members.Select(m => m.Id));
        election.Open();
        await app.Given(election);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, Voters * Windows).Select(i => Task.Run(async () =>
        {
            await start.Task;
            var cast = await app.As(built.Members[i % Voters].Id).Send(new CastBallot(election.Id, [choice.Id.Value]));
            return cast.Succeeded ? null : cast.Errors[0].Code;
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(running);
        return (await app.Db(db => db.BallotPapers.CountAsync(p => p.Election == election.Id)), answers);
    }

    private sealed class CarelessGuard : IElectionGuard
    {
        public Task HoldAsync(IAssociationDb db, Id<Election> election, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class CarelessModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<Voter>().Property(v => v.Voted).IsConcurrencyToken(false);
        }
    }
}

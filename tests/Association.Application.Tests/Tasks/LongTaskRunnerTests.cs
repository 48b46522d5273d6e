using System.Collections.Concurrent;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Tasks;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Association.Application.Tests.Tasks;

public sealed class LongTaskRunnerTests : IntegrationTests
{
    private const LongTaskKind Kind = LongTaskKind.Export;

    /// <summary>Does what the test says and remembers the rows it did, as the records would.</summary>
    private sealed class Work(Func<int, CancellationToken, Task> row, int rows) : ILongTaskWorker
    {
        public ConcurrentDictionary<(Guid Task, int Row), int> Rows { get; } = new();
        public LongTaskKind Kind => LongTaskRunnerTests.Kind;

        public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
        {
            await progress.StartAsync(rows, cancellationToken);
            for (var i = 0; i < rows; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!Rows.ContainsKey((task.Id.Value, i))) await row(i, cancellationToken);
                Rows.AddOrUpdate((task.Id.Value, i), 1, (_, times) => times + 1);
                await progress.RowAsync(i % 10 == 9 ? new($"row {i}", false, "row.wrong") : new($"row {i}", true), cancellationToken);
            }
        }
    }

    private async Task<(TestApp App, Work Work, LongTask Task)> WithAsync(DatabaseKind database, Func<int, CancellationToken, Task>? row = null, int rows = 40)
    {
        var work = new Work(row ?? ((_, _) => Task.CompletedTask), rows);
        var app = await StartAsync(database, services: services => services.RemoveAll<ILongTaskWorker>().AddSingleton<ILongTaskWorker>(work));
        var task = new LongTask(Kind, null, Sample.User(), app.Now);
        await app.Given(task);
        return (app, work, task);
    }

    private static Task<int> RunAsync(TestApp app, CancellationToken stopping = default) => app.With<LongTaskRunner, int>(runner => runner.RunAsync(stopping));

    [Theory, Databases]
    public async Task A_task_ends_with_a_result_for_each_row(DatabaseKind database)
    {
        var (app, _, task) = await WithAsync(database);
        Assert.Equal(1, await RunAsync(app));

        var seen = (await app.As(task.StartedBy, Role.EventOfficer).Send(new GetTask(task.Id)))!;
        Assert.Equal((LongTaskState.Done, 40, 36, 4), (seen.State, seen.Total, seen.Done, seen.Failed));
        Assert.Equal(40, seen.Rows.Count);
        Assert.Equal("row.wrong", seen.Rows[9].Code);
    }

    [Theory, Databases]
    public async Task Somebody_elses_task_does_not_exist_but_for_administrators(DatabaseKind database)
    {
        var (app, _, task) = await WithAsync(database);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => app.As(Role.EventOfficer).Send(new GetTask(task.Id)));
        Assert.Equal(ErrorKind.NotFound, refused.Error.Kind);
        Assert.NotNull(await app.As(Role.Administrator).Send(new GetTask(task.Id)));
        await RunAsync(app);
    }

    [Theory, Databases]
    public async Task Two_nodes_run_a_task_once(DatabaseKind database)
    {
        var (app, work, _) = await WithAsync(database, (_, stop) => Task.Delay(2, stop));
        var ended = await Task.WhenAll(RunAsync(app), RunAsync(app), RunAsync(app));
        Assert.Equal(1, ended.Sum());
        Assert.All(work.Rows.Values, times => Assert.Equal(1, times));
    }

    [Theory, Databases]
    public async Task A_host_that_stops_gives_the_task_back_and_the_next_goes_on(DatabaseKind database)
    {
        using var stopping = new CancellationTokenSource();
        var (app, work, task) = await WithAsync(database, (i, _) => i == 15 ? stopping.CancelAsync() : Task.CompletedTask);
        Assert.Equal(0, await RunAsync(app, stopping.Token));
        Assert.Equal(LongTaskState.Running, await app.Db(db => db.Tasks.Where(t => t.Id == task.Id).Select(t => t.State).SingleAsync()));

        Assert.Equal(1, await RunAsync(app));
        Assert.Equal(40, work.Rows.Count);
    }

    [Theory, Databases]
    public async Task A_node_that_died_leaves_the_task_to_another_after_the_lease(DatabaseKind database)
    {
        var (app, _, task) = await WithAsync(database);
        Assert.Equal(task.Id.Value, (await app.Send(new LeaseNextTask())).Value);
        Assert.Equal(0, await RunAsync(app));

        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await RunAsync(app));
    }

    [Theory, Databases]
    public async Task A_task_that_kills_every_worker_is_given_up(DatabaseKind database)
    {
        var (app, _, task) = await WithAsync(database);
        for (var i = 0; i < 5; i++)
        {
            await app.Send(new LeaseNextTask());
            app.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        await RunAsync(app);
        var seen = await app.As(Role.Administrator).Send(new GetTask(task.Id));
        Assert.Equal((LongTaskState.Failed, "task.gave-up"), (seen!.State, seen.Error));
    }

    [Theory, Databases]
    public async Task A_failure_is_shown_and_the_next_task_runs(DatabaseKind database)
    {
        var first = true;
        var (app, _, task) = await WithAsync(database, (i, _) => i == 5 && first ? throw new InvalidDataException("broken row") : Task.CompletedTask);
        await RunAsync(app);
        first = false;
        var seen = await app.As(Role.Administrator).Send(new GetTask(task.Id));
        Assert.Equal(LongTaskState.Failed, seen!.State);
        Assert.Contains("broken row", seen.Error, StringComparison.Ordinal);
        Assert.Equal(5, seen.Rows.Count);

        await app.Given(new LongTask(Kind, null, Sample.User(), app.Now));
        Assert.Equal(1, await RunAsync(app));
    }
}

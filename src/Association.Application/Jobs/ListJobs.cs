using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;

namespace Association.Application.Jobs;

/// <summary>Everything that runs by itself, as the scheduler sees it.</summary>
public interface IJobBoard
{
    IReadOnlyList<JobLine> List();

    /// <summary>Starts a job now; false when there is no such job.</summary>
    bool Start(string job);
}

/// <param name="Id">The text <c>jobs.{id}</c> says what it does.</param>
/// <param name="Cron">Null: it runs whenever there is something to do.</param>
/// <param name="Failure">Why the last run failed; null when it did not.</param>
public sealed record JobLine(string Id, string? Cron, DateTimeOffset? LastRun, DateTimeOffset? NextRun, string? Failure);

[Requires(Permissions.ManageJobs)]
public sealed record ListJobs : IQuery<IReadOnlyList<JobLine>>;

internal sealed class ListJobsHandler(IJobBoard board) : IRequestHandler<ListJobs, IReadOnlyList<JobLine>>
{
    public Task<IReadOnlyList<JobLine>> Handle(ListJobs query, CancellationToken cancellationToken) => Task.FromResult(board.List());
}

/// <summary>Runs a job out of turn. Jobs are safe to run at any time.</summary>
[Requires(Permissions.ManageJobs)]
public sealed record RunJob(string Job) : ICommand<Result>;

internal sealed class RunJobHandler(IJobBoard board) : IRequestHandler<RunJob, Result>
{
    public Task<Result> Handle(RunJob command, CancellationToken cancellationToken) =>
        Task.FromResult(board.Start(command.Job) ? Result.Done : Error.NotFound("job"));
}

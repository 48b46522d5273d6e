using System.Collections.Concurrent;
using Association.Application.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Jobs;

/// <summary>The last run of a job in this process.</summary>
internal sealed record JobRun(DateTimeOffset At, string? Error);

/// <summary>Runs a job of the schedule once, in a scope whose user is the job.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<string, JobRun> _last = new(StringComparer.Ordinal);

    public JobRun? Last(string job) => _last.GetValueOrDefault(job);

    /// <exception cref="InvalidOperationException">No job has this id.</exception>
    public Task RunAsync(string job, CancellationToken stopping) => RunAsync(job, Find(job), stopping);

    private async Task RunAsync(string job, Func<JobContext, Task> run, CancellationToken stopping)
    {
        string? error = null;
        try
        {
            await using var scope = scopes.CreateSystemScope($"job:{job}");
            await run(new JobContext(scope.ServiceProvider, stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { throw; }
        catch (Exception failure)
        {
            error = failure.GetType().Name;
            Failed(failure, job);
            throw;
        }
        finally
        {
            _last[job] = new JobRun(clock.GetUtcNow(), error);
        }
    }

    private static Func<JobContext, Task> Find(string job) =>
        JobSchedule.ByClock.FirstOrDefault(j => j.Id == job)?.Run
        ?? JobSchedule.Continuous.FirstOrDefault(j => j.Id == job)?.Run
        ?? throw new InvalidOperationException($"There is no job '{job}'.");

    [LoggerMessage(LogLevel.Error, "Job {Job} failed")]
    private partial void Failed(Exception failure, string job);
}

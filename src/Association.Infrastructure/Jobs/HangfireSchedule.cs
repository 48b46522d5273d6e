using Association.Domain.Common;
using Hangfire;
using Hangfire.Storage;

namespace Association.Infrastructure.Jobs;

/// <summary>Brings the jobs by the clock to Hangfire. Its only argument is a job's id: never anything about a person.</summary>
public static class HangfireSchedule
{
    /// <summary>Adds what is new, changes what changed, removes what is gone.</summary>
    public static void Apply(IRecurringJobManager manager, JobStorage storage)
    {
        using var connection = storage.GetReadOnlyConnection();
        foreach (var gone in connection.GetRecurringJobs().Select(j => j.Id).Except(JobSchedule.ByClock.Select(j => j.Id)))
            manager.RemoveIfExists(gone);
        foreach (var job in JobSchedule.ByClock)
            manager.AddOrUpdate<HangfireJob>(job.Id, entry => entry.RunAsync(job.Id, CancellationToken.None), job.Cron,
                new RecurringJobOptions { TimeZone = AssociationCalendar.Zone });
    }
}

/// <summary>
/// The one method that Hangfire calls. No automatic retry: a job by the clock comes again, and what it left undone with it.
/// </summary>
public sealed class HangfireJob
{
    private readonly JobRunner _runner;

    internal HangfireJob(JobRunner runner) => _runner = runner;

    [AutomaticRetry(Attempts = 0), JobDisplayName("{0}")]
    public Task RunAsync(string job, CancellationToken stopping) => _runner.RunAsync(job, stopping);
}

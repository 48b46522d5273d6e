using Association.Application.Jobs;
using Hangfire;
using Hangfire.Storage;

namespace Association.Infrastructure.Jobs;

internal sealed class JobBoard(JobStorage storage, IRecurringJobManager manager, JobRunner runner, WakeUps wakeUps) : IJobBoard
{
    public IReadOnlyList<JobLine> List()
    {
        using var connection = storage.GetReadOnlyConnection();
        var known = connection.GetRecurringJobs().ToDictionary(j => j.Id, StringComparer.Ordinal);
        return
        [
            .. JobSchedule.Continuous.Select(job => new JobLine(job.Id, null, runner.Last(job.Id)?.At, null, runner.Last(job.Id)?.Error)),
            .. JobSchedule.ByClock.Select(job => Line(job, known.GetValueOrDefault(job.Id))),
        ];
    }

    public bool Start(string job)
    {
        if (JobSchedule.Continuous.Any(j => j.Id == job)) wakeUps.Ring(job);
        else if (JobSchedule.ByClock.Any(j => j.Id == job)) manager.Trigger(job);
        else return false;
        return true;
    }

    private JobLine Line(ScheduledJob job, RecurringJobDto? known) => new(
        job.Id, job.Cron, Instant(known?.LastExecution), Instant(known?.NextExecution),
        known?.LastJobState is "Failed" ? runner.Last(job.Id)?.Error ?? "Failed" : null);

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } known ? new DateTimeOffset(DateTime.SpecifyKind(known, DateTimeKind.Utc)) : null;
}

using Association.Infrastructure.Jobs;
using Hangfire;

namespace Association.Web.Jobs;

/// <summary>Writes the schedule into Hangfire's storage; while the database is away it tries again, so the start never fails for it.</summary>
internal sealed partial class ScheduleAtStart(IRecurringJobManager manager, JobStorage storage, ILogger<ScheduleAtStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                HangfireSchedule.Apply(manager, storage);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotYet(failure);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The schedule could not be written yet")]
    private partial void NotYet(Exception failure);
}

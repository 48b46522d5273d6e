using Microsoft.Extensions.Hosting;

namespace Association.Infrastructure.Jobs;

/// <summary>
/// Keeps one continuous job going: at once when this process committed something for it, and every fifteen seconds for what
/// other nodes or the command line left behind.
/// </summary>
internal sealed class JobPump(ContinuousJob job, JobRunner runner, WakeUps wakeUps) : BackgroundService
{
    private static readonly TimeSpan LooksAround = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.RunAsync(job.Id, stoppingToken);
                await wakeUps.WaitAsync(job.Id, LooksAround, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception)   // logged by the runner; a database that is down must not end the pump
            {
                await RestAsync(stoppingToken);
            }
        }
    }

    private static Task RestAsync(CancellationToken stopping) =>
        Task.Delay(LooksAround, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Application.Tasks;

/// <summary>
/// Runs queued tasks one after the other, each by the worker of its kind. A task is leased: two nodes never run the same
/// one, and one whose node died is taken up again when the lease ends.
/// </summary>
public sealed partial class LongTaskRunner(IServiceScopeFactory scopes, ILogger<LongTaskRunner> logger)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);
    private const int MaxAttempts = 5;

    /// <summary>Until no task waits.</summary>
    /// <returns>How many tasks were ended.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var ended = 0;
        while (!stopping.IsCancellationRequested && await SendAsync(new LeaseNextTask(), stopping) is { Succeeded: true, Value: { } id })
            if (await RunAsync(id, stopping)) ended++;
        return ended;
    }

    private async Task<bool> RunAsync(Guid id, CancellationToken stopping)
    {
        var progress = new LongTaskProgress(scopes, id);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var beating = CancellationTokenSource.CreateLinkedTokenSource(leave.Token);
        var heart = BeatAsync(progress, leave, beating.Token);
        string? error;
        try
        {
            error = await WorkAsync(id, progress, leave.Token);
        }
        catch (OperationCanceledException) when (leave.IsCancellationRequested)
        {
            if (stopping.IsCancellationRequested) await SendAsync(new ReleaseTask(id), default);
            return false;
        }
        catch (RefusedException refused) { error = refused.Error.Code; }
        catch (Exception failure)   // the page shows it; the other tasks go on
        {
            Broken(failure, id);
            error = $"{failure.GetType().Name}: {failure.Message}";
        }
        finally { await beating.CancelAsync(); await heart; }

        await SendAsync(new EndTask(id, progress.Total, progress.Done, progress.Failed, progress.Rows, error), default);
        return true;
    }

    /// <returns>Why it was given up, or null.</returns>
    private async Task<string?> WorkAsync(Guid id, LongTaskProgress progress, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope($"task:{id}");
        var key = new Id<LongTask>(id);
        var task = await scope.ServiceProvider.GetRequiredService<IAssociationDb>().Tasks.AsNoTracking().SingleAsync(t => t.Id == key, cancellationToken);
        if (task.Attempts > MaxAttempts) return "task.gave-up";
        if (scope.ServiceProvider.GetServices<ILongTaskWorker>().FirstOrDefault(w => w.Kind == task.Kind) is not { } worker) return "task.no-worker";

        await worker.RunAsync(task, progress, cancellationToken);
        return null;
    }

    private async Task BeatAsync(LongTaskProgress progress, CancellationTokenSource leave, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Heartbeat);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                if (!await progress.SaveAsync(cancellationToken)) await leave.CancelAsync();
        }
        catch (OperationCanceledException) { }   // the work has ended
        catch (Exception failure)   // the lease may end meanwhile: leave the task to whoever takes it next
        {
            HeartStopped(failure);
            await leave.CancelAsync();
        }
    }

    private async Task<TResult> SendAsync<TResult>(IRequest<TResult> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("job:tasks");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Task {Id} broke off")]
    private partial void Broken(Exception failure, Guid id);

    [LoggerMessage(LogLevel.Warning, "The lease of a task could not be renewed")]
    private partial void HeartStopped(Exception failure);
}

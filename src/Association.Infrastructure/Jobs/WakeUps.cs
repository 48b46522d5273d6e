using System.Threading.Channels;

namespace Association.Infrastructure.Jobs;

/// <summary>Tells the continuous jobs of this process that there is something to do. Rings while a job runs count as one.</summary>
internal sealed class WakeUps
{
    private readonly Dictionary<string, Channel<bool>> _bells = JobSchedule.Continuous.ToDictionary(
        job => job.Id, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    public void Ring(string job) => _bells[job].Writer.TryWrite(true);

    /// <summary>Until the bell rings or the time is over.</summary>
    public async Task WaitAsync(string job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(atMost);
        try { await _bells[job].Reader.ReadAsync(time.Token); }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested) { }
    }
}

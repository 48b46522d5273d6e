using System.Collections.Concurrent;
using Association.Application.Access;
using Association.Application.Messages.Channels;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Messages;

/// <summary>
/// Sends what waits in the outbox: mails are leased a few at a time, each is composed from the records, sent and written down by
/// itself. Safe on any number of nodes. A worker that dies between sending and writing down leaves a lease that ends; the copy
/// then carries the same Message-ID.
/// </summary>
public sealed class OutboxDispatcher(IServiceScopeFactory scopes, IMailer mailer, MailSender sender, MailPace pace, DomainPace domains, TimeProvider clock)
{
    private const int BatchSize = 50;

    /// <summary>Until nothing is due or nobody takes mails. A mail under way is finished even when the host stops.</summary>
    /// <returns>How many mails were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var lanes = Enumerable.Range(0, Math.Max(1, pace.Connections)).Select(_ => mailer.OpenBatch()).ToList();
        try
        {
            var sent = 0;
            while (!stopping.IsCancellationRequested && await LeaseAsync(stopping) is { Found: > 0 } leased)
            {
                var round = new Round(leased.Mine, pace.Round, clock);
                foreach (var count in await Task.WhenAll(lanes.Select(lane => DrainAsync(round, new MailChannel(lane), stopping)))) sent += count;
                await GiveBackAsync(round);
                if (round.ServerDown) break;
            }

            stopping.ThrowIfCancellationRequested();
            return sent;
        }
        finally
        {
            foreach (var lane in lanes) await lane.DisposeAsync();
        }
    }

    private async Task<int> DrainAsync(Round round, MailChannel mail, CancellationToken stopping)
    {
        var sent = 0;
        while (!stopping.IsCancellationRequested && round.Next() is { } id)
        {
            var (outcome, serverDown) = await sender.SendAsync(id, mail);
            if (outcome is DeliveryOutcome.Sent) sent++;
            if (outcome is DeliveryOutcome.Paced) round.NotNow(id);
            if (serverDown) round.ServerDown = true;
        }

        return sent;
    }

    private async Task<LeasedMails?> LeaseAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LeaseMails(BatchSize, domains.Resting()), cancellationToken);
        return answer.Succeeded ? answer.Value : null;
    }

    private async Task GiveBackAsync(Round round)
    {
        if (round.Rest() is not { Count: > 0 } rest) return;
        await using var scope = scopes.CreateSystemScope("job:mail");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReleaseMails(rest));
    }

    /// <summary>The mails of one lease, shared by the connections.</summary>
    private sealed class Round(IReadOnlyList<Guid> leased, TimeSpan time, TimeProvider clock)
    {
        private readonly ConcurrentQueue<Guid> _waiting = new(leased);
        private readonly ConcurrentQueue<Guid> _notNow = new();
        private readonly long _began = clock.GetTimestamp();
        private volatile bool _serverDown;

        public bool ServerDown { get => _serverDown; set => _serverDown = value; }

        /// <summary>By the running time, not by the clock on the wall, which may be put right meanwhile.</summary>
        public Guid? Next() => !_serverDown && clock.GetElapsedTime(_began) < time && _waiting.TryDequeue(out var id) ? id : null;

        public void NotNow(Guid id) => _notNow.Enqueue(id);

        public IReadOnlyList<Guid> Rest() => [.. _waiting, .. _notNow];
    }
}

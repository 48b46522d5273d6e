using Association.Application.Access;
using Association.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Application.Messages;

/// <summary>
/// Sends what waits in the outbox: each mail is leased, composed from the records, sent and written down by itself.
/// Safe on any number of nodes. A worker that dies between sending and writing down leaves a lease that ends; the copy
/// then carries the same Message-ID.
/// </summary>
public sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, IMailer mailer, TimeProvider clock, ILogger<OutboxDispatcher> logger)
{
    /// <summary>Longer than a mail can take, so that nobody else sends it meanwhile.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(60);
    private const int BatchSize = 50;

    /// <summary>Until nothing is due or nobody takes mails. A mail under way is finished even when the host stops.</summary>
    /// <returns>How many mails were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var sent = 0;
        await using var batch = mailer.OpenBatch();
        for (var (due, tried) = (await DueAsync(stopping), 1); due.Count > 0 && tried > 0; due = await DueAsync(stopping))
        {
            tried = 0;
            foreach (var id in due)
            {
                stopping.ThrowIfCancellationRequested();
                if (!await LeaseAsync(id)) continue;
                var (outcome, serverDown) = await SendAsync(id, batch);
                if (outcome is DeliveryOutcome.Sent) sent++;
                if (serverDown) return sent;
                tried++;
            }
        }

        return sent;
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DueMails(BatchSize), cancellationToken);
    }

    private async Task<bool> LeaseAsync(Guid id)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LeaseMail(id)) is { Succeeded: true, Value: true };
    }

    private async Task<(DeliveryOutcome Outcome, bool ServerDown)> SendAsync(Guid id, IMailBatch batch)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        var (outcome, detail, serverDown) = await TryAsync(scope.ServiceProvider, id, batch);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordDelivery(id, outcome, detail));
        return (outcome, serverDown);
    }

    private async Task<(DeliveryOutcome Outcome, string Detail, bool ServerDown)> TryAsync(IServiceProvider services, Guid id, IMailBatch batch)
    {
        using var timeout = new CancellationTokenSource(SendTimeout, TimeProvider.System);
        try
        {
            var message = await services.GetRequiredService<IAssociationDb>().Outbox.AsNoTracking().SingleAsync(m => m.Id == id, timeout.Token);
            var composer = services.GetServices<IMessageComposer>().FirstOrDefault(c => c.Template == message.Template)
                ?? throw new MailRefusedException($"Nobody composes '{message.Template}'.");
            if (await composer.ComposeAsync(message, timeout.Token) is not { } content) return (DeliveryOutcome.NotNeeded, "no longer needed", false);

            await batch.SendAsync(new OutgoingMail(message.MessageId, message.To, message.Culture, clock.GetUtcNow(), content), timeout.Token);
            return (DeliveryOutcome.Sent, "", false);
        }
        catch (MailNotReadyException waits) { return (DeliveryOutcome.NotReady, waits.Message, false); }
        catch (MailRefusedException refused)
        {
            Refused(id, refused.Message);
            return (DeliveryOutcome.Refused, refused.Message, false);
        }
        catch (Exception failure)   // a mail that cannot be sent must not stop the others
        {
            Failed(failure, id);
            return (DeliveryOutcome.Failed, $"{failure.GetType().Name}: {failure.Message}", failure is MailServerDownException);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was refused: {Reason}")]
    private partial void Refused(Guid id, string reason);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not sent")]
    private partial void Failed(Exception failure, Guid id);
}

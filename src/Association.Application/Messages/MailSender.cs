using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Application.Messages;

/// <summary>One attempt to send one leased mail, and writing down what became of it.</summary>
public sealed partial class MailSender(IServiceScopeFactory scopes, MailPace pace, DomainPace domains, TimeProvider clock, ILogger<MailSender> logger)
{
    public async Task<(DeliveryOutcome Outcome, bool ServerDown)> SendAsync(Guid id, IMailBatch lane)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        var attempt = await TryAsync(scope.ServiceProvider, id, lane);
        if (attempt.Outcome is not DeliveryOutcome.Paced)
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordDelivery(id, attempt.Outcome, attempt.Detail));
        return (attempt.Outcome, attempt.ServerDown);
    }

    private async Task<Attempt> TryAsync(IServiceProvider services, Guid id, IMailBatch lane)
    {
        using var timeout = new CancellationTokenSource(pace.Timeout, TimeProvider.System);
        try { return await SendAsync(services, id, lane, timeout.Token); }
        catch (MailNotReadyException waits) { return new(DeliveryOutcome.NotReady, waits.Message); }
        catch (MailRefusedException refused)
        {
            Refused(id, refused.Message);
            return new(refused.NoMailbox ? DeliveryOutcome.NoMailbox : DeliveryOutcome.Refused, refused.Message);
        }
        catch (Exception failure)   // a mail that cannot be sent must not stop the others
        {
            Failed(failure, id);
            return new(DeliveryOutcome.Failed, $"{failure.GetType().Name}: {failure.Message}", failure is MailServerDownException);
        }
    }

    private async Task<Attempt> SendAsync(IServiceProvider services, Guid id, IMailBatch lane, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IAssociationDb>();
        var message = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, cancellationToken);
        if (message.State is not OutboxState.Pending) return new(DeliveryOutcome.NotNeeded, "decided meanwhile");
        if (EmailAddress.TryParse(message.To, out var to) && await db.MailAddresses.AnyAsync(a => a.Address == to.Key && a.StoppedAt != null, cancellationToken))
            return new(DeliveryOutcome.NotNeeded, "the address is stopped: mails to it came back");

        var composer = services.GetServices<IMessageComposer>().FirstOrDefault(c => c.Template == message.Template)
            ?? throw new MailRefusedException($"Nobody composes '{message.Template}'.");
        if (await composer.ComposeAsync(message, cancellationToken) is not { } content) return new(DeliveryOutcome.NotNeeded, "no longer needed");
        if (!domains.Take(message.Domain)) return new(DeliveryOutcome.Paced);

        await lane.SendAsync(new OutgoingMail(message.MessageId, message.To, message.Culture, clock.GetUtcNow(), content), cancellationToken);
        return new(DeliveryOutcome.Sent);
    }

    private sealed record Attempt(DeliveryOutcome Outcome, string Detail = "", bool ServerDown = false);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was refused: {Reason}")]
    private partial void Refused(Guid id, string reason);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not sent")]
    private partial void Failed(Exception failure, Guid id);
}

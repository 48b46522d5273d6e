using System.Diagnostics;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Channels;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Association.Application.Messages;

/// <summary>One attempt to send one leased mail, and writing down what became of it.</summary>
public sealed partial class MailSender(IServiceScopeFactory scopes, MailPace pace, DomainPace domains, IMailPrefaces prefaces, TimeProvider clock, ILogger<MailSender> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public async Task<(DeliveryOutcome Outcome, bool ServerDown)> SendAsync(Guid id, IMessageChannel mail)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        var attempt = await TryAsync(scope.ServiceProvider, id, mail);
        if (attempt.Outcome is not DeliveryOutcome.Paced) await KeepAsync(id, attempt);
        return (attempt.Outcome, attempt.ServerDown);
    }

    /// <summary>
    /// Writes down what became of the attempt until it is kept: a mail that left must not leave again because others were writing.
    /// As long as the lease, which is when somebody else may take it up with the same Message-ID.
    /// </summary>
    private async Task KeepAsync(Guid id, Attempt attempt)
    {
        var began = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; !await IsKeptAsync(id, attempt); pause = pause < LongestPause ? 2 * pause : LongestPause)
        {
            if (Stopwatch.GetElapsedTime(began) > pace.Lease) return;
            await Task.Delay(pause);
        }
    }

    private async Task<bool> IsKeptAsync(Guid id, Attempt attempt)
    {
        await using var scope = scopes.CreateSystemScope("job:mail");
        try
        {
            var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordDelivery(id, attempt.Outcome, attempt.Detail, attempt.Notice));
            if (!answer.Succeeded) NotKept(null, id, attempt.Outcome, answer.Errors[0].Code);
            return answer.Succeeded;
        }
        catch (Exception failure)   // a database that is down for a moment, too
        {
            NotKept(failure, id, attempt.Outcome, failure.GetType().Name);
            return false;
        }
    }

    private async Task<Attempt> TryAsync(IServiceProvider services, Guid id, IMessageChannel mail)
    {
        using var timeout = new CancellationTokenSource(pace.Timeout, TimeProvider.System);
        try { return await SendAsync(services, id, mail, timeout.Token); }
        catch (MailNotReadyException waits) { return new(DeliveryOutcome.NotReady, waits.Message); }
        catch (MailRefusedException refused)
        {
            Refused(id, ServerWords.Masked(refused.Message));
            return new(refused.NoMailbox ? DeliveryOutcome.NoMailbox : DeliveryOutcome.Refused, refused.Message);
        }
        catch (Exception failure)   // a mail that cannot be sent must not stop the others
        {
            Failed(failure, id);
            return new(DeliveryOutcome.Failed, $"{failure.GetType().Name}: {failure.Message}", failure is MailServerDownException);
        }
    }

    private async Task<Attempt> SendAsync(IServiceProvider services, Guid id, IMessageChannel mail, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<IAssociationDb>();
        var message = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, cancellationToken);
        if (message.State is not OutboxState.Pending) return new(DeliveryOutcome.NotNeeded, "decided meanwhile");
        var stopped = EmailAddress.TryParse(message.To, out var to) && await db.MailAddresses.AnyAsync(a => a.Address == to.Key && a.StoppedAt != null, cancellationToken);
        var composer = services.GetServices<IMessageComposer>().FirstOrDefault(c => c.Template == message.Template)
            ?? throw new MailRefusedException($"Nobody composes '{message.Template}'.");
        if (await composer.ComposeAsync(message, cancellationToken) is not { } content) return new(DeliveryOutcome.NotNeeded, "no longer needed");
        if (message.Preface is { } preface) content = prefaces.Put(preface, content);
        var notice = new ChannelNotice(message.Id, message.To, content.Subject, content.Text, null, clock.GetUtcNow()) { Whole = new(message.Template, message.Culture, content) };
        // Whoever signs in reads it in the product all the same.
        if (stopped) return new(DeliveryOutcome.NotNeeded, "the address is stopped: mails to it came back", Notice: notice);
        if (!domains.Take(message.Domain)) return new(DeliveryOutcome.Paced);
        await mail.SendAsync(notice, cancellationToken);
        return new(DeliveryOutcome.Sent, Notice: notice);
    }

    private sealed record Attempt(DeliveryOutcome Outcome, string Detail = "", bool ServerDown = false, ChannelNotice? Notice = null);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was refused: {Reason}")]
    private partial void Refused(Guid id, string reason);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was not sent")]
    private partial void Failed(Exception failure, Guid id);

    [LoggerMessage(LogLevel.Warning, "What became of mail {Id} ({Outcome}) was not kept: {Reason}")]
    private partial void NotKept(Exception? failure, Guid id, DeliveryOutcome outcome, string reason);
}

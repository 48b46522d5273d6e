using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Channels;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>NoMailbox: refused for good because of the address. Paced: its provider has had enough in this minute; no attempt.</summary>
public enum DeliveryOutcome { Sent, NotNeeded, NotReady, Failed, Refused, NoMailbox, Paced }

/// <summary>Writes down what became of one attempt to send a mail.</summary>
/// <param name="Notice">What left, or can be read in the product alone.</param>
[Requires(Permissions.System)]
public sealed record RecordDelivery(Guid Message, DeliveryOutcome Outcome, string Detail = "", ChannelNotice? Notice = null) : ICommand<Result>;

internal sealed class RecordDeliveryHandler(IAssociationDb db, InProductChannel product, TimeProvider clock) : IRequestHandler<RecordDelivery, Result>
{
    private static readonly TimeSpan NotReadyDelay = TimeSpan.FromSeconds(10);

    public async Task<Result> Handle(RecordDelivery command, CancellationToken cancellationToken)
    {
        if (await db.Outbox.FirstOrDefaultAsync(m => m.Id == command.Message && m.State == OutboxState.Pending, cancellationToken) is not { } message) return Result.Done;
        Record(message, command, clock.GetUtcNow());
        if (command is { Outcome: DeliveryOutcome.Sent or DeliveryOutcome.NotNeeded, Notice: { } notice }) await product.SendAsync(notice, cancellationToken);
        if (command.Outcome is DeliveryOutcome.NoMailbox) await db.BouncedAsync(message.To, command.Detail, clock.GetUtcNow(), cancellationToken);
        return Result.Done;
    }

    private static void Record(OutboxMessage message, RecordDelivery delivery, DateTimeOffset now)
    {
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Sent: message.Delivered(now); break;
            case DeliveryOutcome.NotNeeded: message.LeftOut(delivery.Detail, now); break;
            case DeliveryOutcome.NotReady: message.PostponedUntil(now + NotReadyDelay); break;
            case DeliveryOutcome.Refused or DeliveryOutcome.NoMailbox: message.Park(delivery.Detail); break;
            case DeliveryOutcome.Failed when RetryPlan.IsExhausted(message.Attempts): message.Park(delivery.Detail); break;
            default: message.FailedUntil(now + RetryPlan.DelayAfter(message.Attempts), delivery.Detail); break;
        }
    }
}

internal static class MailAddressBook
{
    public static async Task<MailAddress> AddressAsync(this IAssociationDb db, EmailAddress address, CancellationToken cancellationToken)
    {
        var known = db.MailAddresses.Local.FirstOrDefault(a => a.Address == address.Key)
            ?? await db.MailAddresses.FirstOrDefaultAsync(a => a.Address == address.Key, cancellationToken);
        if (known is null) db.MailAddresses.Add(known = new MailAddress(address));
        return known;
    }

    /// <returns>Whether this one stopped the address.</returns>
    public static async Task<bool> BouncedAsync(this IAssociationDb db, string to, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        return EmailAddress.TryParse(to, out var address) && (await db.AddressAsync(address, cancellationToken)).Bounced(reason, now);
    }
}

/// <summary>
/// 1, 2, 4, 8 and then every 10 minutes, for 24 hours. Ten minutes at most, so that after an outage of any length
/// everything is out a quarter of an hour after the server is back.
/// </summary>
internal static class RetryPlan
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private const int Attempts = 148;

    public static bool IsExhausted(int attempts) => attempts + 1 >= Attempts;

    public static TimeSpan DelayAfter(int attempts) =>
        attempts >= 4 ? Longest : TimeSpan.FromMinutes(1 << attempts);
}

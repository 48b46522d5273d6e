using Association.Application.Messages.Bounces;
using Association.Domain.Messages;
using MimeKit;

namespace Association.Infrastructure.Messages.Bounces;

/// <summary>Reads reports of mail servers (RFC 3464): what failed, for good or for now, and which of our mails it was.</summary>
internal static class DeliveryReports
{
    private const int MaxReasonLength = 300;

    /// <returns>Null: no report, a delay, or nothing that names a mail of ours.</returns>
    public static BounceReport? Read(MimeMessage message)
    {
        var parts = message.BodyParts.ToList();
        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status || Failure(status) is not { } failure) return null;
        return OurMail(message, parts) is { } ours ? new(ours, failure.Hard, failure.Reason) : null;
    }

    /// <summary>The first group is about the report itself, each other one about a recipient.</summary>
    private static (bool Hard, string Reason)? Failure(MessageDeliveryStatus status)
    {
        foreach (var group in status.StatusGroups)
        {
            if (!string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase)) continue;
            var code = group["Status"]?.Trim() ?? "";
            var reason = $"{code} {group["Diagnostic-Code"]}".Trim();
            return (IsHard(code, group["Diagnostic-Code"]), ServerWords.Kept(reason, MaxReasonLength));
        }

        return null;
    }

    /// <summary>Servers that sum up (5.0.0) still repeat what the next server said: both have to be about the address.</summary>
    private static bool IsHard(string code, string? diagnostic) => MailReplies.IsAboutAddress(code) && (MailReplies.EnhancedIn(diagnostic) is not { } said || MailReplies.IsAboutAddress(said));

    /// <summary>By the Message-ID of what is enclosed; some servers give only its headers, others only refer to it.</summary>
    private static Guid? OurMail(MimeMessage report, List<MimeEntity> parts)
    {
        // text/rfc822-headers is one, too.
        foreach (var enclosed in parts.OfType<MessagePart>())
            if (Id(enclosed.Message?.MessageId) is { } whole) return whole;
        return Id(report.InReplyTo) ?? report.References.Select(Id).FirstOrDefault(id => id is not null);
    }

    /// <summary>What stands before the @ of our Message-IDs is the key of the outbox.</summary>
    private static Guid? Id(string? messageId) =>
        messageId?.Trim().Trim('<', '>').Split('@') is [{ } own, _] && Guid.TryParseExact(own, "N", out var id) ? id : null;
}

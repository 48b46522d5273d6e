using Association.Domain.Common;

namespace Association.Domain.Messages;

/// <summary>What a mail is, to whoever may not want it. Nobody can leave <see cref="Service"/>: it is what somebody must receive.</summary>
public enum MailKind { Service, Reminder, EventNews, Newsletter }

public static class MailAddressErrors
{
    public static readonly Error Needed = Error.Conflict("mail-address.needed", "These mails belong to what was ordered; they cannot be left.");
    public static readonly Error NotStopped = Error.Conflict("mail-address.not-stopped", "Nothing stops mails to this address.");
}

/// <summary>What is known of an address: mails that came back, and the kinds of mail its owner does not want.</summary>
public sealed class MailAddress : AggregateRoot<MailAddress>, INotAudited
{
    /// <summary>After so many mails that no mailbox took, the address is left alone. Source: anchors.md L2 (Hb-5).</summary>
    public const int BouncesToStop = 3;
    public const int MaxReasonLength = 300;
    public const int MaxKindsLength = 100;

    private MailAddress() { }

    public MailAddress(EmailAddress address) => Address = address.Key;

    /// <summary>In small letters; unique.</summary>
    public string Address { get; private set; } = "";
    /// <summary>Hard bounces since the office last said that it works.</summary>
    public int HardBounces { get; private set; }
    public DateTimeOffset? LastBounceAt { get; private set; }
    public string? LastBounce { get; private set; }
    public DateTimeOffset? StoppedAt { get; private set; }
    /// <summary>The kinds that its owner left, separated by commas.</summary>
    public string Left { get; private set; } = "";

    public bool IsStopped => StoppedAt is not null;

    public bool HasLeft(MailKind kind) => Kinds.Contains(kind);

    private IEnumerable<MailKind> Kinds => Left.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<MailKind>);

    /// <returns>Whether this one stopped the address.</returns>
    public bool Bounced(string reason, DateTimeOffset now)
    {
        (HardBounces, LastBounceAt, LastBounce) = (HardBounces + 1, now, ServerWords.Kept(reason, MaxReasonLength));
        if (IsStopped || HardBounces < BouncesToStop) return false;
        StoppedAt = now;
        return true;
    }

    /// <summary>The office knows that it works again.</summary>
    public void Resume()
    {
        Refuse.Unless(IsStopped, MailAddressErrors.NotStopped);
        (StoppedAt, HardBounces) = (null, 0);
    }

    public void Leave(MailKind kind)
    {
        Refuse.If(kind is MailKind.Service, MailAddressErrors.Needed);
        Left = string.Join(',', Kinds.Append(kind).Distinct().Order());
    }

    public void ComeBack(MailKind kind) => Left = string.Join(',', Kinds.Where(k => k != kind));
}

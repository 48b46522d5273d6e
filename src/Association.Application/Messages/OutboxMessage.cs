using Association.Domain.Common;
using Association.Domain.Messages;

namespace Association.Application.Messages;

public static class OutboxErrors
{
    public static readonly Error NotFound = Error.NotFound("message");
    public static readonly Error NotSent = Error.Conflict("message.not-sent", "Only what has left can be sent again with a preface.");
    public static readonly Error NotParked = Error.Conflict("message.not-parked", "Only a parked message can be sent again.");
}

/// <summary>Pending → Sent | Parked; Parked → Pending | GivenUp. A message is leased while a worker sends it.</summary>
public enum OutboxState { Pending, Sent, Parked, GivenUp }

/// <summary>
/// A message on its way out, written in the same transaction as its cause. What it says is composed from the records
/// when it is sent, so it is true then; the key makes it unique (product.md invariant 6).
/// </summary>
public sealed class OutboxMessage
{
    public const int MaxKeyLength = 200;
    public const int MaxTemplateLength = 60;
    public const int MaxAddressLength = 254;
    public const int MaxErrorLength = 500;
    public const int MaxPrefaceLength = 500;

    private OutboxMessage() { }

    /// <param name="template">Which composer writes it, as in <c>registration-confirmed</c>.</param>
    /// <param name="subject">The record it is about.</param>
    /// <param name="occasion">Tells two messages of the same kind apart, as in a due date; empty when there is only one ever.</param>
    public OutboxMessage(string template, Guid subject, string to, string culture, DateTimeOffset now, string occasion = "")
    {
        (Template, Subject, To, Culture, CreatedAt, NextAttemptAt) = (template, subject, to, culture, now, now);
        Domain = to[(to.LastIndexOf('@') + 1)..].ToLowerInvariant();
        Key = $"{template}/{subject}/{to.ToUpperInvariant()}/{occasion}";
    }

    /// <summary>A reminder by a rule: unique by rule, subject, recipient and due date, whatever else the rule says later.</summary>
    /// <param name="step">0 for the first; then each repetition.</param>
    public static OutboxMessage Reminder(Id<ReminderRule> rule, Guid subject, DateOnly due, int step, string to, string culture, DateTimeOffset now) =>
        new(MailTemplates.Reminder, subject, to, culture, now, $"{rule.Value:N}/{due:yyyy-MM-dd}/{step}") { Rule = rule.Value, Due = due, Step = step };

    /// <summary>One mail of what is written to many: unique by mailing, reader and address.</summary>
    public static OutboxMessage Of(Id<Mailing> mailing, Guid subject, string to, string culture, DateTimeOffset now) =>
        new(MailTemplates.Mailing, subject, to, culture, now, $"{mailing.Value:N}") { Mailing = mailing.Value };

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Key { get; private set; } = "";
    public string Template { get; private set; } = "";
    public Guid Subject { get; private set; }
    public string To { get; private set; } = "";
    /// <summary>Of the address, in small letters: mails to one provider go out at a pace of their own.</summary>
    public string Domain { get; private set; } = "";
    public string Culture { get; private set; } = "";
    /// <summary>The rule that it follows; null for a mail that something caused.</summary>
    public Guid? Rule { get; private set; }
    /// <summary>The date of its subject that the rule counts from.</summary>
    public DateOnly? Due { get; private set; }
    public int Step { get; private set; }
    /// <summary>What is written to many and this is one of.</summary>
    public Guid? Mailing { get; private set; }
    public OutboxState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    /// <summary>The round of the worker that has it.</summary>
    public Guid? LeasedBy { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>What the office put before the words when it was sent again.</summary>
    public string? Preface { get; private set; }
    /// <summary>When a mail server said that its address takes no mail; null also while it only said that it could not be delivered then.</summary>
    public DateTimeOffset? BouncedAt { get; private set; }
    /// <summary>What the mail server said, for good or for then.</summary>
    public string? Bounce { get; private set; }

    /// <summary>The same on every attempt, so a server that dropped the answer can tell the copy.</summary>
    public string MessageId => Id.ToString("N");

    public void Delivered(DateTimeOffset now) => (State, SentAt, LeasedUntil, LastError) = (OutboxState.Sent, now, null, null);

    /// <summary>Not needed any more when it was to be sent: counted as done, with the reason.</summary>
    public void LeftOut(string reason, DateTimeOffset now) => (State, SentAt, LeasedUntil, LastError) = (OutboxState.Sent, now, null, Cut(reason));

    public void FailedUntil(DateTimeOffset next, string error) =>
        (NextAttemptAt, LeasedUntil, LastError, Attempts) = (next, null, Cut(error), Attempts + 1);

    /// <summary>Something it carries is not made yet: no attempt was made.</summary>
    public void PostponedUntil(DateTimeOffset next) => (NextAttemptAt, LeasedUntil) = (next, null);

    public void Park(string error) => (State, LeasedUntil, LastError, Attempts) = (OutboxState.Parked, null, Cut(error), Attempts + 1);

    /// <summary>A person wants a parked message to be tried again.</summary>
    public void Resume(DateTimeOffset now)
    {
        Refuse.Unless(State is OutboxState.Parked, OutboxErrors.NotParked);
        (State, NextAttemptAt, Attempts) = (OutboxState.Pending, now, 0);
    }

    /// <summary>A person decided that a parked message shall not go out.</summary>
    public void GiveUp()
    {
        Refuse.Unless(State is OutboxState.Parked, OutboxErrors.NotParked);
        State = OutboxState.GivenUp;
    }

    /// <summary>Another mail about the same, composed anew from the records, with a word before it.</summary>
    public OutboxMessage Again(string preface, DateTimeOffset now)
    {
        Refuse.Unless(State is OutboxState.Sent, OutboxErrors.NotSent);
        // What tells occasions apart stays the end of the key, where composers look for it.
        return new(Template, Subject, To, Culture, now, $"{RandomCode.Reference()}/{Key[(Key.LastIndexOf('/') + 1)..]}") { Rule = Rule, Due = Due, Step = Step, Mailing = Mailing, Preface = preface };
    }

    /// <param name="hard">For good. A mailbox that was full says nothing yet: the report that counts may follow.</param>
    /// <returns>False: that was known.</returns>
    public bool CameBack(string reason, bool hard, DateTimeOffset now)
    {
        if (BouncedAt is not null) return false;
        Bounce = Cut(reason);
        if (hard) BouncedAt = now;
        return true;
    }

    private static string Cut(string text) => ServerWords.Kept(text, MaxErrorLength);
}

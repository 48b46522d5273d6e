using Association.Domain.Common;

namespace Association.Application.Messages;

public static class OutboxErrors
{
    public static readonly Error NotFound = Error.NotFound("message");
    public static readonly Error NotParked = Error.Conflict("message.not-parked", "Only a parked message can be sent again.");
}

/// <summary>Pending → Sent | Parked. A message is leased while a worker sends it.</summary>
public enum OutboxState { Pending, Sent, Parked }

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

    private OutboxMessage() { }

    /// <param name="template">Which composer writes it, as in <c>registration-confirmed</c>.</param>
    /// <param name="subject">The record it is about.</param>
    /// <param name="occasion">Tells two messages of the same kind apart, as in a due date; empty when there is only one ever.</param>
    public OutboxMessage(string template, Guid subject, string to, string culture, DateTimeOffset now, string occasion = "")
    {
        (Template, Subject, To, Culture, CreatedAt, NextAttemptAt) = (template, subject, to, culture, now, now);
        Key = $"{template}/{subject}/{to.ToUpperInvariant()}/{occasion}";
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Key { get; private set; } = "";
    public string Template { get; private set; } = "";
    public Guid Subject { get; private set; }
    public string To { get; private set; } = "";
    public string Culture { get; private set; } = "";
    public OutboxState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }

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

    private static string Cut(string text) => text.Length > MaxErrorLength ? text[..MaxErrorLength] : text;
}

using Association.Domain.Common;

namespace Association.Domain.Events;

public static class LetterErrors
{
    public static readonly Error NotFound = Error.NotFound("letter");
    public static readonly Error NoAddress = Error.Conflict("registration-letter.no-address", "There is no e-mail address.");
    public static readonly Error Sent = Error.Conflict("registration-letter.sent", "This letter has been sent to this address already.");
}

/// <summary>What the office writes to registered people in its own words; sent to each of them once.</summary>
public sealed class RegistrationLetter : AggregateRoot<RegistrationLetter>
{
    public const int MaxSubjectLength = 150;
    public const int MaxTextLength = 5_000;

    private RegistrationLetter() { }

    public RegistrationLetter(Id<Event> @event, string subject, string text, UserId by, DateTimeOffset now) =>
        (Event, Subject, Text, WrittenBy, WrittenAt) = (@event, subject, text, by, now);

    public Id<Event> Event { get; private set; }
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public UserId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
}

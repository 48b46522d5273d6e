using Association.Domain.Common;

namespace Association.Domain.Events.Programme;

/// <summary>A version of the programme as it was made public; it never changes.</summary>
public sealed class ProgrammeRelease : AggregateRoot<ProgrammeRelease>
{
    public const int MaxNoteLength = 500;

    private ProgrammeRelease() { }

    /// <param name="number">From 1, without gaps within the event.</param>
    /// <param name="content">JSON of <see cref="ProgrammeContent"/>.</param>
    /// <param name="note">What the office tells readers of this version.</param>
    public ProgrammeRelease(Id<Event> @event, int number, string content, string? note, UserId by, DateTimeOffset now) =>
        (Event, Number, Content, Note, ReleasedBy, ReleasedAt) = (@event, number, content, note, by, now);

    public Id<Event> Event { get; private set; }
    public int Number { get; private set; }
    public string Content { get; private set; } = "";
    public string? Note { get; private set; }
    public UserId ReleasedBy { get; private set; }
    public DateTimeOffset ReleasedAt { get; private set; }
}

/// <summary>A session that somebody marked for their own agenda.</summary>
public sealed class SessionStar : AggregateRoot<SessionStar>
{
    public const int MaxPerAccount = 500;

    private SessionStar() { }

    public SessionStar(UserId account, Id<Event> @event, Id<EventSession> session, DateTimeOffset now) => (Account, Event, Session, StarredAt) = (account, @event, session, now);

    public UserId Account { get; private set; }
    public Id<Event> Event { get; private set; }
    public Id<EventSession> Session { get; private set; }
    public DateTimeOffset StarredAt { get; private set; }
}

using Association.Domain.Common;

namespace Association.Domain.Events.Online;

/// <summary>Right: counts. Again: the code was answered before. TooMany: too many wrong ones in a minute; the answer was not looked at.</summary>
public enum CodeVerdict { Right, Again, Late, Wrong, TooMany, NotNow }

/// <summary>A code that is shown at a moment nobody can know before, and taken for some minutes.</summary>
public sealed class PresenceCode : AggregateRoot<PresenceCode>, INotAudited
{
    public const int Length = 6;

    private PresenceCode() { }

    public PresenceCode(OnlineRoom room, string digits, DateTimeOffset dueAt) =>
        (Event, Room, Digits, DueAt, ValidUntil) = (room.Event, room.Id, digits, dueAt, dueAt.AddMinutes(room.CodeMinutes));

    public Id<Event> Event { get; private set; }
    public Id<OnlineRoom> Room { get; private set; }
    public string Digits { get; private set; } = "";
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset ValidUntil { get; private set; }

    public bool IsTaken(DateTimeOffset now) => DueAt <= now && now < ValidUntil;

    /// <summary>A time of its own in each of as many equal parts of the session as there are codes: spread, and yet unknown.</summary>
    /// <param name="random">A number from 0 to below its argument.</param>
    /// <exception cref="RefusedException">They would overlap.</exception>
    public static IReadOnlyList<DateTimeOffset> Draw(DateTimeOffset from, DateTimeOffset to, int count, int minutes, Func<int, int> random)
    {
        var part = (to - from) / count;
        var room = part - TimeSpan.FromMinutes(minutes);
        Refuse.If(room < TimeSpan.Zero, OnlineErrors.TooManyCodes);
        return [.. Enumerable.Range(0, count).Select(at => from + at * part + TimeSpan.FromSeconds(random((int)room.TotalSeconds + 1)))];
    }
}

/// <summary>What a participant entered, kept whatever came of it: the evidence of having been there at that moment.</summary>
public sealed class CodeAnswer : Entity<CodeAnswer>, INotAudited
{
    /// <summary>So many wrong ones within a minute; more are not looked at.</summary>
    public const int MostWrong = 5;

    private CodeAnswer() { }

    public CodeAnswer(Id<Event> @event, PresenceCode? code, Id<Registration> registration, CodeVerdict verdict, DateTimeOffset now) =>
        (Event, Code, Registration, Verdict, At) = (@event, code?.Id, registration, verdict, now);

    public Id<Event> Event { get; private set; }
    /// <summary>Null for a guess that was no code.</summary>
    public Id<PresenceCode>? Code { get; private set; }
    public Id<Registration> Registration { get; private set; }
    public CodeVerdict Verdict { get; private set; }
    public DateTimeOffset At { get; private set; }
}

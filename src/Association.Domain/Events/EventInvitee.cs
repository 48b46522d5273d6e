using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Events;

/// <summary>What somebody said who was asked to come.</summary>
public enum InviteeAnswer { None, Yes, No, Maybe }

/// <summary>Whether somebody came. <see cref="Excused"/> is set by the organiser.</summary>
public enum Presence { Unknown, Attended, Absent, Excused }

public static class InviteeErrors
{
    public static readonly Error NotFound = Error.NotFound("invitee");
    public static readonly Error Over = Error.Conflict("invitee.over", "The event is over; it can no longer be answered.");
    public static readonly Error Cancelled = Error.Conflict("invitee.cancelled", "The event was cancelled.");
    public static readonly Error NotYet = Error.Conflict("invitee.not-yet", "Attendance is taken on the day of the event.");
}

/// <summary>Somebody asked to a salon or a meeting, or who walked in.</summary>
public sealed class EventInvitee : AggregateRoot<EventInvitee>
{
    public const int KeyHashLength = 64;

    private EventInvitee() { }

    /// <param name="keyHash">Of the key in the mail's links; null for whoever walked in.</param>
    public EventInvitee(Id<Event> @event, Id<Person> person, string? keyHash, DateTimeOffset now) => (Event, Person, KeyHash, InvitedAt) = (@event, person, keyHash, now);

    /// <summary>Somebody who is asked by mail.</summary>
    /// <param name="keyHash">Makes the hash of the key in the mail's links.</param>
    public static EventInvitee Asked(Id<Event> @event, Id<Person> person, Func<Id<EventInvitee>, string> keyHash, DateTimeOffset now)
    {
        var invitee = new EventInvitee(@event, person, null, now);
        invitee.KeyHash = keyHash(invitee.Id);
        return invitee;
    }

    public Id<Event> Event { get; private set; }
    public Id<Person> Person { get; private set; }
    public string? KeyHash { get; private set; }
    public bool WalkedIn => KeyHash is null;
    public DateTimeOffset InvitedAt { get; private set; }
    public InviteeAnswer Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public Presence Presence { get; private set; }
    public DateTimeOffset? CameAt { get; private set; }

    /// <summary>May be changed until the event is over.</summary>
    public void Say(InviteeAnswer answer, DateTimeOffset endsAt, DateTimeOffset now)
    {
        Refuse.If(now >= endsAt, InviteeErrors.Over);
        (Answer, AnsweredAt) = (answer, now);
    }

    /// <summary>Was invited and has said nothing; at most one mail a day, and none on the day of the invitation.</summary>
    public bool MayBeReminded(DateTimeOffset now) =>
        !WalkedIn && Answer is InviteeAnswer.None && Presence is Presence.Unknown
        && AssociationCalendar.DayOf(RemindedAt ?? InvitedAt) < AssociationCalendar.DayOf(now);

    public void WasReminded(DateTimeOffset now) => RemindedAt = now;

    /// <summary>Came in; a second time changes nothing.</summary>
    public void Come(DateTimeOffset now)
    {
        Presence = Presence.Attended;
        CameAt ??= now;
    }

    /// <summary>The same person on another record, asked to the same event: what is known of either holds.</summary>
    public void Absorb(EventInvitee other)
    {
        if (other.AnsweredAt > AnsweredAt || AnsweredAt is null) (Answer, AnsweredAt) = (other.Answer, other.AnsweredAt);
        if (other.Presence is Presence.Attended || Presence is Presence.Unknown) Presence = other.Presence;
        CameAt = CameAt is { } came && came <= other.CameAt ? came : other.CameAt ?? CameAt;
    }

    public void Mark(Presence presence, DateOnly startsOn, DateOnly today)
    {
        Refuse.If(today < startsOn && presence is Presence.Attended or Presence.Absent, InviteeErrors.NotYet);
        Presence = presence;
        if (presence is not Presence.Attended) CameAt = null;
    }
}

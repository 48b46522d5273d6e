using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Lecturers;

/// <summary>Invited → Accepted | Declined; Invited | Accepted → Withdrawn.</summary>
public enum LecturerAnswer { Invited, Accepted, Declined, Withdrawn }

public static class LecturerInvitationErrors
{
    public static readonly Error NotFound = Error.NotFound("lecturer-invitation");
    public static readonly Error Answered = Error.Conflict("lecturer-invitation.answered", "This invitation was answered already; write to the organiser to change it.");
    public static readonly Error Withdrawn = Error.Conflict("lecturer-invitation.withdrawn", "The organiser has withdrawn this invitation.");
    public static readonly Error Over = Error.Conflict("lecturer-invitation.over", "The event has begun; the invitation can no longer be answered.");
}

/// <summary>Asks a lecturer to speak. The mail's links answer it without signing in, once and until the event begins.</summary>
public sealed class LecturerInvitation : AggregateRoot<LecturerInvitation>
{
    public const int KeyHashLength = 64;
    public const int MaxNoteLength = 500;

    private LecturerInvitation() { }

    /// <param name="keyHash">Of the key in the mail's links, which itself is not kept.</param>
    public LecturerInvitation(Id<Event> @event, Id<Lecturer> lecturer, DateTimeOffset startsAt, DateTimeOffset endsAt, string keyHash, UserId invitedBy, DateTimeOffset now) =>
        (Event, Lecturer, StartsAt, EndsAt, KeyHash, InvitedBy, InvitedAt) = (@event, lecturer, startsAt, endsAt, keyHash, invitedBy, now);

    public Id<Event> Event { get; private set; }
    public Id<Lecturer> Lecturer { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string KeyHash { get; private set; } = "";
    public UserId InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public LecturerAnswer Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Note { get; private set; }

    public void Reply(bool comes, string? note, DateTimeOffset now)
    {
        Refuse.If(Answer is LecturerAnswer.Withdrawn, LecturerInvitationErrors.Withdrawn);
        Refuse.Unless(Answer is LecturerAnswer.Invited, LecturerInvitationErrors.Answered);
        Refuse.If(now >= StartsAt, LecturerInvitationErrors.Over);
        (Answer, Note, AnsweredAt) = (comes ? LecturerAnswer.Accepted : LecturerAnswer.Declined, note, now);
    }

    public void Withdraw()
    {
        Refuse.If(Answer is LecturerAnswer.Declined or LecturerAnswer.Withdrawn, LecturerInvitationErrors.Answered);
        Answer = LecturerAnswer.Withdrawn;
    }

    /// <summary>Another time: whoever had accepted the old one is asked again, by a new key.</summary>
    public void AskAgain(DateTimeOffset startsAt, DateTimeOffset endsAt, string keyHash)
    {
        Refuse.If(Answer is LecturerAnswer.Withdrawn, LecturerInvitationErrors.Withdrawn);
        (StartsAt, EndsAt, KeyHash, Answer, AnsweredAt) = (startsAt, endsAt, keyHash, LecturerAnswer.Invited, null);
    }
}

using Association.Domain.Common;

namespace Association.Domain.Events.Invitations;

/// <summary>
/// How somebody gets into a category: anybody, after the office has approved, with a personal invitation, or by its secret address.
/// </summary>
public enum AdmissionKind { Open, Approval, Invitation, Private }

public static class AdmissionErrors
{
    public static readonly Error InvitationMissing = Error.Conflict("admission.invitation-missing", "This category is for invited people: please open the link of your invitation.");
    public static readonly Error InvitationUsed = Error.Conflict("admission.invitation-used", "This invitation has been used or withdrawn.");
    public static readonly Error NotPending = Error.Conflict("admission.not-pending", "This registration does not wait for a decision.");
    public static readonly Error ReasonMissing = Error.Invalid("admission.reason-missing", "A refusal needs a reason.", "Reason");
    public static readonly Error NotByInvitation = Error.Conflict("admission.not-by-invitation", "This category is not for invited people.");
    public static readonly Error Invited = Error.Conflict("admission.invited", "This address has been invited already.");
    public static readonly Error Used = Error.Conflict("admission.used", "Somebody registered with this invitation.");
    public static readonly Error NotFound = Error.NotFound("invitation");
}

/// <summary>A personal link into a category that is for invited people; good for one registration.</summary>
public sealed class EventInvitation : AggregateRoot<EventInvitation>
{
    public const int MaxNameLength = 100;

    private EventInvitation() { }

    public EventInvitation(Id<Event> @event, Id<TicketCategory> category, string name, string email, string language, DateTimeOffset now) =>
        (Event, Category, Name, Email, Language, InvitedAt, Number) = (@event, category, name, email, language, now, RandomCode.Reference());

    public Id<Event> Event { get; private set; }
    public Id<TicketCategory> Category { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Language { get; private set; } = "zh-CN";
    /// <summary>Eight characters for people; no secret: the link carries a key beside it.</summary>
    public string Number { get; private set; } = "";
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public Id<Registration>? UsedBy { get; private set; }

    public bool IsOpen => UsedBy is null && WithdrawnAt is null;

    public void Use(Id<Registration> registration)
    {
        Refuse.Unless(IsOpen, AdmissionErrors.InvitationUsed);
        UsedBy = registration;
    }

    /// <summary>Whoever gave the place back may take another with the same link.</summary>
    public void Reopen() => UsedBy = null;

    public void Withdraw(DateTimeOffset now)
    {
        Refuse.Unless(UsedBy is null, AdmissionErrors.Used);
        WithdrawnAt ??= now;
    }
}

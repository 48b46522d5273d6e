using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What became of an invitation, by the rules of its dates and uses.</summary>
public enum InvitationState { Open, Used, Expired, Withdrawn }

public static class InvitationErrors
{
    public static readonly Error NotFound = Error.NotFound("invitation");
    public static readonly Error Over = Error.Conflict("invitation.over", "This invitation was used, has expired or was withdrawn; ask your unit for a new one.");
    public static readonly Error Else = Error.Conflict("invitation.somebody-else", "This invitation is for somebody else.");
    public static readonly Error OnRoster = Error.Conflict("invitation.on-roster", "You are on the roster of this unit already.");
}

/// <summary>
/// A unit asks a colleague to join its roster. Nothing about a known person is shown to the unit before that person has
/// accepted: an invitation for somebody on record looks like one for a stranger. Source: domain.md R7.06.
/// </summary>
public sealed class UnitInvitation : AggregateRoot<UnitInvitation>
{
    public const int CodeHashLength = 64;
    public const int MaxUses = 200;

    /// <summary>How long a link stays good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    private UnitInvitation() { }

    /// <param name="uses">How many colleagues may accept it.</param>
    public UnitInvitation(Id<MemberUnit> unit, Invitee invitee, int uses, UserId invitedBy, DateTimeOffset now) =>
        (Unit, Person, Name, Number, Email, Department, Title, UsesLeft, InvitedBy, InvitedAt, ExpiresAt) =
        (unit, invitee.Person, invitee.Name, invitee.Number, invitee.Email, invitee.Department, invitee.Title, uses, invitedBy, now, now + Life);

    public Id<MemberUnit> Unit { get; private set; }
    public Id<Person>? Person { get; private set; }
    public string? Name { get; private set; }
    /// <summary>Masked, as typed by the liaison.</summary>
    public string? Number { get; private set; }
    public string? Email { get; private set; }
    public string? Department { get; private set; }
    public string? Title { get; private set; }
    public string CodeHash { get; private set; } = "";
    public int UsesLeft { get; private set; }
    public int Accepted { get; private set; }
    public UserId InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Of the code in the link, which itself is not kept.</summary>
    public void FoundBy(string codeHash) => CodeHash = codeHash;

    public InvitationState StateAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? InvitationState.Withdrawn
        : UsesLeft == 0 ? InvitationState.Used
        : now >= ExpiresAt ? InvitationState.Expired : InvitationState.Open;

    /// <param name="newcomer">Recorded just now; whether such a person was expected is nobody's to learn here.</param>
    public void Accept(Id<Person> person, bool newcomer, DateTimeOffset now)
    {
        Refuse.Unless(StateAt(now) is InvitationState.Open, InvitationErrors.Over);
        Refuse.If(Person is { } addressee && addressee != person && !newcomer, InvitationErrors.Else);
        (UsesLeft, Accepted) = (UsesLeft - 1, Accepted + 1);
    }

    public void Withdraw(DateTimeOffset now)
    {
        Refuse.Unless(StateAt(now) is InvitationState.Open, InvitationErrors.Over);
        WithdrawnAt = now;
    }
}

/// <summary>Whom a unit invites, as far as it knows.</summary>
/// <param name="Person">Known only to the product.</param>
/// <param name="Number">Masked.</param>
public sealed record Invitee(Id<Person>? Person, string? Name, string? Number, string? Email, string? Department, string? Title);

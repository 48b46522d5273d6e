using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Access;

/// <summary>Ready-made roles of the office; what each may do is listed in the application's access folder.</summary>
public enum Role { Administrator, MembershipOfficer, EventOfficer, FinanceOfficer, CmeOfficer, QualityOfficer, Auditor, DoorSteward, DoorSupervisor, ProgrammeHead }

/// <summary>A role given to an account, for the whole association or for one event.</summary>
public sealed class RoleGrant : AggregateRoot<RoleGrant>
{
    private RoleGrant() { }

    public RoleGrant(UserId user, Role role, Id<Event>? @event, UserId grantedBy, DateTimeOffset now) =>
        (User, Role, Event, GrantedBy, GrantedAt) = (user, role, @event, grantedBy, now);

    public UserId User { get; private set; }
    public Role Role { get; private set; }
    /// <summary>Null: everywhere.</summary>
    public Id<Event>? Event { get; private set; }
    public UserId GrantedBy { get; private set; }
    public DateTimeOffset GrantedAt { get; private set; }
}

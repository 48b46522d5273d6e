using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What a liaison looks after. Source: domain.md R2.21, anchors.md A3.</summary>
public enum LiaisonDuty { Staff, Dues, Credits }

public static class LiaisonErrors
{
    public static readonly Error NotFound = Error.NotFound("liaison");
    public static readonly Error NoDuty = Error.Invalid("liaison.no-duty", "Choose at least one duty.", "Duties");
    public static readonly Error AlreadyGranted = Error.Conflict("liaison.already-granted", "This person is a liaison of the unit already.");
}

/// <summary>A person who keeps a unit's records. The rights live with this relation and end with it, at the next request.</summary>
public sealed class UnitLiaison : AggregateRoot<UnitLiaison>
{
    public const int MaxDepartmentLength = Members.Person.MaxTextLength;

    private UnitLiaison() { }

    public UnitLiaison(Id<MemberUnit> unit, Id<Person> person, IReadOnlyCollection<LiaisonDuty> duties, UserId grantedBy, DateTimeOffset now, string? department = null)
    {
        (Unit, Person, GrantedBy, GrantedAt) = (unit, person, grantedBy, now);
        LooksAfter(duties, department);
    }

    public Id<MemberUnit> Unit { get; private set; }
    public Id<Person> Person { get; private set; }
    public bool Staff { get; private set; }
    public bool Dues { get; private set; }
    public bool Credits { get; private set; }
    /// <summary>科室: what its staff earned elsewhere is looked at by this liaison first; null: of no department. Source: anchors.md J3.</summary>
    public string? Department { get; private set; }
    public UserId GrantedBy { get; private set; }
    public DateTimeOffset GrantedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void LooksAfter(IReadOnlyCollection<LiaisonDuty> duties, string? department = null)
    {
        Department = string.IsNullOrWhiteSpace(department) ? null : department.Trim();
        Refuse.If(duties.Count == 0 && Department is null, LiaisonErrors.NoDuty);
        (Staff, Dues, Credits) = (duties.Contains(LiaisonDuty.Staff), duties.Contains(LiaisonDuty.Dues), duties.Contains(LiaisonDuty.Credits));
    }

    public bool Has(LiaisonDuty duty) => duty switch { LiaisonDuty.Staff => Staff, LiaisonDuty.Dues => Dues, _ => Credits };

    public void Withdraw(DateTimeOffset now)
    {
        Refuse.If(WithdrawnAt is not null, LiaisonErrors.NotFound);
        WithdrawnAt = now;
    }
}

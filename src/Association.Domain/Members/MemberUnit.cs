using Association.Domain.Common;

namespace Association.Domain.Members;

public enum Ownership { Unknown, Public, Private }

/// <summary>Grade of a medical institution (domain.md 8.3); <see cref="Ungraded"/> is 未定级.</summary>
public enum InstitutionLevel { Ungraded, One, Two, Three }

public static class UnitErrors
{
    public static readonly Error NotFound = Error.NotFound("unit");
    public static readonly Error TierOverlaps = Error.Conflict("unit.tier-overlaps", "The unit already holds a tier in this period.");
}

/// <summary>An institution: hospital, clinic, health centre. What it is, apart from its membership terms.</summary>
public sealed class MemberUnit : AggregateRoot<MemberUnit>
{
    public const int MaxNameLength = 200;
    public const int MaxTextLength = 200;

    private readonly List<UnitTerm> _terms = [];

    private MemberUnit() { }

    public MemberUnit(string name, UnifiedSocialCreditCode code)
    {
        (Name, Code) = (name, code);
    }

    public string Name { get; private set; } = "";
    public UnifiedSocialCreditCode Code { get; private set; } = null!;
    public InstitutionLevel Level { get; private set; }
    public Ownership Ownership { get; private set; }
    public string? Street { get; private set; }
    public string? Address { get; private set; }
    public string? ContactName { get; private set; }
    /// <summary>A mobile number or a landline.</summary>
    public SealedNumber? ContactMobile { get; private set; }
    public string? Email { get; private set; }
    public IReadOnlyCollection<UnitTerm> Terms => _terms;

    public void Describe(InstitutionLevel level, Ownership ownership, string? street, string? address) =>
        (Level, Ownership, Street, Address) = (level, ownership, street, address);

    public void ContactThrough(string? name, SealedNumber? mobile, string? email) =>
        (ContactName, ContactMobile, Email) = (name, mobile, email);

    public void Rename(string name) => Name = name;

    /// <summary>Gives the unit a tier for a period; a unit holds one tier at a time. Source: domain.md R2.30.</summary>
    public UnitTerm Join(UnitTier tier, DateOnly from, string? resolution = null)
    {
        var period = new DateRange(from, null);
        Refuse.If(_terms.Any(t => t.Period.Overlaps(period)), UnitErrors.TierOverlaps);
        var term = new UnitTerm(Id, tier, from, resolution);
        _terms.Add(term);
        return term;
    }

    /// <summary>The tier held on a day; null for a unit that is no member then.</summary>
    public UnitTier? TierOn(DateOnly day) => _terms.Find(t => t.Period.Covers(day))?.Tier;

    /// <summary>From that day on the unit holds another tier; what it held before stays on record.</summary>
    public void MoveTo(UnitTier tier, DateOnly from)
    {
        var running = _terms.Find(t => t.Period.Covers(from));
        if (running?.Tier == tier) return;
        if (running?.From == from) _terms.Remove(running);
        else running?.End(from.AddDays(-1));
        Join(tier, from);
    }
}

/// <summary>Rank of a member unit as a seat in the association's governance. Source: domain.md R2.30.</summary>
public enum UnitTier { Member, Governing, ExecutiveGoverning, VicePresident, President, Supervisor }

/// <summary>The period in which a unit holds a tier; a change ends one term and opens the next, so past figures stay.</summary>
public sealed class UnitTerm : Entity<UnitTerm>
{
    private UnitTerm() { }

    internal UnitTerm(Id<MemberUnit> unit, UnitTier tier, DateOnly from, string? resolution) =>
        (Unit, Tier, From, Resolution) = (unit, tier, from, resolution);

    public Id<MemberUnit> Unit { get; private set; }
    public UnitTier Tier { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public string? Resolution { get; private set; }
    public DateRange Period => new(From, To);

    internal void End(DateOnly lastDay) => To = lastDay;
}

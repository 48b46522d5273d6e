using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>Rank of a member unit as a seat in the association's governance. Source: domain.md R2.30.</summary>
public enum UnitTier { Member, Governing, ExecutiveGoverning, VicePresident, President, Supervisor }

/// <summary>Why a unit's term came to its end.</summary>
public enum UnitTermEnding { TierChanged, Withdrawn, Lapsed, Expelled, Dissolved }

/// <summary>What came with a seat besides its tier: the decision that gave it, the council's term, who sits in it.</summary>
/// <param name="Decision">The resolution of a congress or council; null where only a note is known.</param>
/// <param name="CouncilTerm">As in 第三届理事会.</param>
/// <param name="ElectedUntil">The day on which the council's term runs out; the seat stays until somebody ends it.</param>
public sealed record SeatDetails(
    Id<CouncilResolution>? Decision = null, string? CouncilTerm = null, DateOnly? ElectedUntil = null, Id<Person>? Representative = null, string? Resolution = null);

/// <summary>The period in which a unit holds a tier; a change ends one term and opens the next, so past figures stay.</summary>
public sealed class UnitTerm : Entity<UnitTerm>
{
    public const int MaxCouncilTermLength = 60;

    private UnitTerm() { }

    internal UnitTerm(Id<MemberUnit> unit, UnitTier tier, DateOnly from, SeatDetails seat)
    {
        (Unit, Tier, From) = (unit, tier, from);
        Describe(seat);
    }

    public Id<MemberUnit> Unit { get; private set; }
    public UnitTier Tier { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    /// <summary>The decision in a few words, where no resolution is on record.</summary>
    public string? Resolution { get; private set; }
    public Id<CouncilResolution>? Decision { get; private set; }
    public string? CouncilTerm { get; private set; }
    public DateOnly? ElectedUntil { get; private set; }
    /// <summary>Who speaks for the unit in the council.</summary>
    public Id<Person>? Representative { get; private set; }
    public UnitTermEnding? Ending { get; private set; }
    public string? EndNote { get; private set; }
    public DateRange Period => new(From, To);

    internal void Describe(SeatDetails seat) =>
        (Decision, CouncilTerm, ElectedUntil, Representative, Resolution) = (seat.Decision, seat.CouncilTerm, seat.ElectedUntil, seat.Representative, seat.Resolution);

    internal void RepresentedBy(Id<Person>? person) => Representative = person;

    internal void End(DateOnly lastDay, UnitTermEnding ending, string? note = null) => (To, Ending, EndNote) = (lastDay, ending, note);

    internal void RunOn() => (To, Ending, EndNote) = (null, null, null);
}

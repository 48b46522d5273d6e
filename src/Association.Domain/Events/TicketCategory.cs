using Association.Domain.Common;

namespace Association.Domain.Events;

public static class PriceErrors
{
    public static readonly Error Negative = Error.Invalid("price.negative", "A price cannot be negative.", "MemberPrice");
    public static readonly Error PhaseOrder = Error.Invalid("price.phase-order", "Each phase must end later than the one before it.", "Until");
    public static readonly Error NoPhase = Error.Conflict("price.none", "No price is open for this category today.");
    public static readonly Error MembersOnly = Error.Conflict("price.members-only", "This category is for members of the association.");
}

/// <summary>What a participant registers as, with prices by phase and membership. Source: domain.md R5.02-R5.05.</summary>
public sealed class TicketCategory : Entity<TicketCategory>
{
    public const int MaxNameLength = 100;

    private readonly List<PricePhase> _phases = [];

    private TicketCategory() { }

    internal TicketCategory(Id<Event> @event, Bilingual name, bool membersOnly, int order) =>
        (Event, Name, MembersOnly, Order) = (@event, name, membersOnly, order);

    public Id<Event> Event { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public bool MembersOnly { get; private set; }
    public int Order { get; private set; }
    public IReadOnlyCollection<PricePhase> Phases => _phases;

    /// <summary>Adds the next phase; without an end it holds until registration closes.</summary>
    /// <param name="until">The first moment at which the phase no longer holds.</param>
    public PricePhase Price(Bilingual name, Money member, Money nonMember, DateTimeOffset? until)
    {
        Refuse.If(member < Money.Zero || nonMember < Money.Zero, PriceErrors.Negative);
        var last = _phases.MaxBy(p => p.Order);
        Refuse.If(last is not null && (last.Until is null || until <= last.Until), PriceErrors.PhaseOrder);
        var phase = new PricePhase(Id, name, member, nonMember, until, _phases.Count + 1);
        _phases.Add(phase);
        return phase;
    }

    public void Describe(Bilingual name, bool membersOnly) => (Name, MembersOnly) = (name, membersOnly);

    /// <summary>Prices from now on; whoever registered keeps the price of that day. Phases keep their place and identity.</summary>
    public void Reprice(IReadOnlyList<PhaseTerms> terms)
    {
        var known = _phases.OrderBy(p => p.Order).ToList();
        _phases.Clear();
        for (var i = 0; i < terms.Count; i++)
        {
            var (name, member, nonMember, until) = terms[i];
            var priced = Price(name, member, nonMember, until);
            if (i >= known.Count) continue;
            known[i].Change(priced);
            _phases[i] = known[i];
        }
    }

    /// <summary>The phase open at that moment, or null.</summary>
    public PricePhase? PhaseAt(DateTimeOffset now) => _phases.OrderBy(p => p.Order).FirstOrDefault(p => p.Until is null || now < p.Until);

    /// <summary>What this person pays now: decided here by live membership, never by what was typed.</summary>
    public Quote QuoteFor(bool liveMember, DateTimeOffset now)
    {
        Refuse.If(MembersOnly && !liveMember, PriceErrors.MembersOnly);
        var phase = PhaseAt(now) ?? throw new RefusedException(PriceErrors.NoPhase);
        return new Quote(phase.Id, liveMember, liveMember ? phase.MemberPrice : phase.NonMemberPrice);
    }
}

/// <summary>The price of one phase, for members and for others.</summary>
public sealed class PricePhase : Entity<PricePhase>
{
    private PricePhase() { }

    internal PricePhase(Id<TicketCategory> category, Bilingual name, Money member, Money nonMember, DateTimeOffset? until, int order) =>
        (Category, Name, MemberPrice, NonMemberPrice, Until, Order) = (category, name, member, nonMember, until, order);

    public Id<TicketCategory> Category { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public Money MemberPrice { get; private set; }
    public Money NonMemberPrice { get; private set; }
    public DateTimeOffset? Until { get; private set; }
    public int Order { get; private set; }

    internal void Change(PricePhase terms) =>
        (Name, MemberPrice, NonMemberPrice, Until) = (terms.Name, terms.MemberPrice, terms.NonMemberPrice, terms.Until);
}

/// <param name="Until">The first moment at which the phase no longer holds; null for the last.</param>
public sealed record PhaseTerms(Bilingual Name, Money Member, Money NonMember, DateTimeOffset? Until);

public sealed record Quote(Id<PricePhase> Phase, bool AsMember, Money Price);

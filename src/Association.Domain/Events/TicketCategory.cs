using Association.Domain.Common;
using Association.Domain.Events.Invitations;

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
    /// <summary>How people get in.</summary>
    public AdmissionKind Admission { get; private set; }
    /// <summary>Whoever waits for the office's decision holds a seat already. Source: domain.md 5.2, where only what is confirmed or to be paid holds one.</summary>
    public bool HoldsWhilePending { get; private set; }
    /// <summary>Another round, another secret address.</summary>
    public int SecretRound { get; private set; }
    public IReadOnlyCollection<PricePhase> Phases => _phases;

    /// <summary>Adds the next phase; without an end it holds until registration closes.</summary>
    /// <param name="until">The first moment at which the phase no longer holds.</param>
    /// <param name="places">After so many places the phase is over, whatever the day; null: by date alone.</param>
    public PricePhase Price(Bilingual name, Money member, Money nonMember, DateTimeOffset? until, int? places = null)
    {
        Refuse.If(member < Money.Zero || nonMember < Money.Zero, PriceErrors.Negative);
        var last = _phases.MaxBy(p => p.Order);
        Refuse.If(last is { Until: null, Places: null } || until <= _phases.Max(p => p.Until), PriceErrors.PhaseOrder);
        var phase = new PricePhase(Id, name, member, nonMember, until, _phases.Count + 1, places);
        _phases.Add(phase);
        return phase;
    }

    /// <param name="holdsWhilePending">Of those who register from now on; counts only where the office decides.</param>
    public void AdmitBy(AdmissionKind admission, bool holdsWhilePending = false) =>
        (Admission, HoldsWhilePending) = (admission, holdsWhilePending && admission is AdmissionKind.Approval);

    public void NextSecret() => SecretRound++;

    public void Describe(Bilingual name, bool membersOnly) => (Name, MembersOnly) = (name, membersOnly);

    /// <summary>Prices from now on; whoever registered keeps the price of that day. Phases keep their place and identity.</summary>
    public void Reprice(IReadOnlyList<PhaseTerms> terms)
    {
        var known = _phases.OrderBy(p => p.Order).ToList();
        _phases.Clear();
        for (var i = 0; i < terms.Count; i++)
        {
            var (name, member, nonMember, until, places) = terms[i];
            var priced = Price(name, member, nonMember, until, places);
            if (i >= known.Count) continue;
            known[i].Change(priced);
            _phases[i] = known[i];
        }
    }

    /// <summary>The phase open at that moment, or null: neither over by date nor sold out.</summary>
    /// <param name="ahead">Places that the same order takes before this one, by phase.</param>
    public PricePhase? PhaseAt(DateTimeOffset now, Func<Id<PricePhase>, int>? ahead = null) =>
        _phases.OrderBy(p => p.Order).FirstOrDefault(p => (p.Until is null || now < p.Until) && !p.IsSoldOut(ahead?.Invoke(p.Id) ?? 0));

    /// <summary>What this person pays now: decided here by live membership, never by what was typed.</summary>
    public Quote QuoteFor(bool liveMember, DateTimeOffset now, Func<Id<PricePhase>, int>? ahead = null)
    {
        Refuse.If(MembersOnly && !liveMember, PriceErrors.MembersOnly);
        return QuoteOf(PhaseAt(now, ahead) ?? throw new RefusedException(PriceErrors.NoPhase), liveMember);
    }

    /// <summary>What a seat of that phase costs, for whoever holds it.</summary>
    public static Quote QuoteOf(PricePhase phase, bool liveMember) =>
        new(phase.Id, liveMember, liveMember ? phase.MemberPrice : phase.NonMemberPrice, IsCounted: phase.Places is not null);
}

/// <summary>The price of one phase, for members and for others.</summary>
public sealed class PricePhase : Entity<PricePhase>
{
    private PricePhase() { }

    internal PricePhase(Id<TicketCategory> category, Bilingual name, Money member, Money nonMember, DateTimeOffset? until, int order, int? places) =>
        (Category, Name, MemberPrice, NonMemberPrice, Until, Order, Places) = (category, name, member, nonMember, until, order, places);

    public Id<TicketCategory> Category { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public Money MemberPrice { get; private set; }
    public Money NonMemberPrice { get; private set; }
    public DateTimeOffset? Until { get; private set; }
    public int Order { get; private set; }
    /// <summary>The phase ends after so many places; null: by date alone.</summary>
    public int? Places { get; private set; }
    /// <summary>Places held at this price; counted only where <see cref="Places"/> limits them, and moved only by a conditional statement.</summary>
    public int Taken { get; private set; }

    /// <param name="ahead">Places that the same order takes before this one.</param>
    public bool IsSoldOut(int ahead = 0) => Places is { } places && Taken + ahead >= places;

    /// <summary>Begins to count, with the places that are held at this price already.</summary>
    public void CountFrom(int taken) => Taken = taken;

    internal void Change(PricePhase terms) =>
        (Name, MemberPrice, NonMemberPrice, Until, Places) = (terms.Name, terms.MemberPrice, terms.NonMemberPrice, terms.Until, terms.Places);
}

/// <param name="Until">The first moment at which the phase no longer holds; null for the last.</param>
/// <param name="Places">After so many places the phase is over; null: by date alone.</param>
public sealed record PhaseTerms(Bilingual Name, Money Member, Money NonMember, DateTimeOffset? Until, int? Places = null);

/// <summary>What a place costs, decided on the server.</summary>
/// <param name="Price">After the coupon, if any; never below zero.</param>
/// <param name="Discount">What the coupon took off.</param>
/// <param name="IsCounted">The phase counts its places.</param>
public sealed record Quote(Id<PricePhase> Phase, bool AsMember, Money Price, Id<CouponCode>? Coupon = null, Money Discount = default, bool IsCounted = false)
{
    public Quote With(CouponCode code, Coupon coupon)
    {
        var price = coupon.PriceOf(Price);
        return this with { Price = price, Coupon = code.Id, Discount = Price - price };
    }
}

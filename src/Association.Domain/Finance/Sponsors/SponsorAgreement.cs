using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Domain.Finance.Sponsors;

public enum PledgeKind { Seats, Yuan }

/// <summary>What a sponsor promises.</summary>
/// <param name="Amount">Seats, or yuan with two places.</param>
public sealed record Pledge(PledgeKind Kind, decimal Amount)
{
    public const int MaxSeats = 10_000;
    public const decimal MaxYuan = 100_000_000;

    public bool IsValid => Amount > 0 && (Kind is PledgeKind.Seats ? Amount <= MaxSeats && decimal.IsInteger(Amount) : Amount <= MaxYuan && decimal.Round(Amount, 2) == Amount);
}

/// <summary>
/// A sponsor pays the fees of eligible people at one event, up to a pledge, for a purpose that is published. What is used is counted by a
/// conditional statement, so that no rush uses more than was pledged. It gives the sponsor neither a say in the programme nor
/// anybody's data (domain.md R2.73, R7.06).
/// </summary>
public sealed class SponsorAgreement : AggregateRoot<SponsorAgreement>
{
    public const int MaxPurposeLength = 300;

    private readonly List<SponsorScope> _scopes = [];

    private SponsorAgreement() { }

    public SponsorAgreement(Id<Sponsor> sponsor, Id<Event> @event, string purpose, Pledge pledge, DateRange validity, DateTimeOffset now)
    {
        (Sponsor, Event, SignedAt, Number) = (sponsor, @event, now, RandomCode.Reference());
        Change(purpose, pledge, validity);
    }

    public Id<Sponsor> Sponsor { get; private set; }
    public Id<Event> Event { get; private set; }
    /// <summary>Eight characters for people; no secret.</summary>
    public string Number { get; private set; } = "";
    /// <summary>What the support is for, as it is disclosed.</summary>
    public string Purpose { get; private set; } = "";
    public PledgeKind Kind { get; private set; }
    /// <summary>Seats; null where the pledge is an amount.</summary>
    public int? Seats { get; private set; }
    /// <summary>Fen; null where the pledge is seats.</summary>
    public long? BudgetFen { get; private set; }
    /// <summary>Moved only by a conditional statement.</summary>
    public int SeatsUsed { get; private set; }
    /// <summary>Moved only by a conditional statement.</summary>
    public long FenUsed { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public DateTimeOffset SignedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyCollection<SponsorScope> Scopes => _scopes;

    public Money Used => new(FenUsed / 100m);
    public Money? Budget => BudgetFen is { } fen ? new Money(fen / 100m) : null;

    /// <summary>Whether it says who is eligible: by name or by unit. What says nothing is given out by the office.</summary>
    public bool NamesPeople => _scopes.Exists(s => s.Unit is not null || s.Person is not null);

    public bool HoldsOn(DateOnly day) => ClosedAt is null && From <= day && day <= To;

    /// <exception cref="RefusedException">Not a pledge, less than is used, or the dates are the wrong way round.</exception>
    public void Change(string purpose, Pledge pledge, DateRange validity)
    {
        Refuse.If(ClosedAt is not null, SponsorErrors.Closed);
        Refuse.Unless(pledge.IsValid, SponsorErrors.Pledge);
        Refuse.If(pledge.Kind is PledgeKind.Seats ? pledge.Amount < SeatsUsed : pledge.Amount * 100 < FenUsed, SponsorErrors.Below);
        (Purpose, Kind, From, To) = (TextNormalization.Line(purpose), pledge.Kind, validity.From, validity.To!.Value);
        Seats = pledge.Kind is PledgeKind.Seats ? (int)pledge.Amount : null;
        BudgetFen = pledge.Kind is PledgeKind.Yuan ? (long)(pledge.Amount * 100) : null;
    }

    /// <summary>Who is eligible; nothing of a kind: anybody as to that kind.</summary>
    public void Limit(IEnumerable<Id<MemberUnit>> units, IEnumerable<Id<TicketCategory>> categories, IEnumerable<Id<Person>> people)
    {
        _scopes.Clear();
        _scopes.AddRange(units.Distinct().Select(u => new SponsorScope(Id) { Unit = u }));
        _scopes.AddRange(categories.Distinct().Select(c => new SponsorScope(Id) { Category = c }));
        _scopes.AddRange(people.Distinct().Select(p => new SponsorScope(Id) { Person = p }));
    }

    /// <param name="units">Where the person works now.</param>
    public bool IsFor(Id<Person> person, IReadOnlyCollection<Id<MemberUnit>> units, Id<TicketCategory> category)
    {
        if (_scopes.Exists(s => s.Category is not null) && !_scopes.Exists(s => s.Category == category)) return false;
        return !NamesPeople || _scopes.Exists(s => s.Person == person) || _scopes.Exists(s => s.Unit is { } unit && units.Contains(unit));
    }

    /// <summary>Nothing is used any more; what was used is settled.</summary>
    public void Close(DateTimeOffset now)
    {
        Refuse.If(ClosedAt is not null, SponsorErrors.Closed);
        ClosedAt = now;
    }
}

/// <summary>One thing that an agreement is limited to.</summary>
public sealed class SponsorScope : Entity<SponsorScope>
{
    private SponsorScope() { }

    internal SponsorScope(Id<SponsorAgreement> agreement) => Agreement = agreement;

    public Id<SponsorAgreement> Agreement { get; private set; }
    public Id<MemberUnit>? Unit { get; internal init; }
    public Id<TicketCategory>? Category { get; internal init; }
    public Id<Person>? Person { get; internal init; }
}

/// <summary>One fee that a sponsor pays: of which place, how much, and what came back of it. Never changed but by what comes back and is settled.</summary>
public sealed class SponsorDraw : AggregateRoot<SponsorDraw>
{
    private SponsorDraw() { }

    public SponsorDraw(Id<SponsorAgreement> agreement, Id<Registration> registration, Payment payment, DateTimeOffset now) =>
        (Agreement, Registration, Order, Payment, Amount, DrawnAt) = (agreement, registration, payment.Order, payment.Id, payment.Amount, now);

    public Id<SponsorAgreement> Agreement { get; private set; }
    public Id<Registration> Registration { get; private set; }
    public Id<Order> Order { get; private set; }
    public Id<Payment> Payment { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>What came back to the pledge when the place was given back or became cheaper.</summary>
    public Money Returned { get; private set; }
    public DateTimeOffset DrawnAt { get; private set; }
    /// <summary>The order by which the sponsor is asked for it; null: not yet.</summary>
    public Id<Order>? Settlement { get; private set; }

    public Money Net => Amount - Returned;
    public bool IsSeat => Net > Money.Zero;

    public void Return(Money amount) => Returned += amount;

    public void SettledBy(Id<Order> order) => Settlement = order;
}

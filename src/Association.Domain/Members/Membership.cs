using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>Kind of individual member. Source: domain.md R2.10.</summary>
public enum MembershipCategory { Ordinary, Senior, Student, Honorary }

public static class MembershipErrors
{
    public static readonly Error AlreadyEnded = Error.Conflict("membership.ended", "This membership has ended already.");
}

/// <summary>
/// An individual's membership: one number for life and a term per period. A term that is running never changes
/// because a renewal was started (product.md invariant 3); the renewal is a term of its own.
/// </summary>
public sealed class Membership : AggregateRoot<Membership>
{
    public const int MaxNumberLength = 20;

    private readonly List<MembershipTerm> _terms = [];

    private Membership() { }

    public Membership(Id<Person> person, string number, MembershipCategory category, DateOnly joined)
    {
        (Person, Number, JoinedOn) = (person, number, joined);
        _terms.Add(new MembershipTerm(Id, category, joined, null));
    }

    public Id<Person> Person { get; private set; }
    public string Number { get; private set; } = "";
    public DateOnly JoinedOn { get; private set; }
    public IReadOnlyCollection<MembershipTerm> Terms => _terms;

    public bool IsLiveOn(DateOnly day) => _terms.Any(t => t.Covers(day));

    /// <summary>The kind of member on a day; null when there was no membership then.</summary>
    public MembershipCategory? CategoryOn(DateOnly day) => _terms.Find(t => t.Covers(day))?.Category;

    /// <summary>From that day on a member of another kind; the term before stays on record as it was.</summary>
    public void MoveTo(MembershipCategory category, DateOnly from)
    {
        var running = _terms.Find(t => t.Covers(from));
        if (running?.Category == category) return;
        var until = running?.To;
        if (running?.From == from) _terms.Remove(running);
        else running?.End(from.AddDays(-1));
        _terms.Add(new MembershipTerm(Id, category, from, until));
    }

    /// <summary>Ends the running term on its last day, as on leaving or expulsion.</summary>
    public void End(DateOnly lastDay)
    {
        var running = _terms.SingleOrDefault(t => t.Covers(lastDay)) ?? throw new RefusedException(MembershipErrors.AlreadyEnded);
        running.End(lastDay);
    }
}

public enum TermState { Live, Proposed }

public sealed class MembershipTerm : Entity<MembershipTerm>
{
    private MembershipTerm() { }

    internal MembershipTerm(Id<Membership> membership, MembershipCategory category, DateOnly from, DateOnly? to) =>
        (Membership, Category, From, To) = (membership, category, from, to);

    public Id<Membership> Membership { get; private set; }
    public MembershipCategory Category { get; private set; }
    public TermState State { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public bool Covers(DateOnly day) => State is TermState.Live && new DateRange(From, To).Covers(day);

    internal void End(DateOnly lastDay) => To = lastDay;
}

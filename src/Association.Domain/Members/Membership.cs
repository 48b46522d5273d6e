using Association.Domain.Common;

namespace Association.Domain.Members;

public static class MembershipErrors
{
    public static readonly Error NotFound = Error.NotFound("membership");
    public static readonly Error AlreadyEnded = Error.Conflict("membership.ended", "This membership has ended already.");
    public static readonly Error NotRenewable = Error.Conflict("membership.not-renewable", "This membership cannot be renewed now.");
    public static readonly Error NothingProposed = Error.Conflict("membership.nothing-proposed", "No renewal waits to be settled.");
    public static readonly Error CategoryRetired = Error.Conflict("membership.category-retired", "Nobody is taken into this category any more.").At("Category");
    public static readonly Error StillMember = Error.Conflict("application.already-member", "This person is a member already.");
    public static readonly Error UntilPast = Error.Invalid("membership.override-past", "The last day must not lie in the past.", "Until");
    public static readonly Error EndingInFuture = Error.Invalid("membership.ending-future", "The last day must not lie in the future.", "LastDay");
    public static readonly Error ReasonMissing = Error.Invalid("membership.reason-missing", "A reason is needed.", "Reason");
}

/// <summary>A status that the office decided by hand until a day, included.</summary>
public sealed record StatusOverride(MembershipStatus Status, DateOnly Until, string Reason);

/// <summary>
/// An individual's membership: one number for life and a term per period. A term that is running never changes
/// because a renewal was started (product.md invariant 3); the renewal is a term of its own.
/// </summary>
public sealed class Membership : AggregateRoot<Membership>
{
    public const int MaxNumberLength = 20;
    public const int MaxReasonLength = 500;
    public const int CardKeyLength = 26;

    private readonly List<MembershipTerm> _terms = [];

    private Membership() { }

    public Membership(Id<Person> person, string number, MembershipCategory category, DateOnly joined)
        : this(person, number, joined) => _terms.Add(new MembershipTerm(Id, category, joined, null));

    private Membership(Id<Person> person, string number, DateOnly joined) =>
        (Person, Number, JoinedOn, CardKey) = (person, number, joined, RandomCode.Secret());

    public Id<Person> Person { get; private set; }
    public string Number { get; private set; } = "";
    public DateOnly JoinedOn { get; private set; }
    /// <summary>What the QR code of the card says; a secret. Null until a card was made.</summary>
    public string? CardKey { get; private set; }
    /// <summary>Since when the member agrees to stand in the directory; null: does not.</summary>
    public DateTimeOffset? ListedSince { get; private set; }
    public StatusOverride? Override { get; private set; }
    public IReadOnlyCollection<MembershipTerm> Terms => _terms;

    /// <summary>The term that waits to be settled; one at most.</summary>
    public MembershipTerm? Proposed => _terms.Find(t => t.State is TermState.Proposed);

    /// <summary>The live term that ends last.</summary>
    public MembershipTerm? LastTerm => _terms.Where(t => t.State is TermState.Live).MaxBy(t => t.From);

    /// <summary>Taken in: a member as soon as the first term is settled.</summary>
    /// <param name="months">Null: for life.</param>
    public static Membership Admit(Id<Person> person, string number, MembershipCategory category, int? months, DateOnly today)
    {
        var membership = new Membership(person, number, today);
        membership._terms.Add(new MembershipTerm(membership.Id, category, today, months, TermState.Proposed));
        return membership;
    }

    public bool IsLiveOn(DateOnly day) => _terms.Any(t => t.Covers(day));

    /// <summary>The kind of member on a day; null when there was no membership then.</summary>
    public MembershipCategory? CategoryOn(DateOnly day) => _terms.Find(t => t.Covers(day))?.Category;

    /// <summary>The live term that a day belongs to: the last that had begun, else the first to come.</summary>
    public MembershipTerm? TermOf(DateOnly day)
    {
        var live = _terms.Where(t => t.State is TermState.Live).OrderBy(t => t.From).ToList();
        return live.FindLast(t => t.From <= day) ?? live.FirstOrDefault();
    }

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

    /// <summary>Takes back a change of category that was made by mistake: the term before runs on as it did.</summary>
    public void TakeBack(MembershipTerm moved, MembershipCategory before)
    {
        _terms.Remove(moved);
        var earlier = _terms.Find(t => t.State is TermState.Live && t.Category == before && t.To == moved.From.AddDays(-1));
        if (earlier is null) _terms.Add(new MembershipTerm(Id, before, moved.From, moved.To));
        else earlier.RunUntil(moved.To);
    }

    /// <summary>Proposes the next term; nothing of the running one changes. Comes back after a lapse or a resignation, too.</summary>
    /// <param name="months">Null: for life.</param>
    public MembershipTerm Propose(MembershipCategory category, int? months, DateOnly today)
    {
        Refuse.If(Proposed is not null || LastTerm is { To: null }, MembershipErrors.NotRenewable);
        var term = new MembershipTerm(Id, category, StartAfter(LastTerm, today), months, TermState.Proposed);
        _terms.Add(term);
        return term;
    }

    /// <summary>
    /// Makes the proposed term live: right behind the running one, or from today where that has run out. So no past day
    /// ever changes. Source: anchors.md B4, product.md invariant 8.
    /// </summary>
    public void Settle(Id<MembershipTerm> term, DateOnly today)
    {
        var proposed = _terms.Find(t => t.Id == term && t.State is TermState.Proposed) ?? throw new RefusedException(MembershipErrors.NothingProposed);
        var first = LastTerm is null;
        proposed.GoLive(StartAfter(LastTerm, today));
        if (first) JoinedOn = proposed.From;
    }

    /// <summary>The payment that settled it was booked by mistake: the term waits again.</summary>
    /// <exception cref="RefusedException">Another term follows it, or the membership ended.</exception>
    public void Unsettle(Id<MembershipTerm> term)
    {
        if (_terms.Find(t => t.Id == term) is not { State: TermState.Live } live) return;
        Refuse.If(Proposed is not null || live != LastTerm || live.Ending is not null, MembershipErrors.NotRenewable);
        live.Unsettle();
    }

    /// <summary>Gives up the proposed term; the running one is as it was.</summary>
    public MembershipTerm Withdraw()
    {
        var proposed = Proposed ?? throw new RefusedException(MembershipErrors.NothingProposed);
        proposed.Withdraw();
        return proposed;
    }

    /// <summary>Ends the running term on its last day.</summary>
    public void End(DateOnly lastDay)
    {
        var running = _terms.SingleOrDefault(t => t.Covers(lastDay)) ?? throw new RefusedException(MembershipErrors.AlreadyEnded);
        running.End(lastDay);
    }

    /// <summary>Leaves, is expelled or has died; a term that had run out keeps its dates. Sources: domain.md R2.16, R2.18.</summary>
    /// <param name="lastDay">The last day of membership.</param>
    /// <param name="reason">For an expulsion the decision that it rests on.</param>
    public void End(MembershipEnding ending, DateOnly lastDay, string? reason, DateOnly today)
    {
        Refuse.If(lastDay > today, MembershipErrors.EndingInFuture);
        Refuse.If(ending is MembershipEnding.Expelled && string.IsNullOrWhiteSpace(reason), MembershipErrors.ReasonMissing);
        if (LastTerm is not { Ending: null } || TermOf(lastDay) is not { } term) throw new RefusedException(MembershipErrors.AlreadyEnded);
        if (Proposed is not null) Withdraw();
        // A renewal that was paid and has not begun is given up with the term before it.
        foreach (var later in _terms.Where(t => t.State is TermState.Live && t.From > lastDay && t != term)) later.Withdraw();
        term.EndAs(ending, lastDay, reason?.Trim());
    }

    /// <summary>Until a day, included, the status is what the office says. Source: anchors.md B2.</summary>
    public void Decide(MembershipStatus status, DateOnly until, string reason, DateOnly today)
    {
        Refuse.If(until < today, MembershipErrors.UntilPast);
        Refuse.If(string.IsNullOrWhiteSpace(reason), MembershipErrors.ReasonMissing);
        Override = new(status, until, reason.Trim());
    }

    public void FollowRules() => Override = null;

    /// <summary>Makes the card anew: the code of the one before is unknown from now on.</summary>
    public void RenewCard() => CardKey = RandomCode.Secret();

    /// <summary>Agrees to stand in the directory, or takes it back as easily. Source: domain.md R7.04.</summary>
    public void List(bool agreed, DateTimeOffset now) => ListedSince = agreed ? ListedSince ?? now : null;

    /// <summary>
    /// Takes over the terms of another membership of the same person. What this one says holds; live terms of the other fill the
    /// days it leaves open, and one that fills none stays as given up, with its order.
    /// </summary>
    /// <exception cref="RefusedException">A renewal of one of the two waits and would meet a live term, or another renewal.</exception>
    public void Absorb(Membership other)
    {
        Refuse.If(other.Proposed is not null, MergeErrors.RenewalWaits.With(other.Number));
        Refuse.If(Proposed is { } waiting && other._terms.Any(t => t.State is TermState.Live && (t.To is null || t.To >= waiting.From)), MergeErrors.RenewalWaits.With(Number));
        var taken = _terms.Where(t => t.State is TermState.Live).Select(t => new DateRange(t.From, t.To)).ToList();
        foreach (var term in other._terms.ToList())
        {
            var left = term.State is TermState.Live ? new DateRange(term.From, term.To).Without(taken) : [];
            if (term.State is TermState.Live && left.Count == 0) term.Withdraw();
            if (left.Count > 0) term.Shorten(left[0]);
            other._terms.Remove(term);
            _terms.Add(term);
            term.GoOverTo(Id);
            foreach (var part in left.Skip(1)) _terms.Add(new MembershipTerm(Id, term.Category, part.From, part.To));
        }

        if (_terms.Where(t => t.State is TermState.Live).Min(t => (DateOnly?)t.From) is { } first) JoinedOn = first;
    }

    private static DateOnly StartAfter(MembershipTerm? last, DateOnly today) =>
        last?.To is { } end && end >= today ? end.AddDays(1) : today;
}

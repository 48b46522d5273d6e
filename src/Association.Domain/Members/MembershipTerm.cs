using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>Live: settled. Proposed: waits for that. Withdrawn: given up before it began.</summary>
public enum TermState { Live, Proposed, Withdrawn }

public enum MembershipEnding { Resigned, Expelled, Deceased }

/// <summary>A period of membership; each joining and each renewal is a row of its own.</summary>
public sealed class MembershipTerm : Entity<MembershipTerm>
{
    private MembershipTerm() { }

    internal MembershipTerm(Id<Membership> membership, MembershipCategory category, DateOnly from, DateOnly? to) =>
        (Membership, Category, From, To) = (membership, category, from, to);

    internal MembershipTerm(Id<Membership> membership, MembershipCategory category, DateOnly from, int? months, TermState state)
        : this(membership, category, from, LastDay(from, months)) => (Months, State) = (months, state);

    public Id<Membership> Membership { get; private set; }
    public MembershipCategory Category { get; private set; }
    public TermState State { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    /// <summary>The length that was agreed on; null: without end.</summary>
    public int? Months { get; private set; }
    /// <summary>Why there is no term after this one.</summary>
    public MembershipEnding? Ending { get; private set; }
    /// <summary>The first day on which the ending holds; may lie behind the last day of the term.</summary>
    public DateOnly? EndedOn { get; private set; }
    public string? EndingReason { get; private set; }

    public bool Covers(DateOnly day) => State is TermState.Live && new DateRange(From, To).Covers(day);

    internal void End(DateOnly lastDay) => To = lastDay;

    internal void RunUntil(DateOnly? lastDay) => To = lastDay;

    internal void GoLive(DateOnly from) => (State, From, To) = (TermState.Live, from, LastDay(from, Months));

    internal void Unsettle() => State = TermState.Proposed;

    internal void Shorten(DateRange days) => (From, To) = (days.From, days.To);

    internal void GoOverTo(Id<Membership> membership) => Membership = membership;

    internal void Withdraw() => State = TermState.Withdrawn;

    internal void EndAs(MembershipEnding ending, DateOnly lastDay, string? reason)
    {
        var last = lastDay < From ? From : lastDay;
        if (To is not { } end || end > last) To = last;
        (Ending, EndedOn, EndingReason) = (ending, last.AddDays(1), reason);
    }

    private static DateOnly? LastDay(DateOnly from, int? months) => months is { } length ? from.AddMonths(length).AddDays(-1) : null;
}

using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>
/// Periods do not run over each other and never end before they start, so that every figure can be asked for a past
/// date. Source: product.md invariants 3 and 8.
/// </summary>
internal static class TermInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) =>
        [Overlap(db), Proposed(db), Joined(db), Dues(db), Applications(db), Tiers(db), Work(db), Liaisons(db), new("figures.periods", token => ReversedAsync(db, token))];

    private static Invariant Overlap(IAssociationDb db) => Invariant.Of("memberships.overlap",
        db.MembershipTerms.Where(a => a.State == TermState.Live
            && db.MembershipTerms.Any(b => b.Membership == a.Membership && b.Id != a.Id && b.State == TermState.Live
                && a.From <= b.From && (a.To == null || a.To >= b.From))),
        t => $"membership {t.Membership}: the term from {t.From:O} runs into another");

    /// <summary>A renewal waits behind the running term: nothing of it holds before it is settled.</summary>
    private static Invariant Proposed(IAssociationDb db) => Invariant.Of("memberships.proposed",
        db.MembershipTerms.Where(a => a.State == TermState.Proposed
            && db.MembershipTerms.Any(b => b.Membership == a.Membership && b.State == TermState.Live && (b.To == null || b.To >= a.From))),
        t => $"membership {t.Membership}: the proposed term from {t.From:O} starts inside the running one");

    private static Invariant Joined(IAssociationDb db) => Invariant.Of("memberships.joined",
        db.Memberships.Where(m => m.Terms.Any(t => t.State == TermState.Live)
            && m.Terms.Where(t => t.State == TermState.Live).Min(t => (DateOnly?)t.From) != m.JoinedOn),
        m => $"membership {m.Id}: joined {m.JoinedOn:O}, but its first term says otherwise");

    /// <summary>A term with dues is live when they are paid, waits while they are owed, and is given up when they were taken back.</summary>
    private static Invariant Dues(IAssociationDb db) => Invariant.Of("memberships.dues",
        db.OrderLines.Where(l => l.Term != null)
            .Join(db.Orders, l => l.Order, o => o.Id, (l, o) => new { l.Term, o.Status })
            .Join(db.MembershipTerms, x => x.Term, t => t.Id, (x, t) => new { t.Id, Order = x.Status, Term = t.State })
            .Where(x => x.Order == OrderStatus.Open && x.Term != TermState.Proposed
                || x.Order == OrderStatus.Paid && x.Term == TermState.Proposed
                || (x.Order == OrderStatus.Cancelled || x.Order == OrderStatus.WrittenOff) && x.Term != TermState.Withdrawn),
        x => $"term {x.Id}: {x.Term}, its order {x.Order}");

    private static Invariant Applications(IAssociationDb db) => Invariant.Of("applications.approved",
        db.Applications.Where(a => (a.Status == ApplicationStatus.Approved) != (a.Membership != null)),
        a => $"application {a.Id}: {a.Status}, membership {a.Membership?.ToString() ?? "none"}");

    private static Invariant Tiers(IAssociationDb db) => Invariant.Of("units.tier-overlap",
        db.UnitTerms.Where(a => db.UnitTerms.Any(b => b.Unit == a.Unit && b.Id != a.Id && a.From <= b.From && (a.To == null || a.To >= b.From))),
        t => $"unit {t.Unit}: the tier from {t.From:O} runs into another");

    /// <summary>A person works at one unit at a time: changing employer ends one period and opens the next.</summary>
    private static Invariant Work(IAssociationDb db) => Invariant.Of("employments.overlap",
        db.Employments.Where(a => db.Employments.Any(b => b.Person == a.Person && b.Id != a.Id && a.From <= b.From && (a.To == null || a.To >= b.From))),
        e => $"person {e.Person}: the work from {e.From:O} runs into another");

    private static Invariant Liaisons(IAssociationDb db) => Invariant.Of("liaisons.once",
        db.UnitLiaisons.Where(a => a.WithdrawnAt == null && db.UnitLiaisons.Any(b => b.Person == a.Person && b.Unit == a.Unit && b.Id != a.Id && b.WithdrawnAt == null)),
        l => $"unit {l.Unit}: {l.Person} is a liaison twice");

    private static async Task<IReadOnlyList<string>> ReversedAsync(IAssociationDb db, CancellationToken cancellationToken)
    {
        IQueryable<Guid>[] reversed =
        [
            Guids(db.MembershipTerms.Where(t => t.To < t.From).Select(t => t.Id)),
            Guids(db.UnitTerms.Where(t => t.To < t.From).Select(t => t.Id)),
            Guids(db.Employments.Where(t => t.To < t.From).Select(t => t.Id)),
            Guids(db.BodyTerms.Where(t => t.To < t.From).Select(t => t.Id)),
            Guids(db.Appointments.Where(t => t.To < t.From).Select(t => t.Id)),
            Guids(db.Events.Where(e => e.EndsOn < e.StartsOn).Select(e => e.Id)),
        ];
        var found = new List<string>();
        foreach (var kind in reversed)
            found.AddRange((await kind.Take(Invariant.MaxShown + 1).ToListAsync(cancellationToken)).Select(id => $"period {id} ends before it starts"));
        return Invariant.Shown(found);
    }

    private static IQueryable<Guid> Guids<T>(IQueryable<Id<T>> ids) => ids.Select(id => id.Value);
}

using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Dues;

/// <summary>What a run means for one payer. Charged: was before. Waiting: a renewal is billed already. Covered: the term reaches beyond the year. Free: nothing is due.</summary>
public enum DuesOutcome { Charge, Charged, Waiting, Covered, Free }

/// <summary>Whom a run asks, and for what.</summary>
internal sealed record DuesTerms(int Year, DuesAudience Audience, DateOnly AsOf, FeeSchedule Schedule);

internal sealed record PlannedUnit(MemberUnit Unit, UnitTier Tier, Money Full, Money Amount, DuesOutcome Outcome);

internal sealed record PlannedMember(Membership Membership, MembershipCategory Category, Money Full, Money Amount, DuesOutcome Outcome);

/// <summary>Finds who owes dues for a year. The same for the preview and for the run, so that both say the same.</summary>
internal sealed class DuesPlan(IAssociationDb db)
{
    /// <summary>
    /// What the congress adopted for a day; where that has ended within the year, it. What it adopted for later is not charged before.
    /// Source: domain.md R2.50.
    /// </summary>
    public async Task<FeeSchedule?> ScheduleOfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var first = new DateOnly(day.Year, 1, 1);
        return await db.FeeSchedules.AsNoTracking().Include(s => s.Rates).Where(s => s.Resolution != null && s.From <= day && (s.To == null || s.To >= first))
            .OrderByDescending(s => s.From).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Units that hold a tier on the day, in the order of their keys.</summary>
    public async Task<List<PlannedUnit>> UnitsAsync(DuesTerms terms, Id<MemberUnit>? after, int count, CancellationToken cancellationToken)
    {
        var day = terms.AsOf;
        var units = db.Units.AsNoTracking().Include(u => u.Terms).Where(u => u.Terms.Any(t => t.From <= day && (t.To == null || t.To >= day)));
        if (after is { } last) units = units.Where(u => u.Id > last);
        var rows = await units.OrderBy(u => u.Id).Take(count).ToListAsync(cancellationToken);
        var ids = rows.Select(u => u.Id).ToList();
        var charged = await db.DuesCharges.Where(c => c.Year == terms.Year && c.WithdrawnAt == null && c.Unit != null && ids.Contains(c.Unit!.Value)).Select(c => c.Unit!.Value).ToHashSetAsync(cancellationToken);
        return [.. rows.Select(u => Plan(u, terms, charged.Contains(u.Id)))];
    }

    /// <summary>Members on the day, those in their time of grace among them, in the order of their keys.</summary>
    /// <param name="tracked">For the run, which proposes terms.</param>
    public async Task<List<PlannedMember>> MembersAsync(DuesTerms terms, Id<Membership>? after, int count, bool tracked, CancellationToken cancellationToken)
    {
        var rated = terms.Schedule.Rates.Where(r => r.Category is not null).Select(r => r.Category!.Value).ToList();
        if (rated.Count == 0) return [];
        var policy = await db.PolicyAsync(cancellationToken);
        var (day, graced) = (terms.AsOf, terms.AsOf.AddDays(-policy.Ordered.Max(c => c.Terms.GraceDays)));
        var members = db.Memberships.Include(m => m.Terms)
            .Where(m => m.Terms.Any(t => t.State == TermState.Live && t.Ending == null && t.From <= day && (t.To == null || t.To >= graced) && rated.Contains(t.Category)));
        if (after is { } last) members = members.Where(m => m.Id > last);
        var rows = await (tracked ? members : members.AsNoTracking()).OrderBy(m => m.Id).Take(count).ToListAsync(cancellationToken);
        var people = rows.Select(m => m.Person).ToList();
        var charged = await db.DuesCharges.Where(c => c.Year == terms.Year && c.WithdrawnAt == null && c.Person != null && people.Contains(c.Person!.Value)).Select(c => c.Person!.Value).ToHashSetAsync(cancellationToken);
        var billed = await BilledAsync(rows, terms.Year, cancellationToken);
        List<PlannedMember> planned = [.. rows.Select(m => Plan(m, terms, policy, charged.Contains(m.Person), billed)).OfType<PlannedMember>()];
        // A stretch in which nobody is a member on the day is not the end.
        return planned.Count == 0 && rows.Count == count ? await MembersAsync(terms, rows[^1].Id, count, tracked, cancellationToken) : planned;
    }

    /// <summary>Terms without end that were billed in the year when they began: what joining cost is that year's dues.</summary>
    private async Task<HashSet<Id<MembershipTerm>>> BilledAsync(List<Membership> members, int year, CancellationToken cancellationToken)
    {
        var joined = members.SelectMany(m => m.Terms).Where(t => t.To is null && t.From.Year == year).Select(t => t.Id).ToList();
        if (joined.Count == 0) return [];
        return await db.OrderLines.Where(l => l.Term != null && joined.Contains(l.Term!.Value))
            .Where(l => db.Orders.Any(o => o.Id == l.Order && (o.Status == OrderStatus.Open || o.Status == OrderStatus.Paid))).Select(l => l.Term!.Value).ToHashSetAsync(cancellationToken);
    }

    private static PlannedUnit Plan(MemberUnit unit, DuesTerms terms, bool charged)
    {
        var tier = unit.TierOn(terms.AsOf)!.Value;
        var full = terms.Schedule.Of(tier) ?? Money.Zero;
        var amount = terms.Schedule.Share(full, unit.MemberSince(terms.AsOf)!.Value, terms.Year);
        return new(unit, tier, full, amount, charged ? DuesOutcome.Charged : amount > Money.Zero ? DuesOutcome.Charge : DuesOutcome.Free);
    }

    /// <returns>Null for somebody who is no member on the day.</returns>
    private static PlannedMember? Plan(Membership membership, DuesTerms terms, MembershipPolicy policy, bool charged, HashSet<Id<MembershipTerm>> billed)
    {
        if (membership.TermOf(terms.AsOf) is not { } term || term.To?.AddDays(policy.Of(term.Category).Terms.GraceDays) < terms.AsOf) return null;
        var full = terms.Schedule.Of(term.Category) ?? Money.Zero;
        var amount = terms.Schedule.Share(full, membership.JoinedOn, terms.Year);
        var last = membership.LastTerm!.To;
        var outcome = charged ? DuesOutcome.Charged
            : membership.Proposed is not null ? DuesOutcome.Waiting
            : last >= new DateOnly(terms.Year, 12, 31) || billed.Contains(term.Id) ? DuesOutcome.Covered
            : amount > Money.Zero ? DuesOutcome.Charge : DuesOutcome.Free;
        return new(membership, term.Category, full, amount, outcome);
    }
}

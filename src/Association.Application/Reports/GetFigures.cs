using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports;

/// <summary>
/// The association on any day, counted from dated rows: terms, seats and employments end and begin, they are never
/// overwritten, so a past day gives the same answer again. Sources: product.md invariant 8, domain.md R2.30.
/// </summary>
/// <param name="Day">Today when left out.</param>
[Requires(Permissions.ReadMembers)]
public sealed record GetFigures(DateOnly? Day = null) : IQuery<Figures>;

/// <param name="Tiers">Both readings: just this tier, and with the higher ones.</param>
/// <param name="ByUnit">The units with most members first; the rest in <paramref name="OtherUnits"/>.</param>
/// <param name="WithoutUnit">Members who work at no known unit on the day.</param>
/// <param name="Months">The twelve months that end with the day's, the oldest first.</param>
public sealed record Figures(
    DateOnly Day, int Units, IReadOnlyList<TierCount> Tiers, int Members, IReadOnlyList<Share<MembershipCategory>> ByCategory,
    IReadOnlyList<UnitShare> ByUnit, int OtherUnits, int WithoutUnit, IReadOnlyList<Share<string?>> ByTitle, IReadOnlyList<MonthFigures> Months, Retention Retention);

public sealed record Share<T>(T Of, int Members);
public sealed record UnitShare(Guid Id, string Name, int Members);

/// <param name="Joined">Whose first term began in the month.</param>
/// <param name="Left">Whose last term ended in the month and was not followed by another.</param>
public sealed record MonthFigures(DateOnly First, DateOnly Last, int Joined, int Left);

/// <summary>Of those who were members a year before the day, how many still are.</summary>
public sealed record Retention(DateOnly Since, int Then, int Still)
{
    public decimal? Rate => Then == 0 ? null : (decimal)Still / Then;
}

internal sealed class GetFiguresHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetFigures, Figures>
{
    private const int ShownUnits = 15;
    private const int ShownMonths = 12;

    public async Task<Figures> Handle(GetFigures query, CancellationToken cancellationToken)
    {
        var day = query.Day ?? clock.Today();
        var seats = await db.UnitTerms.AsNoTracking().Where(t => t.From <= day && (t.To == null || t.To >= day))
            .GroupBy(t => t.Tier).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var categories = await Running(day).GroupBy(t => t.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var members = categories.Sum(c => c.Count);
        var units = await UnitsAsync(day, cancellationToken);
        var employed = await Employed(day).Select(e => e.Person).Distinct().CountAsync(cancellationToken);
        return new(day, seats.Values.Sum(), UnitTiers.Count(seats), members,
            await InOrderAsync(categories.ToDictionary(c => c.Key, c => c.Count), cancellationToken),
            [.. units.Take(ShownUnits)], units.Skip(ShownUnits).Sum(u => u.Members), members - employed,
            await TitlesAsync(day, members, cancellationToken), await MonthsAsync(day, cancellationToken), await RetentionAsync(day, cancellationToken));
    }

    private async Task<IReadOnlyList<Share<MembershipCategory>>> InOrderAsync(Dictionary<MembershipCategory, int> members, CancellationToken cancellationToken) =>
        [.. (await db.PolicyAsync(cancellationToken)).Ordered.Where(c => members.ContainsKey(c.Category)).Select(c => new Share<MembershipCategory>(c.Category, members[c.Category]))];

    private IQueryable<MembershipTerm> Running(DateOnly day) =>
        db.MembershipTerms.AsNoTracking().Where(t => t.State == TermState.Live && t.From <= day && (t.To == null || t.To >= day));

    private IQueryable<Employment> Employed(DateOnly day) => db.Employments.AsNoTracking()
        .Where(e => e.From <= day && (e.To == null || e.To >= day) && db.Memberships.Any(m => m.Person == e.Person && Running(day).Any(t => t.Membership == m.Id)));

    private async Task<List<UnitShare>> UnitsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var counts = await Employed(day).GroupBy(e => e.Unit).Select(g => new { Unit = g.Key, Count = g.Select(e => e.Person).Distinct().Count() }).ToListAsync(cancellationToken);
        var names = await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => names[c.Unit], StringComparer.Ordinal).Select(c => new UnitShare(c.Unit.Value, names[c.Unit], c.Count))];
    }

    /// <summary>By the title of the work on the day, which is dated; who works nowhere has none.</summary>
    private async Task<IReadOnlyList<Share<string?>>> TitlesAsync(DateOnly day, int members, CancellationToken cancellationToken)
    {
        var titles = await Employed(day).Where(e => e.Title != null && e.Title != "").GroupBy(e => e.Title!)
            .Select(g => new { g.Key, Count = g.Select(e => e.Person).Distinct().Count() }).ToListAsync(cancellationToken);
        var untitled = members - titles.Sum(t => t.Count);
        return [.. titles.OrderByDescending(t => t.Count).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => new Share<string?>(t.Key, t.Count)),
            .. untitled > 0 ? [new Share<string?>(null, untitled)] : Array.Empty<Share<string?>>()];
    }

    private async Task<IReadOnlyList<MonthFigures>> MonthsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var first = new DateOnly(day.Year, day.Month, 1).AddMonths(1 - ShownMonths);
        var joined = await db.Memberships.AsNoTracking().Where(m => m.JoinedOn >= first && m.JoinedOn <= day && m.Terms.Any(t => t.State == TermState.Live))
            .GroupBy(m => new { m.JoinedOn.Year, m.JoinedOn.Month }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var left = await db.MembershipTerms.AsNoTracking().Ended(db, first, day.AddDays(-1), day)
            .GroupBy(t => new { t.To!.Value.Year, t.To!.Value.Month }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. Enumerable.Range(0, ShownMonths).Select(first.AddMonths).Select(month => new MonthFigures(month, month.AddMonths(1).AddDays(-1),
            joined.Where(j => j.Key.Year == month.Year && j.Key.Month == month.Month).Sum(j => j.Count),
            left.Where(l => l.Key.Year == month.Year && l.Key.Month == month.Month).Sum(l => l.Count)))];
    }

    private async Task<Retention> RetentionAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var since = day.AddYears(-1);
        var then = Running(since);
        return new(since, await then.Select(t => t.Membership).Distinct().CountAsync(cancellationToken),
            await then.Where(t => Running(day).Any(now => now.Membership == t.Membership)).Select(t => t.Membership).Distinct().CountAsync(cancellationToken));
    }
}

internal static class EndedTerms
{
    /// <summary>The last days of memberships that ended in a period and were not taken up again by a later term that began until <paramref name="known"/>.</summary>
    public static IQueryable<MembershipTerm> Ended(this IQueryable<MembershipTerm> terms, IAssociationDb db, DateOnly from, DateOnly to, DateOnly known) => terms
        .Where(t => t.State == TermState.Live && t.To != null && t.To >= from && t.To <= to
            && !db.MembershipTerms.Any(next => next.Membership == t.Membership && next.State == TermState.Live && next.From > t.From && next.From <= known));
}

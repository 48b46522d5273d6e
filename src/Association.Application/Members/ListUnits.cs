using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>The member units on a day, with both ways to count them. Source: domain.md R2.30, anchors.md 3A.</summary>
/// <param name="AsOf">Any day; today when left out.</param>
[Requires(Permissions.ReadUnits)]
public sealed record ListUnits(
    DateOnly? AsOf = null, UnitTier? Tier = null, string? Search = null, string? After = null, string? Before = null, int? Size = null,
    InstitutionLevel? Level = null, InstitutionKind? Kind = null, Ownership? Ownership = null, string? Street = null) : IQuery<UnitList>;

/// <param name="Page">Of the units asked for, higher tiers first, then by name.</param>
/// <param name="Total">All member units of that day, whatever was asked for; so are the tiers.</param>
/// <param name="Streets">Every street there is to choose from.</param>
public sealed record UnitList(DateOnly AsOf, Page<UnitLine> Page, IReadOnlyList<TierCount> Tiers, int Total, IReadOnlyList<string> Streets);

/// <param name="Members">Members who work there on that day.</param>
public sealed record UnitLine(Guid Id, string Name, string Code, UnitTier Tier, InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, DateOnly Since, int Members);

/// <param name="Exclusive">Units of just this tier.</param>
/// <param name="Nested">Units of this tier or a higher one: a vice-president unit is a governing unit as well. Supervisors stand apart.</param>
public sealed record TierCount(UnitTier Tier, int Exclusive, int Nested);

internal sealed class ListUnitsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListUnits, UnitList>
{
    public async Task<UnitList> Handle(ListUnits query, CancellationToken cancellationToken)
    {
        var day = query.AsOf ?? clock.Today();
        var running = db.UnitTerms.AsNoTracking().Where(t => t.From <= day && (t.To == null || t.To >= day));
        var counts = await running.GroupBy(t => t.Tier).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

        var members = await MembersAsync(day, cancellationToken);
        var rows = await running.Join(db.Units, t => t.Unit, u => u.Id, (t, u) => new SeatedUnit { Term = t, Unit = u }).Matching(query)
            .Select(x => new { x.Unit.Id, x.Unit.Name, x.Unit.Code, x.Term.Tier, x.Unit.Kind, x.Unit.Level, x.Unit.Ownership, x.Unit.Street, x.Term.From }).ToListAsync(cancellationToken);
        var streets = await db.Units.Where(u => u.Street != null).Select(u => u.Street!).Distinct().ToListAsync(cancellationToken);
        List<UnitLine> lines = [.. rows.OrderByDescending(x => UnitTiers.RankOf(x.Tier)).ThenBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => new UnitLine(x.Id.Value, x.Name, x.Code.Value, x.Tier, x.Kind, x.Level, x.Ownership, x.Street, x.From, members.GetValueOrDefault(x.Id)))];
        return new(day, Window.Of(query.After, query.Before, query.Size).Slice(lines, Place), UnitTiers.Count(counts), counts.Values.Sum(), [.. streets.Order(StringComparer.Ordinal)]);
    }

    // Names are unique, so rank and name say where a unit stands.
    private static Cursor Place(UnitLine unit) => new($"{UnitTiers.RankOf(UnitTier.President) - UnitTiers.RankOf(unit.Tier)}{unit.Name}", unit.Id);

    private Task<Dictionary<Id<MemberUnit>, int>> MembersAsync(DateOnly day, CancellationToken cancellationToken) =>
        db.Employments.Where(e => e.From <= day && (e.To == null || e.To >= day))
            .Where(e => db.Memberships.Any(m => m.Person == e.Person && m.Terms.Any(t => t.State == TermState.Live && t.From <= day && (t.To == null || t.To >= day))))
            .GroupBy(e => e.Unit).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}

internal sealed class SeatedUnit
{
    public required UnitTerm Term { get; init; }
    public required MemberUnit Unit { get; init; }
}

internal static class UnitFilters
{
    /// <summary>The question of the page, but for its day.</summary>
    public static IQueryable<SeatedUnit> Matching(this IQueryable<SeatedUnit> units, ListUnits query)
    {
        if (query.Tier is { } tier) units = units.Where(x => x.Term.Tier == tier);
        if (query.Level is { } level) units = units.Where(x => x.Unit.Level == level);
        if (query.Kind is { } kind) units = units.Where(x => x.Unit.Kind == kind);
        if (query.Ownership is { } ownership) units = units.Where(x => x.Unit.Ownership == ownership);
        if (query.Street is { Length: > 0 } street) units = units.Where(x => x.Unit.Street == street);
        if (query.Search?.Trim() is not { Length: > 0 and <= 100 } text) return units;
        return UnifiedSocialCreditCode.TryParse(text, out var code)
            ? units.Where(x => x.Unit.Code == code)
            : units.Where(x => x.Unit.Name.Contains(text) || x.Unit.Street!.Contains(text) || x.Unit.Address!.Contains(text));
    }
}

internal static class UnitTiers
{
    private static readonly UnitTier[] Ladder = [UnitTier.Member, UnitTier.Governing, UnitTier.ExecutiveGoverning, UnitTier.VicePresident, UnitTier.President];

    /// <summary>Supervisors stand beside the ladder: they are listed between ordinary and governing units.</summary>
    public static int RankOf(UnitTier tier) => tier is UnitTier.Supervisor ? 2 : 2 * Array.IndexOf(Ladder, tier) + 1;

    public static IReadOnlyList<TierCount> Count(Dictionary<UnitTier, int> exclusive) =>
    [
        .. Ladder.Reverse().Select(tier => new TierCount(tier, exclusive.GetValueOrDefault(tier), Nested(tier, exclusive))),
        new(UnitTier.Supervisor, exclusive.GetValueOrDefault(UnitTier.Supervisor), exclusive.GetValueOrDefault(UnitTier.Supervisor)),
    ];

    /// <summary>Every member unit is one of the lowest tier, supervisors too.</summary>
    private static int Nested(UnitTier tier, Dictionary<UnitTier, int> exclusive) => tier is UnitTier.Member
        ? exclusive.Values.Sum()
        : Ladder.SkipWhile(t => t != tier).Sum(t => exclusive.GetValueOrDefault(t));
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>The member units of today by tier, for everybody: names and streets, never a contact.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListPublicUnits(string? Search = null, string? Street = null, UnitTier? Tier = null) : IQuery<PublicUnits>;

/// <param name="Streets">Every street there is to choose from, whatever was asked for.</param>
public sealed record PublicUnits(IReadOnlyList<PublicUnit> Units, IReadOnlyList<string> Streets, int Total);

public sealed record PublicUnit(Guid Id, string Name, UnitTier Tier, InstitutionLevel Level, Ownership Ownership, string? Street);

internal sealed class ListPublicUnitsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<ListPublicUnits, PublicUnits>
{
    public async Task<PublicUnits> Handle(ListPublicUnits query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var members = db.UnitTerms.AsNoTracking()
            .Where(t => t.From <= today && (t.To == null || t.To >= today))
            .Join(db.Units, t => t.Unit, u => u.Id, (t, u) => new { u.Id, u.Name, t.Tier, u.Level, u.Ownership, u.Street });
        // A district has some hundred units: they are read at once, so that the choice of streets and the total cost nothing more.
        var all = await members.OrderBy(u => u.Name).Select(u => new PublicUnit(u.Id.Value, u.Name, u.Tier, u.Level, u.Ownership, u.Street)).ToListAsync(cancellationToken);
        return new([.. all.Where(u => Fits(u, query)).OrderByDescending(u => RankOf(u.Tier))],
            [.. all.Select(u => u.Street).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], all.Count);
    }

    private static bool Fits(PublicUnit unit, ListPublicUnits query) =>
        (string.IsNullOrWhiteSpace(query.Search) || unit.Name.Contains(query.Search.Trim(), StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrEmpty(query.Street) || unit.Street == query.Street)
        && (query.Tier is null || unit.Tier == query.Tier);

    /// <summary>The order of a printed directory: the head of the association first, plain members last.</summary>
    private static int RankOf(UnitTier tier) => tier is UnitTier.Supervisor ? -1 : (int)tier;
}

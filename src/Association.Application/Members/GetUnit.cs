using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>A unit with the tiers it held and who works there today.</summary>
[Requires(Permissions.ReadUnits)]
public sealed record GetUnit(Id<MemberUnit> Unit) : IQuery<UnitDetails?>;

public sealed record UnitDetails(
    Guid Id, string Name, string Code, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address,
    string? ContactName, string? ContactMobileMasked, string? Email, IReadOnlyList<UnitTermLine> Terms, int Members, IReadOnlyList<DepartmentLine> Departments);

public sealed record UnitTermLine(UnitTier Tier, DateOnly From, DateOnly? To, string? Resolution);
public sealed record DepartmentLine(string? Department, int Members);

internal sealed class GetUnitHandler(IAssociationDb db) : IRequestHandler<GetUnit, UnitDetails?>
{
    public async Task<UnitDetails?> Handle(GetUnit query, CancellationToken cancellationToken)
    {
        if (await db.Units.AsNoTracking().Include(u => u.Terms).FirstOrDefaultAsync(u => u.Id == query.Unit, cancellationToken) is not { } unit) return null;

        var departments = await db.Employments.Where(e => e.Unit == query.Unit && e.To == null && db.Memberships.Any(m => m.Person == e.Person))
            .GroupBy(e => e.Department).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new(unit.Id.Value, unit.Name, unit.Code.Value, unit.Level, unit.Ownership, unit.Street, unit.Address,
            unit.ContactName, unit.ContactMobile?.Masked, unit.Email,
            [.. unit.Terms.OrderByDescending(t => t.From).Select(t => new UnitTermLine(t.Tier, t.From, t.To, t.Resolution))],
            departments.Sum(d => d.Count), [.. departments.OrderByDescending(d => d.Count).Select(d => new DepartmentLine(d.Key, d.Count))]);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>A member unit for everybody: what it is and what seat it holds, never a contact or a person.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetPublicUnit(Id<MemberUnit> Unit) : IQuery<PublicUnitDetails?>;

/// <param name="Since">The first day of the membership that runs now.</param>
public sealed record PublicUnitDetails(
    Guid Id, string Name, InstitutionKind Kind, InstitutionLevel Level, Ownership Ownership, string? Street, string? Address, UnitTier Tier, string? CouncilTerm,
    DateOnly? ElectedUntil, DateOnly Since, int Members);

internal sealed class GetPublicUnitHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<GetPublicUnit, PublicUnitDetails?>
{
    public async Task<PublicUnitDetails?> Handle(GetPublicUnit query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var unit = await db.Units.AsNoTracking().Include(u => u.Terms).FirstOrDefaultAsync(u => u.Id == query.Unit, cancellationToken);
        if (unit?.TermOn(today) is not { } seat) return null;
        var members = await db.Employments.CountAsync(e => e.Unit == unit.Id && e.From <= today && (e.To == null || e.To >= today)
            && db.Memberships.Any(m => m.Person == e.Person && m.Terms.Any(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today))), cancellationToken);
        return new(unit.Id.Value, unit.Name, unit.Kind, unit.Level, unit.Ownership, unit.Street, unit.Address, seat.Tier, seat.CouncilTerm, seat.ElectedUntil,
            unit.MemberSince(today) ?? seat.From, members);
    }
}

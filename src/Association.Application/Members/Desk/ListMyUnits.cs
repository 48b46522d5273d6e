using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>The units whose desk is open to the signed-in person now.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyUnits : IQuery<IReadOnlyList<MyUnit>>;

public sealed record MyUnit(Guid Id, string Name, bool Staff, bool Dues, bool Credits);

internal sealed class ListMyUnitsHandler(IAssociationDb db, ICurrentUser user, UnitScope scope) : IRequestHandler<ListMyUnits, IReadOnlyList<MyUnit>>
{
    public async Task<IReadOnlyList<MyUnit>> Handle(ListMyUnits query, CancellationToken cancellationToken) =>
        user.Person is null ? [] : await scope.Mine().Join(db.Units, l => l.Unit, u => u.Id, (l, u) => new { l, u }).OrderBy(x => x.u.Name)
            .Select(x => new MyUnit(x.u.Id.Value, x.u.Name, x.l.Staff, x.l.Dues, x.l.Credits)).ToListAsync(cancellationToken);
}

/// <summary>The head of a unit's desk: what the unit is to the association, and what waits.</summary>
[Requires(Permissions.Self)]
public sealed record GetUnitDesk(Id<MemberUnit> Unit) : IQuery<UnitDesk?>, IForMyUnit;

/// <param name="Terms">The latest first.</param>
/// <param name="Staff">People on the roster today.</param>
/// <param name="Members">Of them, those whose own membership runs.</param>
/// <param name="Departments">To filter the roster by.</param>
public sealed record UnitDesk(
    MyUnit Mine, string Code, InstitutionKind Kind, InstitutionLevel Level, string? Street, string? Address, IReadOnlyList<DeskTerm> Terms, IReadOnlyList<string> Liaisons,
    int Staff, int Members, int Invitations, int Transfers, IReadOnlyList<string> Departments)
{
    public DeskTerm? Seat => Terms.FirstOrDefault(t => t.Runs);
}

public sealed record DeskTerm(UnitTier Tier, DateOnly From, DateOnly? To, bool Runs, string? CouncilTerm, DateOnly? ElectedUntil, string? Representative, string? Meeting, DateOnly? DecidedOn);

internal sealed class GetUnitDeskHandler(IAssociationDb db, UnitScope scope, TimeProvider clock) : IRequestHandler<GetUnitDesk, UnitDesk?>
{
    public async Task<UnitDesk?> Handle(GetUnitDesk query, CancellationToken cancellationToken)
    {
        var (id, now) = (query.Unit, clock.GetUtcNow());
        if (await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } unit) return null;
        if (await scope.Mine().FirstOrDefaultAsync(l => l.Unit == id, cancellationToken) is not { } mine) return null;
        var staff = db.StaffOn(id, clock.Today());
        return new(new MyUnit(id.Value, unit.Name, mine.Staff, mine.Dues, mine.Credits), unit.Code.Value, unit.Kind, unit.Level, unit.Street, unit.Address,
            await TermsAsync(id, cancellationToken), await LiaisonsAsync(id, cancellationToken),
            await staff.CountAsync(cancellationToken), await staff.CountAsync(db.HasLiveTerm(clock.Today()), cancellationToken),
            await db.UnitInvitations.CountAsync(i => i.Unit == id && i.WithdrawnAt == null && i.UsesLeft > 0 && i.ExpiresAt > now, cancellationToken),
            await db.StaffTransfers.CountAsync(t => t.To == id && t.Status == TransferStatus.Open, cancellationToken),
            await staff.Where(e => e.Department != null).Select(e => e.Department!).Distinct().OrderBy(d => d).ToListAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<DeskTerm>> TermsAsync(Id<MemberUnit> unit, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.UnitTerms.AsNoTracking().Where(t => t.Unit == unit).OrderByDescending(t => t.From)
            .Select(t => new DeskTerm(t.Tier, t.From, t.To, t.From <= today && (t.To == null || t.To >= today), t.CouncilTerm, t.ElectedUntil,
                db.People.Where(p => p.Id == t.Representative).Select(p => p.Name).FirstOrDefault(),
                db.Resolutions.Where(r => r.Id == t.Decision).Select(r => r.Meeting).FirstOrDefault(),
                db.Resolutions.Where(r => r.Id == t.Decision).Select(r => (DateOnly?)r.HeldOn).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> LiaisonsAsync(Id<MemberUnit> unit, CancellationToken cancellationToken) =>
        await db.UnitLiaisons.Where(l => l.Unit == unit && l.WithdrawnAt == null).Join(db.People, l => l.Person, p => p.Id, (l, p) => p)
            .OrderBy(p => p.SortKey).Select(p => p.Name).ToListAsync(cancellationToken);
}

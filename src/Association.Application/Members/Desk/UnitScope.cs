using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>
/// Which units the sender serves now. A relation that was withdrawn, or whose holder left the unit, counts no more with the very
/// next request. Source: product.md Rights.
/// </summary>
internal sealed class UnitScope(IAssociationDb db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>The sender's live relations; somebody who worked at the unit and left it serves it no longer.</summary>
    public IQueryable<UnitLiaison> Mine()
    {
        var me = user.Person;
        return Live().Where(l => l.Person == me);
    }

    /// <summary>Everybody's.</summary>
    public IQueryable<UnitLiaison> Live()
    {
        var today = clock.Today();
        return db.UnitLiaisons.AsNoTracking().Where(l => l.WithdrawnAt == null)
            .Where(l => !db.Employments.Any(e => e.Person == l.Person && e.Unit == l.Unit)
                || db.Employments.Any(e => e.Person == l.Person && e.Unit == l.Unit && (e.To == null || e.To >= today)));
    }

    public async Task<bool> ServesAsync(Id<MemberUnit> unit, CancellationToken cancellationToken) =>
        user.Person is not null && await Mine().AnyAsync(l => l.Unit == unit, cancellationToken);

    public async Task<bool> ServesAsync(Id<MemberUnit> unit, LiaisonDuty duty, CancellationToken cancellationToken) =>
        user.Person is not null && await Mine().FirstOrDefaultAsync(l => l.Unit == unit, cancellationToken) is { } mine && mine.Has(duty);

    /// <summary>What staff of a department earned elsewhere is looked at by its own reviewers; where it has none but the owner, by whoever keeps the unit's staff.</summary>
    public async Task<bool> ReviewsAsync(Id<MemberUnit> unit, string? department, Id<Person> owner, CancellationToken cancellationToken)
    {
        if (department is null || !await Live().AnyAsync(l => l.Unit == unit && l.Department == department && l.Person != owner, cancellationToken))
            return await ServesAsync(unit, LiaisonDuty.Staff, cancellationToken);
        return user.Person is not null && await Mine().AnyAsync(l => l.Unit == unit && l.Department == department, cancellationToken);
    }

    /// <summary>Of which claims the sender reads at a unit: of all, of one department, or of none.</summary>
    public async Task<(bool All, string? Department)> ClaimsSeenAsync(Id<MemberUnit> unit, CancellationToken cancellationToken) =>
        user.Person is not null && await Mine().FirstOrDefaultAsync(l => l.Unit == unit, cancellationToken) is { } mine ? (mine.Staff || mine.Credits, mine.Department) : (false, null);

    public Task<bool> KeepsStaffAsync(Id<MemberUnit> unit, CancellationToken cancellationToken) => ServesAsync(unit, LiaisonDuty.Staff, cancellationToken);
}

/// <summary>A request about one unit, for those who serve it.</summary>
public interface IForMyUnit
{
    Id<MemberUnit> Unit { get; }
}

/// <summary>A request that changes the roster of one unit, for its liaisons who look after staff.</summary>
public interface IForMyStaff : IForMyUnit;

internal sealed class MyUnitAccess<TRequest>(UnitScope scope) : IAccessRule<TRequest> where TRequest : IForMyUnit
{
    public Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        request is IForMyStaff ? scope.KeepsStaffAsync(request.Unit, cancellationToken) : scope.ServesAsync(request.Unit, cancellationToken);
}

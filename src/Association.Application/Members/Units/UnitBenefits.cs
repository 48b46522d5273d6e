using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <param name="Tier">The unit's tier on that day.</param>
public sealed record UnitBenefit(Guid Unit, string Name, UnitTier Tier);

/// <summary>
/// The one answer to "through which member unit does this person enjoy unit membership": computed from the unit's term and the
/// employment as they are on the day, never copied. It makes nobody an individual member. Source: domain.md R2.21, anchors.md 2.19.
/// </summary>
public static class UnitBenefits
{
    public static IQueryable<UnitTerm> TermsThrough(this IAssociationDb db, Id<Person> person, DateOnly day) =>
        db.UnitTerms.AsNoTracking().Where(t => t.From <= day && (t.To == null || t.To >= day))
            .Where(t => db.Employments.Any(e => e.Unit == t.Unit && e.Person == person && e.From <= day && (e.To == null || e.To >= day)));

    public static async Task<UnitBenefit?> UnitBenefitAsync(this IAssociationDb db, Id<Person> person, DateOnly day, CancellationToken cancellationToken) =>
        await db.TermsThrough(person, day).Join(db.Units, t => t.Unit, u => u.Id, (t, u) => new UnitBenefit(u.Id.Value, u.Name, t.Tier)).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>What the signed-in person enjoys through the employer today; null without a member unit.</summary>
[Requires(Permissions.Self)]
public sealed record GetMyUnitBenefit : IQuery<UnitBenefit?>;

internal sealed class GetMyUnitBenefitHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetMyUnitBenefit, UnitBenefit?>
{
    public async Task<UnitBenefit?> Handle(GetMyUnitBenefit query, CancellationToken cancellationToken) =>
        user.Person is { } person ? await db.UnitBenefitAsync(person, clock.Today(), cancellationToken) : null;
}

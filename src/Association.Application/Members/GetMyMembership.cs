using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>What the association knows of the signed-in person; null for an account that belongs to no recorded person.</summary>
[Requires(Permissions.Self)]
public sealed record GetMyMembership : IQuery<MyMembership?>;

/// <param name="Mobile">Masked.</param>
/// <param name="Membership">Null for somebody who never was a member.</param>
public sealed record MyMembership(
    string Name, string LatinName, string? Title, string? Email, string? Mobile, string? Unit, string? Department, MembershipStanding? Membership);

/// <param name="Live">Counts as a member today.</param>
/// <param name="Until">The last day of the term; null while it has no end.</param>
public sealed record MembershipStanding(string Number, MembershipCategory Category, DateOnly JoinedOn, bool Live, DateOnly From, DateOnly? Until, MembershipStatus Status);

internal sealed class GetMyMembershipHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetMyMembership, MyMembership?>
{
    public async Task<MyMembership?> Handle(GetMyMembership query, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        if (user.Person is not { } id || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } person) return null;

        var work = await db.Employments.AsNoTracking()
            .Where(e => e.Person == id && e.From <= today && (e.To == null || e.To >= today))
            .Join(db.Units, e => e.Unit, u => u.Id, (e, u) => new { u.Name, e.Department, e.Title })
            .FirstOrDefaultAsync(cancellationToken);
        return new(person.Name, person.LatinName, work?.Title ?? person.Title, person.Email, person.Mobile?.Masked, work?.Name, work?.Department,
            await StandingAsync(id, today, cancellationToken));
    }

    private async Task<MembershipStanding?> StandingAsync(Id<Person> person, DateOnly today, CancellationToken cancellationToken)
    {
        var membership = await db.Memberships.AsNoTracking().Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == person, cancellationToken);
        if (membership is null || (membership.TermOf(today) ?? membership.Proposed) is not { } shown) return null;
        var standing = (await db.PolicyAsync(cancellationToken)).Judge(membership, today);
        return new(membership.Number, shown.Category, membership.JoinedOn, standing.Counts, shown.From, shown.To, standing.Status);
    }
}

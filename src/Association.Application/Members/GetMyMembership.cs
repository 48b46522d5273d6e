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

/// <param name="Until">The last day of the latest term; null while it has no end.</param>
public sealed record MembershipStanding(string Number, MembershipCategory Category, DateOnly JoinedOn, bool Live, DateOnly From, DateOnly? Until);

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
        var terms = membership?.Terms.Where(t => t.State is TermState.Live).ToList() ?? [];
        var shown = terms.Find(t => t.Covers(today)) ?? terms.MaxBy(t => t.From);
        return membership is null || shown is null ? null
            : new(membership.Number, shown.Category, membership.JoinedOn, membership.IsLiveOn(today), shown.From, shown.To);
    }
}

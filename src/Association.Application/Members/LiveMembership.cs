using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>The one answer to "is this person a member today", for prices, pages, mails and the API.</summary>
internal static class LiveMembership
{
    public static async Task<bool> IsLiveMemberAsync(this IAssociationDb db, Id<Person>? person, DateOnly day, CancellationToken cancellationToken)
    {
        if (person is not { } known) return false;
        // One question for membership and terms: it is asked for each place that is sold.
        var rows = await (
            from m in db.Memberships.AsNoTrackingWithIdentityResolution()
            where m.Person == known
            from t in m.Terms.DefaultIfEmpty()
            select new { Membership = m, Term = t }).ToListAsync(cancellationToken);
        return rows is [var first, ..] && (await db.PolicyAsync(cancellationToken)).Judge(first.Membership, day).Counts;
    }

    /// <summary>The association's policy to read; the standard one while nothing was changed.</summary>
    public static async Task<MembershipPolicy> PolicyAsync(this IAssociationDb db, CancellationToken cancellationToken) =>
        await db.MembershipPolicies.AsNoTracking().Include(p => p.Categories).Include(p => p.Statuses).SingleOrDefaultAsync(cancellationToken)
            ?? MembershipPolicy.Standard();

    /// <summary>The policy to change; stored with the first change. Of two who change it first, one runs again.</summary>
    public static async Task<MembershipPolicy> EditPolicyAsync(this IAssociationDb db, CancellationToken cancellationToken)
    {
        var policy = await db.MembershipPolicies.Include(p => p.Categories).Include(p => p.Statuses).SingleOrDefaultAsync(cancellationToken);
        if (policy is null) db.MembershipPolicies.Add(policy = MembershipPolicy.Standard());
        return policy;
    }
}

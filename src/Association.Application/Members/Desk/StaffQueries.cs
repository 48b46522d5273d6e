using System.Linq.Expressions;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>Who works where, asked the same way by the roster, the counts and the desk.</summary>
internal static class StaffQueries
{
    public static IQueryable<Employment> StaffOn(this IAssociationDb db, Id<MemberUnit> unit, DateOnly day) =>
        db.Employments.AsNoTracking().Where(e => e.Unit == unit && e.From <= day && (e.To == null || e.To >= day));

    /// <summary>Whether the membership of whoever holds the employment runs on the day.</summary>
    public static Expression<Func<Employment, bool>> HasLiveTerm(this IAssociationDb db, DateOnly day) =>
        e => db.Memberships.Any(m => m.Person == e.Person && m.Terms.Any(t => t.State == TermState.Live && t.From <= day && (t.To == null || t.To >= day)));
}

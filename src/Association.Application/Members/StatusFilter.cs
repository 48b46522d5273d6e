using System.Linq.Expressions;
using Association.Application.Common;
using Association.Domain.Members;

namespace Association.Application.Members;

/// <summary>A membership beside the live term that its status goes by: the last that had begun, else the first to come.</summary>
internal sealed class DatedMembership
{
    public required Membership Membership { get; init; }
    public required MembershipTerm Term { get; init; }
}

/// <summary>
/// The ordered status rules as a condition of the database, so that a list filtered by status is read like any other. It says
/// what <see cref="MembershipPolicy.Judge(Membership, DateOnly)"/> says: every rule comes down to "this date is at the latest that day".
/// </summary>
internal sealed class StatusFilter(IAssociationDb db, MembershipPolicy policy, DateOnly day)
{
    /// <summary>Memberships whose status is this one on the day; what the office decided until a day goes before the rules.</summary>
    public IQueryable<Membership> Of(MembershipStatus status)
    {
        var terms = db.MembershipTerms.Where(t => t.State == TermState.Live);
        var ruled = db.Memberships
            .Join(terms, m => m.Id, t => t.Membership, (m, t) => new DatedMembership { Membership = m, Term = t })
            .Where(x => x.Term.From <= day
                ? !terms.Any(o => o.Membership == x.Term.Membership && o.From <= day && o.From > x.Term.From)
                : !terms.Any(o => o.Membership == x.Term.Membership && o.From < x.Term.From))
            .Where(Ruled(status));
        var unbegun = (policy.Judge(new MembershipDates(), day)?.Status ?? MembershipStatus.Lapsed) == status;
        return db.Memberships.Where(m =>
            m.Override != null && m.Override.Until >= day && m.Override.Status == status
            || (m.Override == null || m.Override.Until < day)
                && (ruled.Any(x => x.Membership.Id == m.Id) || unbegun && !terms.Any(t => t.Membership == m.Id)));
    }

    /// <summary>The first rule that applies decides: read from the last to the first, each either gives the status or takes its members away.</summary>
    private Expression<Func<DatedMembership, bool>> Ruled(MembershipStatus status)
    {
        var parameter = Expression.Parameter(typeof(DatedMembership), "x");
        Expression decided = Expression.Constant(status is MembershipStatus.Lapsed);
        foreach (var line in policy.Lines.Reverse())
        {
            var applies = Applies(line, parameter);
            decided = line.Status == status ? Expression.OrElse(applies, decided) : Expression.AndAlso(Expression.Not(applies), decided);
        }

        return Expression.Lambda<Func<DatedMembership, bool>>(decided, parameter);
    }

    private Expression Applies(StatusLine line, ParameterExpression parameter)
    {
        Expression begun = line.From is { } from ? AtTheLatest(from, day, parameter) : Expression.Constant(true);
        // A last date that never happened is no end, and no date at the latest either.
        return line.To is { } to ? Expression.AndAlso(begun, Expression.Not(AtTheLatest(to, day.AddDays(-1), parameter))) : begun;
    }

    private Expression AtTheLatest(StatusPoint point, DateOnly limit, ParameterExpression parameter)
    {
        var last = LastMovedTo(point, limit);
        Expression<Func<DatedMembership, bool>> condition = point.Date switch
        {
            StatusDate.Joined => x => x.Membership.JoinedOn <= last,
            StatusDate.TermStart => x => x.Term.From <= last,
            StatusDate.TermEnd => x => x.Term.To != null && x.Term.To <= last,
            StatusDate.GraceEnd => GraceEnded(last),
            StatusDate.Resigned => Ended(MembershipEnding.Resigned, last),
            StatusDate.Expelled => Ended(MembershipEnding.Expelled, last),
            _ => Ended(MembershipEnding.Deceased, last),
        };
        return new Replacing(condition.Parameters[0], parameter).Visit(condition.Body);
    }

    private static Expression<Func<DatedMembership, bool>> Ended(MembershipEnding ending, DateOnly last) =>
        x => x.Term.Ending == ending && x.Term.EndedOn != null && x.Term.EndedOn <= last;

    /// <summary>Days of grace go by category: categories with as many days share a condition.</summary>
    private Expression<Func<DatedMembership, bool>> GraceEnded(DateOnly last)
    {
        var parameter = Expression.Parameter(typeof(DatedMembership), "x");
        Expression any = Expression.Constant(false);
        foreach (var group in policy.Categories.GroupBy(c => c.GraceDays))
        {
            var (categories, end) = (group.Select(c => c.Category).ToList(), last.AddDays(-group.Key));
            Expression<Func<DatedMembership, bool>> one = x => categories.Contains(x.Term.Category) && x.Term.To != null && x.Term.To <= end;
            any = Expression.OrElse(any, new Replacing(one.Parameters[0], parameter).Visit(one.Body));
        }

        return Expression.Lambda<Func<DatedMembership, bool>>(any, parameter);
    }

    /// <summary>
    /// The last day that, moved as the rule says, is not behind the limit. Months differ in length, so it is looked for:
    /// 28, 29, 30 and 31 January moved by a month are all the last of February.
    /// </summary>
    private static DateOnly LastMovedTo(StatusPoint point, DateOnly limit)
    {
        if (point.Unit is OffsetUnit.Days) return limit.AddDays(-point.Offset);
        const int LongerThanAnyShift = 5;
        var day = limit.AddMonths(-point.Offset).AddDays(LongerThanAnyShift);
        while (day.AddMonths(point.Offset) > limit) day = day.AddDays(-1);
        return day;
    }

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

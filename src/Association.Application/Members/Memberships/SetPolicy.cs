using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Application.Members.Memberships;

/// <summary>How the association takes and keeps members.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record GetMembershipPolicy : IQuery<PolicyDetails>;

public sealed record PolicyDetails(string NumberPattern, string NextLooksLike, IReadOnlyList<CategoryDetails> Categories, IReadOnlyList<StatusLine> Lines, int RetentionMonths);

public sealed record CategoryDetails(MembershipCategory Category, CategoryTerms Terms);

/// <summary>The categories that take applications, for whoever wants to join.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListOpenCategories : IQuery<IReadOnlyList<CategoryDetails>>;

internal sealed class GetMembershipPolicyHandler(IAssociationDb db, TimeProvider clock)
    : IRequestHandler<GetMembershipPolicy, PolicyDetails>, IRequestHandler<ListOpenCategories, IReadOnlyList<CategoryDetails>>
{
    public async Task<PolicyDetails> Handle(GetMembershipPolicy query, CancellationToken cancellationToken)
    {
        var policy = await db.PolicyAsync(cancellationToken);
        var last = db.NumberSequences.Where(s => s.Scope == MemberNumbers.Scope).Select(s => s.Last).FirstOrDefault();
        return new(policy.NumberPattern, MemberNumberPattern.Parse(policy.NumberPattern).Format(last + 1, policy.Of(MembershipCategory.Ordinary).Terms.Letter!, clock.Today()),
            [.. policy.Ordered.Select(c => new CategoryDetails(c.Category, c.Terms))], policy.Lines, policy.RetentionMonths);
    }

    public async Task<IReadOnlyList<CategoryDetails>> Handle(ListOpenCategories query, CancellationToken cancellationToken)
    {
        var policy = await db.PolicyAsync(cancellationToken);
        return [.. policy.Ordered.Where(c => c.Open).Select(c => new CategoryDetails(c.Category, c.Terms))];
    }
}

/// <summary>How member numbers look from now on; numbers that were given stay.</summary>
[Requires(Permissions.SetMembership)]
public sealed record SetNumberPattern(string Pattern) : ICommand<Result>;

internal sealed class SetNumberPatternHandler(IAssociationDb db) : IRequestHandler<SetNumberPattern, Result>
{
    public async Task<Result> Handle(SetNumberPattern command, CancellationToken cancellationToken)
    {
        if (!MemberNumberPattern.TryParse(command.Pattern, out var pattern, out var fault)) return fault;
        (await db.EditPolicyAsync(cancellationToken)).NumberBy(pattern);
        return Result.Done;
    }
}

/// <summary>The status table in its order. Statuses are computed, so the change holds for everybody at once.</summary>
[Requires(Permissions.SetMembership)]
public sealed record SetStatusRules(IReadOnlyList<StatusLine> Lines) : ICommand<Result>;

internal sealed class SetStatusRulesHandler(IAssociationDb db) : IRequestHandler<SetStatusRules, Result>
{
    public async Task<Result> Handle(SetStatusRules command, CancellationToken cancellationToken)
    {
        (await db.EditPolicyAsync(cancellationToken)).Put(command.Lines);
        return Result.Done;
    }
}

/// <summary>"Joined on …, term until … → on …: Grace": what the rules as they are would say.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record SimulateStatus(MembershipCategory Category, DateOnly Joined, DateOnly? TermEnd, MembershipEnding? Ending, DateOnly? EndedOn, DateOnly On) : IQuery<SimulatedStatus>;

/// <param name="Place">Of the rule that decided, from 1; null: none fits, so lapsed.</param>
public sealed record SimulatedStatus(MembershipStatus Status, bool Counts, int? Place, DateOnly? GraceEnd);

internal sealed class SimulateStatusHandler(IAssociationDb db) : IRequestHandler<SimulateStatus, SimulatedStatus>
{
    public async Task<SimulatedStatus> Handle(SimulateStatus query, CancellationToken cancellationToken)
    {
        var policy = await db.PolicyAsync(cancellationToken);
        var grace = query.TermEnd?.AddDays(policy.Of(query.Category).GraceDays);
        DateOnly? When(MembershipEnding ending) => query.Ending == ending ? query.EndedOn : null;
        var line = policy.Judge(new MembershipDates(query.Joined, query.Joined, query.TermEnd, grace,
            When(MembershipEnding.Resigned), When(MembershipEnding.Expelled), When(MembershipEnding.Deceased)), query.On);
        return new(line?.Status ?? MembershipStatus.Lapsed, line?.Counts ?? false, line is null ? null : policy.Lines.ToList().IndexOf(line) + 1, grace);
    }
}

using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
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
        return new(policy.NumberPattern, MemberNumberPattern.Parse(policy.NumberPattern).Format(last + 1, MembershipCategory.Ordinary, clock.Today()),
            [.. Enum.GetValues<MembershipCategory>().Select(c => new CategoryDetails(c, policy.Of(c).Terms))], policy.Lines, policy.RetentionMonths);
    }

    public async Task<IReadOnlyList<CategoryDetails>> Handle(ListOpenCategories query, CancellationToken cancellationToken)
    {
        var policy = await db.PolicyAsync(cancellationToken);
        return [.. Enum.GetValues<MembershipCategory>().Where(c => policy.Of(c).Open).Select(c => new CategoryDetails(c, policy.Of(c).Terms))];
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

/// <summary>Conditions, dues and renewal window of a category; terms that run keep what they were given.</summary>
/// <param name="Fee">Yuan.</param>
/// <param name="NameZh">Blank: as the category is called everywhere.</param>
[Requires(Permissions.SetMembership)]
public sealed record SetCategory(
    MembershipCategory Category, bool Open, string EligibilityZh, string? EligibilityEn, bool NeedsLicence, bool NeedsTitle, bool NeedsEvidence,
    decimal Fee, int? TermMonths, int RenewalOpensDays, int GraceDays, int RenewalClosesDays,
    string? NameZh = null, string? NameEn = null) : ICommand<Result>;

internal sealed class SetCategoryValidator : AbstractValidator<SetCategory>
{
    public const int MaxEligibilityLength = 300;
    private const decimal MaxFee = 1_000_000;

    public SetCategoryValidator()
    {
        RuleFor(c => c.Category).IsInEnum();
        RuleFor(c => c.EligibilityZh).NotEmpty().MaximumLength(MaxEligibilityLength);
        RuleFor(c => c.EligibilityEn).MaximumLength(MaxEligibilityLength);
        RuleFor(c => c.NameZh).MaximumLength(CategoryRules.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(CategoryRules.MaxNameLength);
        RuleFor(c => c.Fee).InclusiveBetween(0, MaxFee).PrecisionScale(18, 2, true);
        RuleFor(c => c.TermMonths!.Value).InclusiveBetween(1, CategoryRules.MaxTermMonths).OverridePropertyName(nameof(SetCategory.TermMonths)).When(c => c.TermMonths is not null);
        RuleFor(c => c.RenewalOpensDays).InclusiveBetween(0, CategoryRules.MaxDays);
        RuleFor(c => c.GraceDays).InclusiveBetween(0, CategoryRules.MaxDays);
        RuleFor(c => c.RenewalClosesDays).InclusiveBetween(0, CategoryRules.MaxDays);
    }
}

internal sealed class SetCategoryHandler(IAssociationDb db) : IRequestHandler<SetCategory, Result>
{
    public async Task<Result> Handle(SetCategory c, CancellationToken cancellationToken)
    {
        (await db.EditPolicyAsync(cancellationToken)).Decide(c.Category, new(c.Open, new(c.EligibilityZh, c.EligibilityEn), c.NeedsLicence, c.NeedsTitle, c.NeedsEvidence,
            new Money(c.Fee), c.TermMonths, c.RenewalOpensDays, c.GraceDays, c.RenewalClosesDays, Bilingual.Of(c.NameZh, c.NameEn)));
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

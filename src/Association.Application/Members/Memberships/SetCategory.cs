using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;

namespace Association.Application.Members.Memberships;

/// <summary>A category of the association's own, closed until its conditions are decided.</summary>
/// <param name="Key">Latin letters and digits; never changes.</param>
[Requires(Permissions.SetMembership)]
public sealed record AddMemberCategory(string Key, string NameZh, string? NameEn) : ICommand<Result<MembershipCategory>>;

internal sealed class AddMemberCategoryValidator : AbstractValidator<AddMemberCategory>
{
    public AddMemberCategoryValidator()
    {
        RuleFor(c => c.Key).NotEmpty().MaximumLength(MembershipCategory.MaxLength);
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(CategoryRules.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(CategoryRules.MaxNameLength);
    }
}

internal sealed class AddMemberCategoryHandler(IAssociationDb db) : IRequestHandler<AddMemberCategory, Result<MembershipCategory>>
{
    public async Task<Result<MembershipCategory>> Handle(AddMemberCategory command, CancellationToken cancellationToken)
    {
        if (!MembershipCategory.TryParse(command.Key, null, out var category)) return PolicyErrors.NoKey;
        var name = new Bilingual(command.NameZh, command.NameEn);
        if (CategoryWords.MeanAnother(name, category)) return PolicyErrors.NameTaken;
        return (await db.EditPolicyAsync(cancellationToken)).Add(category, name).Category;
    }
}

/// <summary>Conditions, dues and renewal window of a category; terms that run keep what they were given.</summary>
/// <param name="Fee">Yuan.</param>
/// <param name="NameZh">Blank: as the category is called everywhere.</param>
/// <param name="Retired">Takes nobody in any more; whoever is in it stays, and renews.</param>
[Requires(Permissions.SetMembership)]
public sealed record SetCategory(
    MembershipCategory Category, bool Open, string EligibilityZh, string? EligibilityEn, bool NeedsLicence, bool NeedsTitle, bool NeedsEvidence,
    decimal Fee, int? TermMonths, int RenewalOpensDays, int GraceDays, int RenewalClosesDays,
    string? NameZh = null, string? NameEn = null, string? Letter = null, int? Place = null, bool Retired = false) : ICommand<Result>;

internal sealed class SetCategoryValidator : AbstractValidator<SetCategory>
{
    public const int MaxEligibilityLength = 300;
    private const decimal MaxFee = 1_000_000;

    public SetCategoryValidator()
    {
        RuleFor(c => c.Letter).Matches("^[A-Za-z]?$");
        RuleFor(c => c.Place!.Value).InclusiveBetween(1, CategoryRules.MaxPlace).OverridePropertyName(nameof(SetCategory.Place)).When(c => c.Place is not null);
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
        var (policy, name) = (await db.EditPolicyAsync(cancellationToken), Bilingual.Of(c.NameZh, c.NameEn));
        if (policy.Ordered.FirstOrDefault(rules => rules.Category == c.Category)?.Terms is not { } before) return PolicyErrors.NoCategory;
        if (CategoryWords.MeanAnother(name, c.Category)) return PolicyErrors.NameTaken;
        policy.Decide(c.Category, new(c.Open, new(c.EligibilityZh, c.EligibilityEn), c.NeedsLicence, c.NeedsTitle, c.NeedsEvidence,
            new Money(c.Fee), c.TermMonths, c.RenewalOpensDays, c.GraceDays, c.RenewalClosesDays, name,
            string.IsNullOrWhiteSpace(c.Letter) ? before.Letter : c.Letter.ToUpperInvariant(), c.Place ?? before.Place, c.Retired));
        return Result.Done;
    }
}

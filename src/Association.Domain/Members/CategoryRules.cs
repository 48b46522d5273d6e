using Association.Domain.Common;

namespace Association.Domain.Members;

/// <summary>What the office decides for a category.</summary>
/// <param name="Open">Takes applications; honorary members are asked by the council instead.</param>
/// <param name="Eligibility">What the applicant reads before choosing.</param>
/// <param name="Fee">Yuan for a term; zero: nothing to pay.</param>
/// <param name="TermMonths">Null: for life.</param>
/// <param name="RenewalOpensDays">Days before the last day from which it can be renewed.</param>
/// <param name="GraceDays">Days after the last day with the benefits kept.</param>
/// <param name="RenewalClosesDays">Days after the last day until which a renewal, not an application, is enough.</param>
/// <param name="Name">What the association calls it; null: as it is called everywhere, which only the built-in ones are.</param>
/// <param name="Letter">In member numbers by a pattern with {c}.</param>
/// <param name="Place">In lists, the lowest first.</param>
/// <param name="Retired">Takes nobody in any more; whoever is in it stays, and renews.</param>
public sealed record CategoryTerms(
    bool Open, Bilingual Eligibility, bool NeedsLicence, bool NeedsTitle, bool NeedsEvidence, Money Fee,
    int? TermMonths, int RenewalOpensDays, int GraceDays, int RenewalClosesDays, Bilingual? Name = null,
    string? Letter = null, int Place = 0, bool Retired = false);

/// <summary>A category of members with its conditions, dues and renewal window. Sources: domain.md R2.10-R2.13, anchors.md B4.</summary>
public sealed class CategoryRules : Entity<CategoryRules>
{
    public const int MaxTermMonths = 600;
    public const int MaxDays = 730;
    public const int MaxNameLength = 40;
    public const int MaxPlace = 99;

    private CategoryRules() { }

    public Id<MembershipPolicy> Policy { get; private set; }
    public MembershipCategory Category { get; private set; }
    public Bilingual? Name { get; private set; }
    public bool Open { get; private set; }
    public Bilingual Eligibility { get; private set; } = new("");
    public bool NeedsLicence { get; private set; }
    public bool NeedsTitle { get; private set; }
    public bool NeedsEvidence { get; private set; }
    public Money Fee { get; private set; }
    public int? TermMonths { get; private set; }
    public int RenewalOpensDays { get; private set; }
    public int GraceDays { get; private set; }
    public int RenewalClosesDays { get; private set; }
    /// <summary>Blank: nothing was decided.</summary>
    public string Letter { get; private set; } = "";
    public int Place { get; private set; }
    public bool Retired { get; private set; }

    public CategoryTerms Terms => new(
        Open, Eligibility, NeedsLicence, NeedsTitle, NeedsEvidence, Fee, TermMonths, RenewalOpensDays, GraceDays, RenewalClosesDays, Name, LetterInNumbers, PlaceInLists, Retired);

    /// <summary>The four that were there first have a letter and a place of their own.</summary>
    private string LetterInNumbers => Letter.Length > 0 ? Letter
        : Category == MembershipCategory.Senior ? "G" : Category == MembershipCategory.Student ? "S" : Category == MembershipCategory.Honorary ? "H" : "P";

    private int PlaceInLists => Place > 0 ? Place : Category.IsBuiltIn ? MembershipCategory.BuiltIn.ToList().IndexOf(Category) + 1 : MaxPlace;

    /// <summary>Dues are set by the members' congress (R2.50), so none are assumed.</summary>
    internal static CategoryRules Standard(Id<MembershipPolicy> policy, MembershipCategory category)
    {
        var rules = new CategoryRules { Policy = policy, Category = category };
        rules.Decide(category.Key switch
        {
            nameof(MembershipCategory.Senior) => new(true, new("具有副高级及以上专业技术职称，拥护本会章程，在本区从事医疗卫生工作。终身有效。",
                "Associate senior professional title or above, supports the charter, works in health care in the district. For life."), true, true, true, Money.Zero, null, 0, 0, 0),
            nameof(MembershipCategory.Student) => new(true, new("医药卫生类院校在读学生，拥护本会章程。请上传学生证或在读证明。",
                "Enrolled in a medical or health programme, supports the charter. Upload a student card or proof of enrolment."), false, false, true, Money.Zero, 12, 60, 30, 365),
            nameof(MembershipCategory.Honorary) => new(false, new("由理事会邀请，不接受申请。", "By invitation of the council; no applications."), false, false, false, Money.Zero, null, 0, 0, 0),
            nameof(MembershipCategory.Ordinary) => new(true, new("拥护本会章程，在本区医疗卫生机构工作，取得执业证书或初级及以上专业技术职称。",
                "Supports the charter, works at a health institution of the district, holds a practice certificate or a professional title."), false, true, true, Money.Zero, 12, 60, 30, 365),
            // Until somebody says what it asks for, nobody can apply.
            _ => new(false, new("由本会另行规定。", "As the association decides."), false, false, false, Money.Zero, 12, 60, 30, 365, Retired: true),
        });
        return rules;
    }

    internal void Decide(CategoryTerms terms)
    {
        (Letter, Place, Retired) = (terms.Letter ?? Letter, terms.Place, terms.Retired);
        (Name, Open, Eligibility, NeedsLicence, NeedsTitle, NeedsEvidence) = (terms.Name, terms.Open && !terms.Retired, terms.Eligibility, terms.NeedsLicence, terms.NeedsTitle, terms.NeedsEvidence);
        (Fee, TermMonths, RenewalOpensDays, GraceDays, RenewalClosesDays) = (terms.Fee, terms.TermMonths, terms.RenewalOpensDays, terms.GraceDays, terms.RenewalClosesDays);
    }

    internal RenewalWindow WindowOf(DateOnly? lastDay, DateOnly day)
    {
        if (lastDay is not { } end) return new(RenewalState.NotNeeded);
        var (opens, grace) = (end.AddDays(-RenewalOpensDays), end.AddDays(GraceDays));
        // Whoever still has the benefits can renew, whatever the closing says.
        var closes = end.AddDays(Math.Max(GraceDays, RenewalClosesDays));
        var state = day < opens ? RenewalState.NotYet : day <= end ? RenewalState.Early
            : day <= grace ? RenewalState.InGrace : day <= closes ? RenewalState.Late : RenewalState.Closed;
        return new(state, opens, end, grace, closes);
    }
}

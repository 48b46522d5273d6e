using Association.Application.Access;
using Association.Application.Members.Memberships;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Policy;

/// <summary>Conditions, dues and renewal window of one category.</summary>
internal sealed class CategoryModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, OwnNames names) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public MembershipCategory Category { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    /// <summary>A built-in category has a name when nothing is written.</summary>
    public string? NameHint => Category.IsBuiltIn ? Say("membership.name-hint", Say($"choice.{nameof(MembershipCategory)}.{Category}")) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var policy = await Mediator.Send(new GetMembershipPolicy(), cancellationToken);
        if (!ModelState.IsValid || policy.Categories.FirstOrDefault(c => c.Category == Category)?.Terms is not { } t) return NotFound();
        Input = new()
        {
            Open = t.Open, EligibilityZh = t.Eligibility.Zh, EligibilityEn = t.Eligibility.En, NeedsLicence = t.NeedsLicence, NeedsTitle = t.NeedsTitle, NeedsEvidence = t.NeedsEvidence,
            Fee = t.Fee.Amount, TermMonths = t.TermMonths, RenewalOpensDays = t.RenewalOpensDays, GraceDays = t.GraceDays, RenewalClosesDays = t.RenewalClosesDays,
            NameZh = t.Name?.Zh, NameEn = t.Name?.En, Letter = t.Letter, Place = t.Place, Retired = t.Retired,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return Page();
        var result = await Mediator.Send(new SetCategory(Category, Input.Open, Input.EligibilityZh ?? "", Input.EligibilityEn, Input.NeedsLicence, Input.NeedsTitle, Input.NeedsEvidence,
            Input.Fee, Input.TermMonths, Input.RenewalOpensDays, Input.GraceDays, Input.RenewalClosesDays, Input.NameZh, Input.NameEn, Input.Letter, Input.Place, Input.Retired), cancellationToken);
        if (!ModelState.Accepted(result)) return Page();
        names.Forget();
        this.Done(Say("membership.saved"));
        return this.Go("/office/settings/membership");
    }

    public sealed record Form
    {
        public string? NameZh { get; init; }
        public string? NameEn { get; init; }
        public string? Letter { get; init; }
        public int? Place { get; init; }
        public bool Retired { get; init; }
        public bool Open { get; init; }
        public string? EligibilityZh { get; init; }
        public string? EligibilityEn { get; init; }
        public bool NeedsLicence { get; init; }
        public bool NeedsTitle { get; init; }
        public bool NeedsEvidence { get; init; }
        public decimal Fee { get; init; }
        public int? TermMonths { get; init; }
        public int RenewalOpensDays { get; init; }
        public int GraceDays { get; init; }
        public int RenewalClosesDays { get; init; }
    }
}

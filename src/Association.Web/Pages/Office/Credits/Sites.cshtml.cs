using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>Institutions accredited for continuing education.</summary>
internal sealed class SitesModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty] public SiteForm Input { get; set; } = new();

    public TeachingSiteList Sites { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Sites = await Mediator.Send(new ListTeachingSites(), cancellationToken);
        Units = [.. Sites.Units.Select(u => new SelectListItem(u.Name, $"{u.Id}"))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return await OnGetAsync(cancellationToken);
        var added = await Mediator.Send(new SaveTeachingSite(null, Input.Unit is { } unit ? new Id<MemberUnit>(unit) : null, Input.Terms), cancellationToken);
        if (!ModelState.Accepted(added)) return await OnGetAsync(cancellationToken);
        this.Done(Say("sites.saved"));
        return this.Go($"/office/credits/sites/{added.Value}");
    }
}

internal sealed class SiteForm
{
    public Guid? Unit { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? Scope { get; set; }
    public int Capacity { get; set; } = 80;
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Contact { get; set; }

    public TeachingSiteTerms Terms => new(new(NameZh ?? "", NameEn), Scope?.Trim() ?? "", Capacity, ValidFrom ?? default, ValidTo ?? default, string.IsNullOrWhiteSpace(Contact) ? null : Contact.Trim());

    public static SiteForm Of(TeachingSite site) => new()
    {
        Unit = site.Unit.Value, NameZh = site.Name.Zh, NameEn = site.Name.En, Scope = site.Scope, Capacity = site.Capacity, ValidFrom = site.ValidFrom, ValidTo = site.ValidTo, Contact = site.Contact,
    };
}

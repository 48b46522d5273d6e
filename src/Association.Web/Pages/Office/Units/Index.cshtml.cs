using Association.Application.Access;
using Association.Application.Members;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>The member units of any day: the figures of last year's report come back when its day is in the address.</summary>
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public UnitTier? Tier { get; set; }
    [BindProperty(SupportsGet = true)] public InstitutionKind? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public InstitutionLevel? Level { get; set; }
    [BindProperty(SupportsGet = true)] public Ownership? Ownership { get; set; }
    [BindProperty(SupportsGet = true)] public string? Street { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public UnitList Found { get; private set; } = null!;
    public bool MayEdit => May(Permissions.EditUnits);

    public IEnumerable<SelectListItem> Streets => Found.Streets.Select(street => new SelectListItem(street, street));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await Mediator.Send(new ListUnits(AsOf, Tier, Search, After, Before, null, Level, Kind, Ownership, Street), cancellationToken);
        AsOf ??= Found.AsOf;
    }

    public string TierAddress(UnitTier tier) => Addresses.With(Request, ("tier", tier.ToString()));
}

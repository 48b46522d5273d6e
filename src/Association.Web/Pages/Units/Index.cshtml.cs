using Association.Application.Members;
using Association.Domain.Members;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Units;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Street { get; set; }
    [BindProperty(SupportsGet = true)] public UnitTier? Tier { get; set; }

    public PublicUnits Units { get; private set; } = new([], [], 0);

    public IEnumerable<SelectListItem> Streets => Units.Streets.Select(street => new SelectListItem(street, street));

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Units = await mediator.Send(new ListPublicUnits(Q, Street, Tier), cancellationToken);
}

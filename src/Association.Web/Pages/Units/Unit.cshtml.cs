using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Units;

/// <summary>A member unit for everybody.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class UnitModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<MemberUnit> Id { get; set; }

    public PublicUnitDetails Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicUnit(Id), cancellationToken) is not { } unit) return NotFound();
        Unit = unit;
        return Page();
    }
}

using Association.Application.Bodies.Desk;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>The desks that are open to the reader; the only one is opened at once.</summary>
internal sealed class BodiesModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<DeskView> Desks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Desks = await mediator.Send(new ListMyDesks(), cancellationToken);
        return Desks is [var only] ? Redirect($"/bodies/{only.Slug}/desk") : Page();
    }
}

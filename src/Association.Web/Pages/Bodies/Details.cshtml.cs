using Association.Application.Bodies;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Bodies;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class DetailsModel(IMediator mediator) : PageModel
{
    public PublicBody Body { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicBody(slug), cancellationToken) is not { } found) return NotFound();

        Body = found;
        return Page();
    }
}

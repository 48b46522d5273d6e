using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Bodies;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public BodyKind? Kind { get; set; }

    public IReadOnlyList<PublicBodyLine> Bodies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Bodies = await mediator.Send(new ListPublicBodies(Q, Kind), cancellationToken);
}

using Association.Application.Events.Abstracts;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Abstracts;

/// <summary>The abstracts of the signed-in person, and what waits for their judgement.</summary>
internal sealed class MineModel(IMediator mediator) : PageModel
{
    public MyAbstracts All { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => All = await mediator.Send(new ListMyAbstracts(), cancellationToken);
}

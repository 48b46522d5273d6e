using Association.Application.Members;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

internal sealed class MembershipModel(IMediator mediator) : PageModel
{
    public MyMembership? Person { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Person = await mediator.Send(new GetMyMembership(), cancellationToken);
}

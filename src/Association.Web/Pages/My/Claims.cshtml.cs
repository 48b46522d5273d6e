using Association.Application.Access;
using Association.Application.Credits;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>Claims of one's own for credits earned elsewhere.</summary>
internal sealed class ClaimsModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public ClaimPage Claims { get; private set; } = new([], 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.Person is not null) Claims = await mediator.Send(new ListClaims(Mine: true, Number: Number), cancellationToken);
    }
}

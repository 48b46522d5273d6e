using Association.Application.Members.Memberships;
using Association.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Card;

/// <summary>What the QR code of a member card opens: valid, not valid, unknown; no name, no number, no date.</summary>
[EnableRateLimiting(RateLimits.Card)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    public CardAnswer Answer { get; private set; }

    public async Task OnGetAsync(string number, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Answer = await mediator.Send(new CheckCard(number), cancellationToken);
    }
}

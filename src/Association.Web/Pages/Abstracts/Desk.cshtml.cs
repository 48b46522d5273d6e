using Association.Application.Events.Abstracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Abstracts;

/// <summary>What a reviewer has to judge, by the link of the mail or signed in.</summary>
[EnableRateLimiting(Security.RateLimits.Come)]
internal sealed class DeskModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "k")] public string? LinkKey { get; set; }

    public ReviewDeskView Desk { get; private set; } = null!;

    public string LinkTo(ReviewTask task) => $"/review/{Number}/{task.Review}{(LinkKey is null ? "" : $"?k={Uri.EscapeDataString(LinkKey)}")}";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowReviewDesk(Number, LinkKey), cancellationToken) is not { } desk) return NotFound();
        Desk = desk;
        return Page();
    }
}

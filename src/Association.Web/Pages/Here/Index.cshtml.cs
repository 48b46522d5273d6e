using Association.Application.Events.Doors;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Here;

/// <summary>Where the code on the screen leads: one tap for whoever is signed in, name and mobile number for the others.</summary>
[EnableRateLimiting(RateLimits.Come)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<CheckInList> List { get; set; }
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null);

    public SelfCheckInView? View { get; private set; }
    public SelfCheckedIn? CheckedIn { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new ShowSelfCheckIn(List, Code), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CheckInMyself(List, Input.Pass, Input.Name, Input.Mobile), cancellationToken);
        if (ModelState.Accepted(result)) CheckedIn = result.Value;
        else View = await mediator.Send(new ShowSelfCheckInAgain(List, Input.Pass), cancellationToken);
        return Page();
    }

    public sealed record Form(string? Pass, string? Name, string? Mobile);
}

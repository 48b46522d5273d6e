using Association.Application.Access;
using Association.Application.Events.Meetings;
using Association.Domain.Events;
using Association.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Come;

/// <summary>Where the code on the slide leads: one tap for whoever is known, name and mobile number for a guest.</summary>
[EnableRateLimiting(RateLimits.Come)]
internal sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null);

    public MeetingAtHand? Meeting { get; private set; }
    public bool Came { get; private set; }
    public bool SignedIn => user.IsSignedIn;
    public string Who => user.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Code?.Trim() is not { Length: > 0 and <= 20 } code) return Page();
        if (RouteData.Values["code"] is null) return RedirectToPage(new { Code = code });
        Meeting = await mediator.Send(new ShowMeetingByCode(code), cancellationToken);
        Came = Meeting is { Here: true };
        if (Meeting is null) ModelState.Refuse(MeetingRecordErrors.WrongCode, prefix: "");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Meeting = await mediator.Send(new ShowMeetingByCode(Code), cancellationToken);
        var result = await mediator.Send(new ComeToMeeting(Code, Input.Name, Input.Mobile), cancellationToken);
        Came = ModelState.Accepted(result, Meeting is null ? "" : "Input");
        return Page();
    }

    public sealed record Form(string? Name, string? Mobile);
}

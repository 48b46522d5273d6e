using Association.Application.Access;
using Association.Application.Members.Desk;
using Association.Domain.Members;
using Association.Web.Localization;
using Association.Web.Security;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.JoinUnit;

/// <summary>Where a unit's invitation leads: what is asked, who will see what, and one button to agree.</summary>
[EnableRateLimiting(RateLimits.Verify)]
internal sealed class IndexModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty(SupportsGet = true, Name = "k")] public string? Key { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null, null, false);

    public InvitationOffer? Offer { get; private set; }
    public bool SignedIn => user.IsSignedIn;
    public bool IsOpen => Offer is { State: InvitationState.Open, Person: null or { Here: false } };
    public string Return => Uri.EscapeDataString($"{Request.Path}{Request.QueryString}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        if (Code is not { Length: > 0 }) return Page();
        if (RouteData.Values["code"] is null) return RedirectToPage(new { Code = Code.Trim() });
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(user.IsSignedIn ? user.Name : null, null, Offer!.Department, Offer.Title, false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        if (!user.IsSignedIn) return Challenge();
        var result = await mediator.Send(new AcceptInvitation(Code, Key, Input.Name, Input.Mobile, Input.Department, Input.Title, Input.Consent), cancellationToken);
        if (!ModelState.Accepted(result)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(texts["unit.joined"]);
        return LocalRedirect("/my");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken) =>
        (Offer = await mediator.Send(new ShowInvitation(Code), cancellationToken)) is not null;

    public sealed record Form(string? Name, string? Mobile, string? Department, string? Title, bool Consent);
}

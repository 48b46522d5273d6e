using Association.Application.Lecturers;
using Association.Web.Localization;
using Association.Web.Security;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Speak;

/// <summary>Where the links of an invitation to speak lead: looking answers nothing, the button does, once.</summary>
[EnableRateLimiting(RateLimits.Verify)]
internal sealed class IndexModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Key { get; set; }
    /// <summary>What the link in the mail proposes; <c>yes</c> or <c>no</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "answer")] public string? Proposed { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null);

    public InvitationToSpeak Invitation { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        if (Input.Comes is not { } comes) return await ShowAsync(cancellationToken);
        var result = await mediator.Send(new AnswerToSpeak(Key, comes, Input.Note), cancellationToken);
        if (!ModelState.Accepted(result)) return await ShowAsync(cancellationToken);
        this.Done(texts[comes ? "speak.thanks-yes" : "speak.thanks-no"]);
        return RedirectToPage(new { Key, answer = (string?)null });
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        if (await mediator.Send(new ShowInvitationToSpeak(Key), cancellationToken) is not { } found) return NotFound();
        Invitation = found;
        return Page();
    }

    public sealed record Form(bool? Comes, string? Note);
}

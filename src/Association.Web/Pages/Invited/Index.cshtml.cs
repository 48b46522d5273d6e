using Association.Application.Events.Meetings;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.Security;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Invited;

/// <summary>Where the links of an invitation lead: looking answers nothing, a button does.</summary>
[EnableRateLimiting(RateLimits.Come)]
internal sealed class IndexModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    public static readonly InviteeAnswer[] Answers = [InviteeAnswer.Yes, InviteeAnswer.No, InviteeAnswer.Maybe];

    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    public MeetingInvitation Invitation { get; private set; } = null!;

    /// <summary>The answer of the link that was followed.</summary>
    public InviteeAnswer Suggested { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        Suggested = Enum.TryParse<InviteeAnswer>(Request.Query["answer"], ignoreCase: true, out var answer) ? answer : InviteeAnswer.None;
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(InviteeAnswer answer, CancellationToken cancellationToken)
    {
        this.KeepAddressSecret();
        var result = await mediator.Send(new AnswerInvitation(Code, answer), cancellationToken);
        if (!ModelState.Accepted(result, prefix: "")) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(texts["invited.thanks", Show.Choice(answer)]);
        return RedirectToPage(new { Code });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowMeetingInvitation(Code), cancellationToken) is not { } invitation) return false;
        Invitation = invitation;
        return true;
    }
}

using Association.Application.Events.Meetings;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>Whom to ask: the officers, a list, or people found by name. The mails go out when a button is pressed.</summary>
internal sealed class MeetingInviteModel(IMediator mediator, IStringLocalizer<Texts> texts) : MeetingPage(mediator, texts)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty] public Guid? List { get; set; }

    public InviteChoices Choices { get; private set; } = null!;
    public IEnumerable<SelectListItem> Lists => Choices.Lists.Select(l => new SelectListItem(l.Name, $"{l.Id}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new FindInvitees(Body, Event, Search), cancellationToken) is not { } choices) return NotFound();
        Choices = choices;
        return Page();
    }

    public Task<IActionResult> OnPostOfficersAsync(CancellationToken cancellationToken) => InviteAsync(new(Body, Event, Officers: true), cancellationToken);

    public Task<IActionResult> OnPostListAsync(CancellationToken cancellationToken) => InviteAsync(new(Body, Event, List: List), cancellationToken);

    public Task<IActionResult> OnPostPeopleAsync(Guid[] people, CancellationToken cancellationToken) => InviteAsync(new(Body, Event, People: people), cancellationToken);

    private async Task<IActionResult> InviteAsync(InviteToMeeting command, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(command, cancellationToken);
        if (!ModelState.Accepted(result, prefix: "")) return await OnGetAsync(cancellationToken);
        var (invited, known, silent) = result.Value;
        if (silent > 0) this.Warn(Say("meeting.without-mail", silent));
        return Again(null, "meeting.invited-done", invited, known);
    }
}

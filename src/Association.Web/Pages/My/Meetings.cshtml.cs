using Association.Application.Events.Meetings;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

/// <summary>Invitations to answer, and what was handed out where the reader has been.</summary>
internal sealed class MeetingsModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<MyMeeting> Meetings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Meetings = await mediator.Send(new ListMyMeetings(), cancellationToken);

    public async Task<IActionResult> OnPostAnswerAsync(Id<Event> meeting, InviteeAnswer answer, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new AnswerMyInvitation(meeting, answer), cancellationToken), prefix: ""))
        {
            this.Done(texts["invited.thanks", Show.Choice(answer)]);
            return this.Go("/my/meetings");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetMaterialAsync(Id<Event> meeting, Id<Material> id, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadMaterial(meeting, id), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Events;

/// <summary>The picture of a speaker: a JPEG that was drawn here, never the file that somebody sent.</summary>
internal sealed class PortraitModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Id<EventSpeaker> id, CancellationToken cancellationToken) =>
        await mediator.Send(new FetchPortrait(id), cancellationToken) is { } file ? File(file.Content, file.ContentType) : NotFound();
}

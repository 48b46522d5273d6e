using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events.Programme;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Events;

/// <summary>A file of a session, always as a download.</summary>
internal sealed class MaterialModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, Id<SessionMaterial> id, CancellationToken cancellationToken) =>
        await mediator.Send(new FetchMaterial(slug, id), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

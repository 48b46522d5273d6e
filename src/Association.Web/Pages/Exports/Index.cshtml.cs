using Association.Application.Lists;
using Association.Domain.Common;
using Association.Domain.Files;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Exports;

/// <summary>A file that the reader asked for, while it is kept; to anybody else it does not exist.</summary>
[Authorize]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Export> Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new DownloadExport(Id), cancellationToken) is not { } file) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(file.Content, file.ContentType, file.Name);
    }
}

using Association.Application.Events.Online;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Office.Events.Online;

/// <summary>For the screen that the host shares: a code while it is taken, nothing between codes.</summary>
internal sealed class ScreenModel(IMediator mediator) : PageModel
{
    public const int RefreshSeconds = 5;

    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Id<OnlineRoom> Room { get; set; }

    public CodeScreen View { get; private set; } = null!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCodeAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Partial("Events/Online/_Code", this) : NotFound();

    public async Task<IActionResult> OnPostNowAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ShowCodeNow(Id, Room), cancellationToken);
        if (ModelState.Accepted(result, "")) return this.Go($"/office/events/{Id}/online/{Room}/screen");
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowCodeScreen(Id, Room), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }
}

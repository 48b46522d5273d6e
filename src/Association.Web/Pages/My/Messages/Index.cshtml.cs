using Association.Application.Common;
using Association.Application.Messages.Inbox;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My.Messages;

/// <summary>What the association wrote to the reader, by mail and here alike.</summary>
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Page<MyMessage> Messages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Messages = await mediator.Send(new ListMyMessages(After, Size: 20, Before: Before), cancellationToken);

    /// <summary>For the bell on every page: the number alone, or nothing.</summary>
    public async Task<IActionResult> OnGetCountAsync(CancellationToken cancellationToken)
    {
        var unread = await mediator.Send(new CountMyUnread(), cancellationToken);
        return unread == 0 ? Content("") : Content($"<span class=\"bell-count\">{Show.Number(unread)}</span>", "text/html");
    }

    public async Task<IActionResult> OnPostReadAsync(Guid? message, CancellationToken cancellationToken)
    {
        ModelState.Accepted(await mediator.Send(new ReadMyMessages(message), cancellationToken), prefix: "");
        return this.Go("/my/messages");
    }
}

using Association.Application.Messages;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages;

/// <summary>
/// Leaves mails of one kind: by the button here, or by the mail program itself, which posts without asking (RFC 8058) and so
/// carries no token of this site; the key in the address says who may. Looking changes nothing.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class UnsubscribeModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "k")] public string? Key { get; set; }
    [BindProperty(SupportsGet = true)] public bool Back { get; set; }

    public UnsubscribeDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetUnsubscribe(Id, Key), cancellationToken) is not { } details) return NotFound();
        Details = details;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeSubscription(Id, Key, Leave: !Back), cancellationToken);
        return result.Succeeded || result.Errors[0].Kind is Domain.Common.ErrorKind.Conflict ? await OnGetAsync(cancellationToken) : NotFound();
    }
}

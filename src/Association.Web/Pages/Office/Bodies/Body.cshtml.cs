using Association.Application.Access;
using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

internal sealed class BodyModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Body> Id { get; set; }
    [BindProperty(SupportsGet = true)] public Id<BodyTerm>? Term { get; set; }
    [BindProperty(SupportsGet = true)] public RosterTab Tab { get; set; }

    public BodyDetails Body { get; private set; } = null!;
    public bool MayEdit => May(Permissions.EditBodies);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetBody(Id, Term, Tab), cancellationToken) is not { } body || (Term is not null && body.Shown is null)) return NotFound();
        Body = body;
        return Page();
    }
}

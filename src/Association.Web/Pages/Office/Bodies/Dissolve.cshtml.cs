using Association.Application.Access;
using Association.Application.Bodies;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

/// <summary>Ends a body, after saying what ends with it.</summary>
internal sealed class DissolveModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Body> Id { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null);

    public BodyDetails Body { get; private set; } = null!;
    public DissolutionPreview Preview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new(clock.Today());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new DissolveBody(Id, Input.On ?? clock.Today()), cancellationToken))) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("body-desk.dissolved-done"));
        return Redirect($"/office/bodies/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies) || await Mediator.Send(new GetBody(Id), cancellationToken) is not { } body
            || await Mediator.Send(new PreviewDissolution(Id), cancellationToken) is not { } preview) return false;
        (Body, Preview) = (body, preview);
        return true;
    }

    public sealed record Form(DateOnly? On);
}

using Association.Application.Access;
using Association.Application.Bodies;
using Association.Application.Files;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Bodies;

[RequestSizeLimit(2 * EvidenceFile.MaxBytes)]
internal sealed class EditModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : BodyFormPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Body> Id { get; set; }

    public BodyDetails Body { get; private set; } = null!;
    public override string Back => $"/office/bodies/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = new()
        {
            Kind = Body.Kind, NameZh = Body.Name.Zh, NameEn = Body.Name.En, Slug = Body.Slug, Parent = Body.Parent?.Id, HostUnit = Body.HostUnit, Specialty = Body.Specialty,
            FoundedOn = Body.FoundedOn, MissionZh = Body.MissionZh, MissionEn = Body.MissionEn,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies)) return NotFound();
        var saved = await Mediator.Send(new EditBody(Id, Filled, await CharterAsync(cancellationToken)), cancellationToken);
        if (!ModelState.Accepted(saved)) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        this.Done(Say("body-desk.saved"));
        return this.Go(Back);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.EditBodies) || await Mediator.Send(new GetBody(Id), cancellationToken) is not { } body) return false;
        Body = body;
        await LoadChoicesAsync(body.Id, cancellationToken);
        return true;
    }
}

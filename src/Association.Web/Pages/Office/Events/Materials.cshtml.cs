using Association.Application.Access;
using Association.Application.Events.Programme;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Files of the sessions and who may have them.</summary>
internal sealed class MaterialsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ProgrammePage(mediator, user, texts)
{
    [BindProperty] public Form Input { get; set; } = new(null, MaterialAccess.Registered, null);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Input.Session is null) ModelState.AddModelError("Input.Session", ErrorTexts.For("binding.required", "Please fill this in."));
        var file = await Uploads.ReadAsync(Input.File, EvidenceFile.MaxBytes, cancellationToken);
        return Input.Session is { } session && await AcceptedAsync(new AddSessionMaterial(Id, session, file, Input.Access), cancellationToken)
            ? Saved(Address("programme/materials"), "programme.material-added") : await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostOpenAsync(Id<SessionMaterial> material, MaterialAccess access, CancellationToken cancellationToken) =>
        await AcceptedAsync(new OpenSessionMaterial(Id, material, access), cancellationToken)
            ? Saved(Address("programme/materials"), "programme.access-saved") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<SessionMaterial> material, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveSessionMaterial(Id, material), cancellationToken)
            ? Saved(Address("programme/materials"), "programme.material-removed") : await ShowAsync(cancellationToken);

    public sealed record Form(Id<EventSession>? Session, MaterialAccess Access, IFormFile? File);
}

using Association.Application.Access;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Units;

/// <summary>The papers of a unit that run out; a rule reminds of them.</summary>
internal sealed class DocumentsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Document { get; set; }
    [BindProperty] public Form Input { get; set; } = new(null, null, null);

    public UnitDocuments Unit { get; private set; } = null!;
    public bool MayEdit => May(Permissions.EditUnits);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Unit.Documents.FirstOrDefault(d => d.Id == Document) is { } document) Input = new(document.Name, document.Number, document.ExpiresOn);
        else Document = null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Id<UnitDocument>? known = Document is { } id ? new(id) : null;
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(new KeepUnitDocument(new(Id), known, Input.Name ?? "", Input.Number, Input.ExpiresOn ?? default), cancellationToken))) return Page();
        this.Done(Say("documents.saved"));
        return this.Go($"/office/units/{Id}/documents");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid remove, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.Accepted(await Mediator.Send(new RemoveUnitDocument(new(Id), new(remove)), cancellationToken))) return Page();
        this.Done(Say("documents.removed"));
        return this.Go($"/office/units/{Id}/documents");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new ListUnitDocuments(new(Id)), cancellationToken) is not { } unit) return false;
        Unit = unit;
        return true;
    }

    public sealed record Form(string? Name, string? Number, DateOnly? ExpiresOn);
}

using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Works;
using Association.Domain.Common;
using Association.Domain.Works;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Works;

/// <summary>One record: what it says, what proves it, what belongs to it.</summary>
internal sealed class WorkModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<WorkRecord> Id { get; set; }
    [BindProperty] public WorkTyped Input { get; set; } = new();
    [BindProperty] public IFormFile? Upload { get; set; }

    public WorkView View { get; private set; } = null!;
    public WorkSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = WorkTyped.Of(View.Line);
        Sheet = Sheet with { Input = Input };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !ModelState.Accepted(await Mediator.Send(new ChangeWork(Id, Input.Input), cancellationToken))) return await LoadAsync(cancellationToken) ? Page() : NotFound();
        return Saved("works.saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!ModelState.Accepted(await Mediator.Send(new RemoveWork(Id), cancellationToken), prefix: "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("works.removed"));
        return this.Go($"/office/works/list?kind={View.Line.Kind}");
    }

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var file = await Uploads.ReadAsync(Upload, EvidenceFile.MaxBytes + 1, cancellationToken);
        var result = await Mediator.Send(new AttachWorkEvidence(Id, file), cancellationToken);
        if (result.Succeeded) return Saved("works.attached");
        foreach (var error in result.Errors) ModelState.Refuse(error.At(nameof(Upload)), prefix: "");
        return await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid evidence, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(new DropWorkEvidence(Id, new(evidence)), cancellationToken), prefix: "") ? Saved("works.dropped") : await OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetFileAsync(Guid evidence, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadWorkEvidence(Id, new(evidence)), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private IActionResult Saved(string key)
    {
        this.Done(Say(key));
        return this.Go($"/office/works/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetWork(Id), cancellationToken) is not { } found) return false;
        View = found;
        Sheet = new(found.Line.Kind.Rule(), Input, found.May ? await Mediator.Send(new ListWorkParents(found.Line.Kind, found.Line.ParentId), cancellationToken) : [], found.Line.Counted);
        return true;
    }
}

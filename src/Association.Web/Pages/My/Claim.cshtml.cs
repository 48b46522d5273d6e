using Association.Application.Credits;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

/// <summary>One claim of one's own: its evidence, and where it is.</summary>
internal sealed class ClaimModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<CreditClaim> Id { get; set; }
    [BindProperty] public EvidenceForm Input { get; set; } = new();

    public ClaimDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetClaim(Id), cancellationToken) is not { IsOwn: true } details) return NotFound();
        Details = details;
        return Page();
    }

    public async Task<IActionResult> OnPostEvidenceAsync(CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddClaimEvidence(Id, await Uploads.ReadAsync(Input.File, EvidenceFile.MaxBytes + 1, cancellationToken)), cancellationToken);
        return await DoneAsync(added, "claims.evidence-added", cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<ClaimEvidence> evidence, CancellationToken cancellationToken) =>
        await DoneAsync(await mediator.Send(new RemoveClaimEvidence(Id, evidence), cancellationToken), "claims.evidence-removed", cancellationToken);

    public async Task<IActionResult> OnPostHandInAsync(CancellationToken cancellationToken) => await DoneAsync(await mediator.Send(new HandInClaim(Id), cancellationToken), "claims.handed-in", cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Id<ClaimEvidence> evidence, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadEvidence(Id, evidence), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private async Task<IActionResult> DoneAsync(Result result, string text, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(result)) return await OnGetAsync(cancellationToken);
        this.Done(texts[text]);
        return this.Go($"/my/credits/claims/{Id}");
    }

    internal sealed class EvidenceForm
    {
        public IFormFile? File { get; set; }
    }
}

using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Web.Localization;
using Association.Web.Pages.Credits;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Unit;

/// <summary>One claim at the desk of its owner's unit.</summary>
internal sealed class ClaimModel(IMediator mediator, IStringLocalizer<Texts> texts) : UnitDeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public Id<CreditClaim> Id { get; set; }

    public ClaimDetails Details { get; private set; } = null!;
    public DecideForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetClaim(Id), cancellationToken) is not { } details) return NotFound();
        Details = details;
        Form = new() { At = details.Claim.Status };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ClaimDecision decision, string? note, ClaimStatus? at, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new DecideClaim(Id, decision, note, At: at), cancellationToken), "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("claims.decided"));
        return this.Go("/unit/claims");
    }

    public async Task<IActionResult> OnGetFileAsync(Id<ClaimEvidence> evidence, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadEvidence(Id, evidence), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Web.Localization;
using Association.Web.Pages.Credits;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Credits;

/// <summary>One claim at the association: the last level, which gives the credits.</summary>
internal sealed class ClaimModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<CreditClaim> Id { get; set; }

    public ClaimDetails Details { get; private set; } = null!;
    public DecideForm Form { get; private set; } = new();
    public bool MayTakeBack => May(Permissions.ReviewCredits) && Details is { Counts: true, IsOwn: false };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!May(Permissions.ReadCredits) || await Mediator.Send(new GetClaim(Id), cancellationToken) is not { } details) return NotFound();
        Details = details;
        Form = new() { At = details.Claim.Status, AsksCredits = details.Outcome?.Rule?.Basis is CreditBasis.Evaluated, Credits = details.Claim.Asked };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ClaimDecision decision, string? note, decimal? credits, ClaimStatus? at, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new DecideClaim(Id, decision, note, credits, at), cancellationToken), "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("claims.decided"));
        return this.Go("/office/credits/claims");
    }

    /// <summary>The evidence turned out to be false.</summary>
    public async Task<IActionResult> OnPostReverseAsync(string? reason, CancellationToken cancellationToken)
    {
        if (!ModelState.Accepted(await Mediator.Send(new ReverseClaim(Id, reason ?? ""), cancellationToken), "")) return await OnGetAsync(cancellationToken);
        this.Done(Say("credits.reversed-one"));
        return this.Go($"/office/credits/claims/{Id}");
    }

    public async Task<IActionResult> OnGetFileAsync(Id<ClaimEvidence> evidence, CancellationToken cancellationToken) =>
        await Mediator.Send(new DownloadEvidence(Id, evidence), cancellationToken) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();
}

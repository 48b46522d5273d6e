using Association.Application.Access;
using Association.Application.Credits;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.My;

/// <summary>The wizard: first which kind, then what that kind asks.</summary>
internal sealed class NewClaimModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)] public CmeActivityKind? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public Id<CreditClaim>? Claim { get; set; }
    [BindProperty] public ClaimForm Input { get; set; } = new();

    public static IReadOnlyList<CmeActivityKind> Kinds { get; } = [.. Enum.GetValues<CmeActivityKind>()];

    public static bool AsksLevel(CmeActivityKind kind) => kind is CmeActivityKind.Project or CmeActivityKind.Distance or CmeActivityKind.Paper or CmeActivityKind.ResearchProject or CmeActivityKind.Award;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.Person is null) return NotFound();
        if (Claim is not { } id) return Page();
        if (await mediator.Send(new GetClaim(id), cancellationToken) is not { IsOwn: true } details) return NotFound();
        (Kind, Input) = (details.Claim.Kind, ClaimForm.Of(details.Claim.Terms));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Kind is not { } kind || !ModelState.IsValid) return Page();
        var saved = await mediator.Send(new SaveClaim(Claim, Input.Terms(kind)), cancellationToken);
        return ModelState.Accepted(saved) ? this.Go($"/my/credits/claims/{saved.Value}") : Page();
    }

    internal sealed class ClaimForm
    {
        public string? Title { get; set; }
        public string? Issuer { get; set; }
        public DateOnly? StartedOn { get; set; }
        public DateOnly? EndedOn { get; set; }
        public CmeProjectLevel? Level { get; set; }
        public CreditRole Role { get; set; }
        public string? ProjectNumber { get; set; }
        public decimal? Hours { get; set; }
        public int? Months { get; set; }
        public int? Rank { get; set; }
        public int? Characters { get; set; }
        public decimal? Asked { get; set; }

        public ClaimTerms Terms(CmeActivityKind kind) => new(kind, Title?.Trim() ?? "", string.IsNullOrWhiteSpace(Issuer) ? null : Issuer.Trim(), StartedOn ?? EndedOn ?? default, EndedOn ?? StartedOn ?? default, Level, Role,
            string.IsNullOrWhiteSpace(ProjectNumber) ? null : ProjectNumber.Trim(), Hours, Months, Rank, Characters, Asked);

        public static ClaimForm Of(ClaimTerms terms) => new()
        {
            Title = terms.Title, Issuer = terms.Issuer, StartedOn = terms.StartedOn, EndedOn = terms.EndedOn, Level = terms.Level, Role = terms.Role, ProjectNumber = terms.ProjectNumber, Hours = terms.Hours,
            Months = terms.Months, Rank = terms.Rank, Characters = terms.Characters, Asked = terms.Asked,
        };
    }
}

using Association.Application.Elections;
using Association.Domain.Common;
using Association.Domain.Elections;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.My;

/// <summary>The paper of a secret ballot. It is posted without a key against double clicks: the second paper is refused by itself.</summary>
internal sealed class BallotModel(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Election> Id { get; set; }

    public BallotView Ballot { get; private set; } = null!;
    public IReadOnlySet<Guid> Marked { get; private set; } = new HashSet<Guid>();
    public bool NotYet => clock.GetUtcNow() < Ballot.OpensAt;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetBallot(Id), cancellationToken) is not { } ballot) return NotFound();
        Ballot = ballot;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid[] choices, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new CastBallot(Id, choices), cancellationToken), ""))
        {
            this.Done(texts["ballot.thanks"]);
            return RedirectToPage(new { Id });
        }

        Marked = choices.ToHashSet();
        return await OnGetAsync(cancellationToken);
    }
}

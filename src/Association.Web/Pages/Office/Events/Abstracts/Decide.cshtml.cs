using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>What a decision about several abstracts would do; a second button does it, and says row by row what became of it.</summary>
internal sealed class DecideModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : AbstractsPage(mediator, user, texts)
{
    public DecisionPreview? Preview { get; private set; }

    /// <summary>Nothing is chosen by an address: abstracts are chosen on the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? this.Go(Address("abstracts")) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid[] chosen, bool all, string? filter, AbstractDecision decision, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var lines = await ChosenAsync(chosen, all, IndexModel.FilterOf(filter), cancellationToken);
        if (lines.Count > 0) Preview = await Mediator.Send(new PreviewDecision(Id, [.. lines.Select(l => l.Id)], decision), cancellationToken);
        if (Preview is not null) return Page();
        this.Warn(Say("abstract.none-chosen"));
        return this.Go(Address("abstracts"));
    }

    public async Task<IActionResult> OnPostCommitAsync(Guid[] chosen, AbstractDecision decision, string? note, bool tell, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var lines = await ChosenAsync(chosen, false, new(), cancellationToken);
        await DoAsync(lines, id => Mediator.Send(new DecideSubmission(Id, id, decision, note, tell), cancellationToken));
        return Page();
    }
}

using Association.Application.Access;
using Association.Application.Events.Abstracts;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events.Abstracts;

/// <summary>The call for abstracts: when, in which form, by what it is judged, and what authors are told.</summary>
internal sealed class CallModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : AbstractsPage(mediator, user, texts)
{
    private const int UsualDays = 30;

    [BindProperty] public CallForm Input { get; set; } = new();

    public AbstractCall? Current { get; private set; }
    public IReadOnlyList<CallTrack> Tracks { get; private set; } = [];
    public bool Scored { get; private set; }
    public IEnumerable<SelectListItem> TrackChoices => Tracks.Select(t => new SelectListItem(Words.Of(t.Name), $"{t.Id}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        var today = clock.Today();
        Input = Current is { } call ? CallForm.Of(call) : CallForm.Usual(AssociationCalendar.At(today), AssociationCalendar.At(today.AddDays(UsualDays + 1)));
        Input.Extend();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new SetAbstractCall(Id, Input.Terms, Input.FieldTerms, Input.CriterionTerms), cancellationToken) ? Saved(Address("abstracts/call"), "abstract.call-saved") : await AgainAsync(cancellationToken);

    public async Task<IActionResult> OnPostLetterAsync(AbstractDecision decision, string? textZh, string? textEn, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (ModelState.Accepted(await Mediator.Send(new SetDecisionText(Id, decision, textZh ?? "", textEn), cancellationToken), "")) return Saved(Address("abstracts/call") + "#letters", "abstract.letter-saved");
        if (!await ReadAsync(cancellationToken)) return NotFound();
        if (Current is { } call) Input = CallForm.Of(call);
        Input.Extend();
        return Page();
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        Input.Extend();
        return await ReadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await Mediator.Send(new GetAbstractCall(Id), cancellationToken) is not { } view) return false;
        (Current, Tracks, Scored) = (view.Call, view.Tracks, view.Scored);
        return true;
    }
}

using Association.Application.Access;
using Association.Application.Events.Editor;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>What an event says of its credits, with what its programme would give.</summary>
internal sealed class CmeModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    public override EditorStep? Step => EditorStep.Cme;

    [BindProperty] public Form Input { get; set; } = new(false, null, null, null, null, default, null, default);

    public IReadOnlyList<SelectListItem> Rules { get; private set; } = [];

    /// <summary>Those that the event states; before that, those of its programme.</summary>
    public decimal Hours => Event.Hours > 0 ? Event.Hours : Event.TeachingHours();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var cme = Event.Cme;
        Input = new(cme.GivesCredits, cme.Credits, Event.Hours, cme.ProjectNumber, cme.Level, cme.Delivery, cme.Rule, cme.Assessment);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new SetCmeTerms(Id, Input.GivesCredits, Input.Credits, Input.Hours ?? 0, Input.ProjectNumber, Input.Level, Input.Delivery, Input.Rule, Input.Assessment), cancellationToken)
            ? Saved(Address(EditorStep.Messages), "cme.saved") : await ShowAsync(cancellationToken);

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        Rules = [.. (await Mediator.Send(new ListCmeRules(Id), cancellationToken)).Select(r => new SelectListItem(r.IsOwn ? $"{r.Name.Here()}（{r.Code}）" : $"cme.rule-{r.Code.ToLowerInvariant()}", r.Code))];
        return true;
    }

    public sealed record Form(bool GivesCredits, decimal? Credits, decimal? Hours, string? ProjectNumber, CmeProjectLevel? Level, CmeDelivery Delivery, string? Rule, CmeAssessment Assessment);
}

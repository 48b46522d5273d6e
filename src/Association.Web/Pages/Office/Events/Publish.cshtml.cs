using Association.Application.Access;
using Association.Application.Events;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The acts that others notice, each with what will follow from it: publish, call off, conclude.</summary>
internal sealed class PublishModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site, TimeProvider clock)
    : EventPage(mediator, user, texts)
{
    public override EditorStep? Step => EditorStep.Publish;

    [BindProperty] public bool TellSpeakers { get; set; }

    /// <summary>Who can be told that they are announced.</summary>
    public IReadOnlyList<EventSpeaker> Speakers { get; private set; } = [];

    public Uri PublicAddress => new(site.BaseUrl, $"/events/{Event.Slug}");
    public bool Over => clock.Today() >= Event.EndsOn;
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new PublishEvent(Id, TellSpeakers), cancellationToken) ? Saved(Address(EditorStep.Publish), "editor.published") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new CancelEvent(Id), cancellationToken) ? Saved(Address(), "editor.called-off") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostConcludeAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new ConcludeEvent(Id), cancellationToken) ? Saved(Address("certificates"), "editor.concluded") : await ShowAsync(cancellationToken);

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        if (Event.Status is EventStatus.Draft && await Mediator.Send(new GetProgrammeDraft(Id), cancellationToken) is { } draft) Speakers = [.. draft.Concerned.Where(s => s.Email is not null)];
        return true;
    }
}

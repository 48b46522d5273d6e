using Association.Application.Access;
using Association.Application.Events.Seats;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Who waits, in order, with every offer; and what the event does with its seats.</summary>
internal sealed class WaitingModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public WaitingView View { get; set; }
    [BindProperty] public RulesForm Rules { get; set; } = new(false, 24, AfterDeadline.Release, null);
    [BindProperty] public QuotaForm Shared { get; set; } = new(null, null, [], null);

    public IReadOnlyList<WaitingLine> Lines { get; private set; } = [];
    public bool MayChange => MayHere(Permissions.EditRegistrations) && Event.Status is EventStatus.Published;
    public IEnumerable<Quota> SharedQuotas => Editor.Quotas.Where(q => q.IsShared);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var rules = Event.Seats;
        Rules = new(rules.HasWaitingList, rules.OfferHours, rules.AfterDeadline, rules.ChangesUntil is { } end ? AssociationCalendar.DayOf(end.AddTicks(-1)) : null);
        return await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRulesAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new SetSeatRules(Id, Rules.HasWaitingList, Rules.OfferHours, Rules.AfterDeadline, Rules.ChangesUntil), cancellationToken)
            ? Saved(Address("waiting"), "seats.rules-saved") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostShareAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(new AddSharedQuota(Id, Shared.NameZh, Shared.NameEn, Shared.Categories ?? [], Shared.Capacity ?? 0), cancellationToken)
            ? Saved(Address("waiting"), "seats.shared-added") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostUnshareAsync(Id<Quota> quota, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveSharedQuota(Id, quota), cancellationToken) ? Saved(Address("waiting"), "seats.shared-removed") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostUpAsync(Id<WaitingListEntry> entry, string? reason, CancellationToken cancellationToken) =>
        await AcceptedAsync(new MoveUpWaiting(Id, entry, reason), cancellationToken) ? Saved(Address("waiting"), "waiting.moved-up") : await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<WaitingListEntry> entry, string? reason, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveWaiting(Id, entry, reason), cancellationToken) ? Saved(Address("waiting"), "waiting.removed") : await ListAsync(cancellationToken);

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        if (Editor is null && !await LoadAsync(cancellationToken)) return NotFound();
        Lines = await Mediator.Send(new ListWaiting(Id, View), cancellationToken);
        return Page();
    }

    public sealed record RulesForm(bool HasWaitingList, int OfferHours, AfterDeadline AfterDeadline, DateOnly? ChangesUntil);

    public sealed record QuotaForm(string? NameZh, string? NameEn, IReadOnlyList<Guid>? Categories, int? Capacity);
}

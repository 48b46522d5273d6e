using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Seats;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>Who waits, in order, with every offer; and what the event does with its seats.</summary>
internal sealed class WaitingModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public WaitingView View { get; set; }
    [BindProperty(SupportsGet = true)] public Id<TicketCategory>? Category { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty] public RulesForm Rules { get; set; } = new(false, 24, AfterDeadline.Release, null);
    [BindProperty] public QuotaForm Shared { get; set; } = new(null, null, [], null);

    public IReadOnlyList<WaitingLine> Lines { get; private set; } = [];
    public bool MayChange => MayHere(Permissions.EditRegistrations) && Event.Status is EventStatus.Published;
    public IEnumerable<Quota> SharedQuotas => Editor.Quotas.Where(q => q.IsShared);

    /// <summary>The shared quota whose change was refused: its form stays open with what was typed.</summary>
    public Id<Quota>? Resized { get; private set; }

    public IEnumerable<SelectListItem> CategoryChoices => Event.Categories.OrderBy(c => c.Order).Select(c => new SelectListItem(Words.Of(c.Name), $"{c.Id}"));

    /// <summary>Who shares it, in words.</summary>
    public string SharedBy(Quota quota) => string.Join(Say("check-in.comma"), Event.Categories.Where(c => quota.Covers(c.Id)).OrderBy(c => c.Order).Select(c => Words.Of(c.Name)));

    public string? WrongAt(Quota quota, string field) => Resized == quota.Id && ModelState.TryGetValue($"{nameof(Shared)}.{field}", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private string Here => Addresses.With(Request, ("handler", null));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        return await ListAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostRulesAsync(CancellationToken cancellationToken) =>
        SendAsync(new SetSeatRules(Id, Rules.HasWaitingList, Rules.OfferHours, Rules.AfterDeadline, Rules.ChangesUntil), nameof(Rules), "seats.rules-saved", cancellationToken);

    public Task<IActionResult> OnPostShareAsync(CancellationToken cancellationToken) =>
        SendAsync(new AddSharedQuota(Id, Shared.NameZh, Shared.NameEn, Shared.Categories ?? [], Shared.Capacity ?? 0), nameof(Shared), "seats.shared-added", cancellationToken);

    /// <summary>Another name or size; what is raised is offered to who waits.</summary>
    public Task<IActionResult> OnPostResizeAsync(Id<Quota> quota, CancellationToken cancellationToken)
    {
        Resized = quota;
        return SendAsync(new ChangeSharedQuota(Id, quota, Shared.NameZh, Shared.NameEn, Shared.Capacity ?? 0), nameof(Shared), "seats.shared-saved", cancellationToken);
    }

    public Task<IActionResult> OnPostUnshareAsync(Id<Quota> quota, CancellationToken cancellationToken) =>
        SendAsync(new RemoveSharedQuota(Id, quota), "", "seats.shared-removed", cancellationToken);

    public Task<IActionResult> OnPostUpAsync(Id<WaitingListEntry> entry, string? reason, CancellationToken cancellationToken) =>
        SendAsync(new MoveUpWaiting(Id, entry, reason), "", "waiting.moved-up", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(Id<WaitingListEntry> entry, string? reason, CancellationToken cancellationToken) =>
        SendAsync(new RemoveWaiting(Id, entry, reason), "", "waiting.removed", cancellationToken);

    /// <summary>Several forms share the page: only the one that was sent is judged, the others show what holds now.</summary>
    private async Task<IActionResult> SendAsync(ICommand<Result> command, string form, string done, CancellationToken cancellationToken) =>
        await SentAsync(command, form, cancellationToken) ? Saved(Here, done) : await ListAsync(cancellationToken, form);

    private async Task<IActionResult> SendAsync(ICommand<Result<Guid>> command, string form, string done, CancellationToken cancellationToken) =>
        await SentAsync(command, form, cancellationToken) ? Saved(Here, done) : await ListAsync(cancellationToken, form);

    private async Task<bool> SentAsync<TResult>(ICommand<TResult> command, string form, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        foreach (var other in ModelState.Keys.Where(k => !k.StartsWith($"{form}.", StringComparison.Ordinal)).ToList()) ModelState.Remove(other);
        return ModelState.IsValid && ModelState.Accepted(await Mediator.Send(command, cancellationToken), form);
    }

    private async Task<IActionResult> ListAsync(CancellationToken cancellationToken, string? form = null)
    {
        if (Editor is null && !await LoadAsync(cancellationToken)) return NotFound();
        if (form != nameof(Rules)) Rules = RulesForm.Of(Event.Seats);
        Lines = await Mediator.Send(new ListWaiting(Id, View, Category, Search), cancellationToken);
        return Page();
    }

    public sealed record RulesForm(bool HasWaitingList, int OfferHours, AfterDeadline AfterDeadline, DateOnly? ChangesUntil)
    {
        public static RulesForm Of(SeatRules rules) =>
            new(rules.HasWaitingList, rules.OfferHours, rules.AfterDeadline, rules.ChangesUntil is { } end ? AssociationCalendar.DayOf(end.AddTicks(-1)) : null);
    }

    public sealed record QuotaForm(string? NameZh, string? NameEn, IReadOnlyList<Guid>? Categories, int? Capacity);
}

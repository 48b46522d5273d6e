using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The sessions, and one form that adds a session or changes the one in the address.</summary>
internal sealed class ProgrammeModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : ProgrammePage(mediator, user, texts)
{
    private const int MaxDaysToChoose = 31;

    [BindProperty(SupportsGet = true)] public Id<EventSession>? Session { get; set; }
    [BindProperty] public SessionForm Input { get; set; } = new();

    /// <summary>The room or a speaker is taken; it can be saved all the same.</summary>
    public bool Clashing { get; private set; }

    public IReadOnlyList<SelectListItem> Days => [.. Enumerable.Range(0, Math.Min(MaxDaysToChoose, Event.EndsOn.DayNumber - Event.StartsOn.DayNumber + 1))
        .Select(Event.StartsOn.AddDays)
        .Select(day => new SelectListItem($"{Show.ShortDate(day)} {Show.Weekday(day)}", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))];

    public IEnumerable<SelectListItem> TrackOptions => Draft.Tracks.Select(t => new SelectListItem(Words.Of(t.Name), t.Id.ToString()));

    public IEnumerable<SelectListItem> SpeakerOptions => Draft.Speakers.Select(s => new SelectListItem(Words.Of(s.Name), s.Id.ToString()));

    /// <summary>Sessions that can hold a talk.</summary>
    public IReadOnlyList<SelectListItem> Holders => [.. Ordered.Where(s => s.PartOf is null && s.Id != Session && !s.IsCancelled)
        .Select(s => new SelectListItem($"{When(s)} {Words.Of(s.Title)}", s.Id.ToString()))];

    public IEnumerable<string> Rooms => Event.Sessions.Select(s => s.Room?.Zh).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Session is null) Input.Day = Event.StartsOn;
        else if (Event.Sessions.FirstOrDefault(s => s.Id == Session) is { } known) Input = SessionForm.Of(known);
        else return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await FitsAsync(Input.Adding(Id), cancellationToken) ? Saved(Address(EditorStep.Programme), "editor.session-added") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Session is { } session && await FitsAsync(Input.Changing(Id, session), cancellationToken)
            ? Saved(Address(EditorStep.Programme), "editor.session-saved")
            : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<EventSession> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveSession(Id, remove), cancellationToken) ? Saved(Address(EditorStep.Programme), "editor.session-removed") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRestoreAsync(Id<EventSession> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RestoreSession(Id, remove), cancellationToken) ? Saved(Address(EditorStep.Programme), "programme.restored") : await ShowAsync(cancellationToken);

    private async Task<bool> FitsAsync<TResult>(ICommand<TResult> command, CancellationToken cancellationToken) where TResult : IResult<TResult>
    {
        if (!ModelState.IsValid) return false;
        var result = await Mediator.Send(command, cancellationToken);
        Clashing = result.Errors.Any(e => e.Code == ProgrammeErrors.RoomTaken.Code || e.Code == ProgrammeErrors.SpeakerBusy.Code);
        return ModelState.Accepted(result);
    }
}

using Association.Application.Access;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Events;

/// <summary>The sessions, and one form that adds a session or changes the one in the address.</summary>
internal sealed class ProgrammeModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : EventPage(mediator, user, texts)
{
    private const int MaxDaysToChoose = 31;

    [BindProperty(SupportsGet = true)] public Id<EventSession>? Session { get; set; }
    [BindProperty] public Form Input { get; set; } = Form.Empty;

    public override EditorStep? Step => EditorStep.Programme;

    public IReadOnlyList<SelectListItem> Days => [.. Enumerable.Range(0, Math.Min(MaxDaysToChoose, Event.EndsOn.DayNumber - Event.StartsOn.DayNumber + 1))
        .Select(Event.StartsOn.AddDays)
        .Select(day => new SelectListItem($"{Show.ShortDate(day)} {Show.Weekday(day)}", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (Session is null) Input = Form.Empty with { Day = Event.StartsOn };
        else if (Event.Sessions.FirstOrDefault(s => s.Id == Session) is { } known) Input = Form.Of(known);
        else return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AcceptedAsync(Input.Adding(Id), cancellationToken) ? Saved(Address(EditorStep.Programme), "editor.session-added") : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Session is { } session && await AcceptedAsync(Input.Changing(Id, session), cancellationToken)
            ? Saved(Address(EditorStep.Programme), "editor.session-saved")
            : await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Id<EventSession> remove, CancellationToken cancellationToken) =>
        await AcceptedAsync(new RemoveSession(Id, remove), cancellationToken) ? Saved(Address(EditorStep.Programme), "editor.session-removed") : await ShowAsync(cancellationToken);

    /// <param name="StartsAt">Time of that day.</param>
    /// <param name="EndsAt">Time of that day.</param>
    public sealed record Form(string? TitleZh, string? TitleEn, DateOnly? Day, TimeOnly? StartsAt, TimeOnly? EndsAt,
        string? RoomZh, string? RoomEn, string? SpeakerZh, string? SpeakerEn)
    {
        public static readonly Form Empty = new(null, null, null, null, null, null, null, null, null);

        private DateTime Starts => At(StartsAt);
        private DateTime Ends => At(EndsAt);

        public static Form Of(EventSession session)
        {
            var (from, to) = (AssociationCalendar.LocalTime(session.StartsAt), AssociationCalendar.LocalTime(session.EndsAt));
            return new(session.Title.Zh, session.Title.En, DateOnly.FromDateTime(from.DateTime),
                TimeOnly.FromDateTime(from.DateTime), TimeOnly.FromDateTime(to.DateTime),
                session.Room?.Zh, session.Room?.En, session.Speaker?.Zh, session.Speaker?.En);
        }

        public AddSession Adding(Id<Event> id) => new(id, TitleZh ?? "", TitleEn, Starts, Ends, RoomZh, RoomEn, SpeakerZh, SpeakerEn);

        public EditSession Changing(Id<Event> id, Id<EventSession> session) => new(id, session, TitleZh ?? "", TitleEn, Starts, Ends, RoomZh, RoomEn, SpeakerZh, SpeakerEn);

        /// <summary>What was left out is the empty time, which the use case asks for.</summary>
        private DateTime At(TimeOnly? time) => Day is { } day && time is { } at ? day.ToDateTime(at) : default;
    }
}

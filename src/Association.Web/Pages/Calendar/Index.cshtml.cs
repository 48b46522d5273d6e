using System.Globalization;
using Association.Application.Bodies;
using Association.Application.Calendars;
using Association.Application.Rooms;
using Association.Application.Salons;
using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using Association.Web.Localization;
using Association.Web.Pages.Bodies.Desk.Salons;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Calendar;

/// <summary>The calendar: month, week, or the rooms of a day; what it shows lies in its address. Who schedules for a body books and moves from here.</summary>
internal sealed class IndexModel(IMediator mediator, Application.Access.ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public CalendarLook View { get; set; }
    [BindProperty(SupportsGet = true)] public CalendarScope Scope { get; set; } = CalendarScope.Association;
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }
    [BindProperty(SupportsGet = true)] public string? Body { get; set; }
    [BindProperty(SupportsGet = true)] public EventType? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Room { get; set; }

    public CalendarView Found { get; private set; } = new([], []);
    public IReadOnlyList<RoomDay> RoomDays { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Rooms { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];
    public RoomClash? Clash { get; private set; }
    /// <summary>The meeting that could not be moved.</summary>
    public Guid? Moving { get; private set; }

    public DateOnly Day => On ?? clock.Today();
    public DateOnly Today => clock.Today();
    public bool SignedIn => user.IsSignedIn;
    /// <summary>For whom an empty slot is booked: the body shown, else the only one.</summary>
    public CalendarDesk? Desk => Found.Desks.FirstOrDefault(d => d.Slug == Body) ?? (Found.Desks.Count == 1 ? Found.Desks[0] : null);
    public bool SeesRooms => Rooms.Count > 0;

    public DateOnly Monday => Day.AddDays(-(((int)Day.DayOfWeek + 6) % 7));
    public (DateOnly From, DateOnly To) Span => View switch
    {
        CalendarLook.Week => (Monday, Monday.AddDays(6)),
        CalendarLook.Rooms => (Day, Day),
        _ => MonthSpan(Day),
    };

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Span.To.DayNumber - Span.From.DayNumber + 1).Select(Span.From.AddDays);
    public IEnumerable<CalendarItem> ItemsOn(DateOnly day) => Found.Items.Where(i => i.From <= day && day <= i.To).OrderBy(i => i.StartsAt);

    public string Title => View switch
    {
        CalendarLook.Week => Show.Dates(Span.From, Span.To),
        CalendarLook.Rooms => $"{Show.Date(Day)} {Show.Weekday(Day)}",
        _ => Show.Month(Day),
    };

    public string To(CalendarLook look) => Addresses.With(Request, ("view", $"{look}"), ("handler", null));
    public string To(DateOnly day, CalendarLook? look = null) => Addresses.With(Request, ("on", Iso(day)), ("view", $"{look ?? View}"), ("handler", null));
    public string Step(int by) => To(View switch { CalendarLook.Week => Day.AddDays(7 * by), CalendarLook.Rooms => Day.AddDays(by), _ => new DateOnly(Day.Year, Day.Month, 1).AddMonths(by) });

    /// <summary>The screen on which an empty slot becomes a meeting.</summary>
    public string? Book(DateOnly day, TimeOnly? at = null, Guid? room = null) => Desk is { } desk && day >= Today
        ? $"/bodies/{desk.Slug}/desk/salons/new?day={Iso(day)}{(at is { } start ? $"&at={start.ToString("HH:mm", CultureInfo.InvariantCulture)}" : null)}{(room is { } id ? $"&room={id}" : null)}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (View is CalendarLook.Rooms && !user.IsSignedIn) return Challenge();
        if (Scope is CalendarScope.Mine && !user.IsSignedIn) return Challenge();
        await LoadAsync(cancellationToken);
        return View is CalendarLook.Rooms && !SeesRooms && !MaySeeRooms() ? NotFound() : Page();
    }

    /// <param name="slot">Day, hour and room, as the calendar's cells name themselves; a day alone keeps the hour.</param>
    public async Task<IActionResult> OnPostMoveAsync(Guid moved, string? slot, string? take, CancellationToken cancellationToken)
    {
        var asked = new Id<Event>(moved);
        if (await mediator.Send(new GetSalon(asked), cancellationToken) is not { } salon || SlotChoiceOf(take ?? slot, salon) is not { } choice) return NotFound();
        var result = await mediator.Send(new MoveSalon(asked, choice.StartsAt, choice.Room is { } room ? new(room) : null), cancellationToken);
        if (ModelState.Accepted(result, ""))
        {
            this.Done(texts["calendar.moved", salon.Name.Here(), Show.DateTime(choice.StartsAt)]);
            return this.Go(Addresses.With(Request, ("handler", null)));
        }

        if (result.Errors.Any(e => e.Code == BookingErrors.Taken.Code) && (choice.Room ?? salon.Room?.Room) is { } gone)
            (Clash, Moving) = (await mediator.Send(new FindRoomClash(new(salon.Body), new(gone), choice.StartsAt, choice.StartsAt + (salon.EndsAt - salon.StartsAt), salon.Room?.People ?? 1,
                Except: salon.Room is { } held ? new(held.Booking) : null), cancellationToken), moved);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private bool MaySeeRooms() => user.Has(Application.Access.Permissions.ReadEvents) || user.Has(Application.Access.Permissions.EditBodies) || Found.Desks.Count > 0;

    private static SlotChoice? SlotChoiceOf(string? text, SalonView salon)
    {
        if (SlotChoice.Parse(text) is { } whole) return whole;
        var parts = (text ?? "").TrimEnd('_').Split('T');
        return DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", out var day)
            ? new(null, day, parts.Length > 1 && TimeOnly.TryParse(parts[1], CultureInfo.InvariantCulture, out var at) ? at : TimeOnly.FromDateTime(AssociationCalendar.LocalTime(salon.StartsAt).DateTime)) : null;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var bodies = await mediator.Send(new ListPublicBodies(), cancellationToken);
        Bodies = [.. bodies.Select(b => new SelectListItem(b.Name.Here(), b.Slug))];
        var body = Body is { } slug ? bodies.FirstOrDefault(b => b.Slug == slug)?.Id : null;
        Found = await mediator.Send(new ReadCalendar(Scope, Span.From, Span.To, body is { } id ? new Id<Body>(id) : null, Kind, Room is { } room ? new(room) : null), cancellationToken);
        if (!user.IsSignedIn || !MaySeeRooms()) return;
        Rooms = [.. (await mediator.Send(new ListOpenRooms(), cancellationToken)).Select(r => new SelectListItem($"{r.Name.Here()} ({r.Capacity})", $"{r.Id}"))];
        if (View is CalendarLook.Rooms) RoomDays = await mediator.Send(new ReadRoomDay(Day, Room is { } only ? new(only) : null), cancellationToken);
    }

    private static (DateOnly, DateOnly) MonthSpan(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var (from, last) = (first.AddDays(-(((int)first.DayOfWeek + 6) % 7)), first.AddMonths(1).AddDays(-1));
        return (from, last.AddDays((7 - (int)last.DayOfWeek) % 7));
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using Association.Application.Lecturers;
using Association.Application.Rooms;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk.Salons;

/// <summary>A meeting scheduled on one screen: the wish, what is free, and one button. Nothing is held before that button.</summary>
internal sealed class NewModel(IMediator mediator, IStringLocalizer<Texts> texts, ILeadTime lead) : DeskPage(mediator, texts)
{
    private const int DaysShown = 14;
    private const int RoomsShown = 6;
    private static readonly int[] Lengths = [60, 90, 120, 150, 180, 240];

    [BindProperty] public SalonForm Input { get; set; } = new();
    /// <summary>All fitting rooms, not only the nearest in size.</summary>
    [BindProperty(SupportsGet = true)] public bool All { get; set; }

    public SlotGrid? Grid { get; private set; }
    public RoomClash? Clash { get; private set; }
    public IReadOnlyList<SeriesDate> Dates { get; private set; } = [];
    public IReadOnlyList<LecturerLine> Lecturers { get; private set; } = [];

    public ILeadTime Lead => lead;
    /// <summary>The wished days end before they begin; what is shown then are two weeks from the first.</summary>
    public bool Reversed { get; private set; }
    public bool TooSoon => Input.From < lead.Earliest;
    public IReadOnlyList<string> Forbidden => TitleLint.Find(Input.TopicZh);
    public IReadOnlyList<SlotRoom> Fitting => [.. (Grid?.Rooms ?? []).Where(r => r.Days.Count > 0)];
    public IReadOnlyList<SlotRoom> Shown => All ? Fitting : [.. Fitting.Take(RoomsShown)];
    public IReadOnlyList<SlotRoom> Unfit => [.. (Grid?.Rooms ?? []).Where(r => r.Days.Count == 0)];

    public static IEnumerable<SelectListItem> Kinds => SalonKinds.All.Select(kind => new SelectListItem(Show.Choice(kind), $"{kind}"));
    public IEnumerable<SelectListItem> Minutes => Lengths.Select(length => new SelectListItem(Say("salon.minutes", length), $"{length}"));
    public static IEnumerable<SelectListItem> Needs => Enum.GetValues<Equipment>().Where(e => e is not Equipment.None).Select(e => new SelectListItem(Show.Choice(e), $"{e}"));
    public static IEnumerable<SelectListItem> Days =>
        Enumerable.Range(1, 7).Select(day => new SelectListItem(Show.Weekday(new DateOnly(2026, 3, 1).AddDays(day)), $"{(DayOfWeek)(day % 7)}"));
    public IEnumerable<SelectListItem> Pool => Lecturers.Select(l => new SelectListItem(string.Join(" · ", new[] { l.Name, l.Title, l.Unit }.OfType<string>()), $"{l.Id}"));

    /// <summary>The starts of a cell that lie nearest to the wished hour.</summary>
    public IEnumerable<TimeOnly> Nearest(SlotCell cell) =>
        cell.Starts.OrderBy(start => Math.Abs((start - (Input.StartsAt ?? new(14, 0))).TotalMinutes)).Take(3).Order();

    /// <param name="day">As the calendar's empty slot says it.</param>
    public async Task OnGetAsync(DateOnly? day, TimeOnly? at, Guid? room, CancellationToken cancellationToken)
    {
        Input.From = day ?? lead.Earliest;
        Input.StartsAt = at ?? Input.StartsAt;
        if (room is { } asked && day is { } on && at is { } start) Input.Slot = new SlotChoice(asked, on, start).ToString();
        await LookAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        return Page();
    }

    /// <param name="take">An alternative that was offered, in place of the slot that was gone.</param>
    public async Task<IActionResult> OnPostAsync(string? take, CancellationToken cancellationToken)
    {
        if (take is not null) (Input.Slot, _) = (take, ModelState.Remove("Input.Slot"));
        if (Input.People is null) ModelState.Refuse(BookingErrors.People);
        if (Input.To < Input.From) ModelState.Refuse(MeetingTimeErrors.Order.At("To"));
        if (Input.Chosen is not { } chosen) ModelState.Refuse(SalonErrors.NoRoom);
        else if (ModelState.IsValid && await ScheduleAsync(chosen, cancellationToken) is { } done) return done;
        await LookAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult?> ScheduleAsync(SlotChoice chosen, CancellationToken cancellationToken)
    {
        var command = new ScheduleSalon(Body, Input.Wish, chosen.Room is { } room ? new(room) : null, chosen.StartsAt, chosen.StartsAt.AddMinutes(Input.Minutes),
            Input.Series(chosen), Input.OnlyFree, IdempotencyKey.Of(Request).ToString());
        var result = await Mediator.Send(command, cancellationToken);
        if (!ModelState.Accepted(result))
        {
            if (result.Errors.Any(e => e.Code == BookingErrors.Taken.Code) && command is { Room: { } gone, Series: null })
                Clash = await Mediator.Send(new FindRoomClash(Body, gone, command.StartsAt, command.EndsAt, Input.People ?? 1, Input.Equipment), cancellationToken);
            return null;
        }

        var (first, count, left) = result.Value;
        this.Done(count == 1 ? Say("salon.scheduled") : Say("salon.series-scheduled", count, left));
        return this.Go(To($"salons/{first}/schedule"));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        Lecturers = await Mediator.Send(new ListLecturers(new LecturerFilter()), cancellationToken);
        Input.From ??= lead.Earliest;
        if (Input.To is null || Input.To < Input.From || Input.To.Value.DayNumber - Input.From.Value.DayNumber >= FindFreeSlots.MaxDays) ShowTo(Input.From.Value.AddDays(DaysShown - 1));
        if (!Input.IsOnline && Input.People is > 0 && Lengths.Contains(Input.Minutes))
            Grid = await Mediator.Send(new FindFreeSlots(Body, Input.From.Value, Input.To!.Value, Input.People.Value, Input.Equipment, Input.Minutes, Input.LecturerId, null, Input.StartsAt), cancellationToken);
        if (Input.Repeat is not SeriesChoice.Never && Input.Chosen is { } first && Input.Until is not null) await PreviewAsync(first, cancellationToken);
    }

    private void ShowTo(DateOnly to)
    {
        Reversed = Input.To is not null && Input.To < Input.From;
        if (!Reversed) ModelState.Remove("Input.To");
        else if (ModelState["Input.To"] is not { Errors.Count: > 0 }) ModelState.Refuse(MeetingTimeErrors.Order.At("To"));
        Input.To = to;
    }

    /// <summary>A rule that gives no dates is refused beside its field when it is sent; here it shows none.</summary>
    private async Task PreviewAsync(SlotChoice first, CancellationToken cancellationToken)
    {
        try
        {
            Dates = await Mediator.Send(new PreviewSeries(Body, Input.Wish, first.Room is { } room ? new(room) : null, first.StartsAt, first.StartsAt.AddMinutes(Input.Minutes), Input.Series(first)!), cancellationToken);
        }
        catch (RefusedException refused) when (refused.Error.Field is not null)
        {
            if (ModelState.IsValid) ModelState.Refuse(refused.Error);
        }
    }
}

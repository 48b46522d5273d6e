using Association.Application.Lecturers;
using Association.Application.Rooms;
using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Bodies.Desk.Salons;

/// <summary>One meeting: what holds, and the forms that change it, its series, or call it off.</summary>
internal sealed class SalonModel(IMediator mediator, IStringLocalizer<Texts> texts) : DeskPage(mediator, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Event> Id { get; set; }
    [BindProperty] public ChangeForm Input { get; set; } = new();
    [BindProperty] public SeriesScope Scope { get; set; }

    public SalonView Salon { get; private set; } = null!;
    public RoomClash? Clash { get; private set; }
    public IReadOnlyList<SelectListItem> Rooms { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Lecturers { get; private set; } = [];

    public bool IsSeries => Salon.Series.Count > 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        Input = ChangeForm.Of(Salon);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? take, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (SlotChoice.Parse(take) is { } free) Input.Take(free, ModelState);
        if (Input.Change() is not { } change) ModelState.Refuse(BookingErrors.People);
        else if (ModelState.IsValid)
        {
            var result = await Mediator.Send(new ChangeSalon(Id, Scope, change), cancellationToken);
            if (ModelState.Accepted(result)) return Saved(result.Value > 1 ? Say("salon.changed-several", result.Value) : Say("salon.changed"));
            if (result.Errors.Any(e => e.Code == BookingErrors.Taken.Code) && Scope is SeriesScope.This && change.Room is { } room) await LookElsewhereAsync(change, room, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await Mediator.Send(new CancelSalon(Id, Scope, reason ?? ""), cancellationToken);
        if (ModelState.Accepted(result, "")) return Saved(Say("salon.cancelled", result.Value));
        Input = ChangeForm.Of(Salon);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(bool comes, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (ModelState.Accepted(await Mediator.Send(new RecordAnswer(Id, comes), cancellationToken), "")) return Saved(Say("salon.answer-recorded"));
        Input = ChangeForm.Of(Salon);
        return Page();
    }

    private IActionResult Saved(string words)
    {
        this.Done(words);
        return this.Go(To($"salons/{Id}/schedule"));
    }

    private async Task LookElsewhereAsync(SalonChange change, Id<Room> room, CancellationToken cancellationToken) =>
        Clash = await Mediator.Send(new FindRoomClash(Body, room, AssociationCalendar.At(change.Day, change.From), AssociationCalendar.At(change.Day, change.To), change.People, Equipment.None,
            Salon.Room is { } held ? new(held.Booking) : null), cancellationToken);

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetSalon(Id), cancellationToken) is not { } salon || salon.Body != Desk.Id) return false;
        Salon = salon;
        if (!salon.Changeable) return true;
        Rooms = [.. (await Mediator.Send(new ListOpenRooms(), cancellationToken)).Select(r => new SelectListItem($"{r.Name.Here()} ({r.Capacity})", $"{r.Id}"))];
        Lecturers = [.. (await Mediator.Send(new ListLecturers(new LecturerFilter()), cancellationToken)).Select(l => new SelectListItem(string.Join(" · ", new[] { l.Name, l.Unit }.OfType<string>()), $"{l.Id}"))];
        return true;
    }
}

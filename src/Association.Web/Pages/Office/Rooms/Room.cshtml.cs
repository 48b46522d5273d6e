using Association.Application.Access;
using Association.Application.Rooms;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Rooms;

/// <summary>One room: what it offers, when it is given out, who holds it.</summary>
internal sealed class RoomModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    [BindProperty(SupportsGet = true)] public Id<Room> Id { get; set; }
    [BindProperty] public RoomInput Input { get; set; } = new();
    [BindProperty] public List<HoursInput> Hours { get; set; } = [];
    [BindProperty] public ClosureInput Closure { get; set; } = new(null, null, null);

    public RoomView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        (Input, Hours) = (RoomInput.Of(View.Room), HoursInput.Of(View.Room));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Hours.Any(h => h.From is null != h.To is null)) ModelState.Refuse(RoomErrors.Hours);
        if (ModelState.IsValid)
        {
            var hours = Hours.Where(h => h.From is not null).Select(h => new BookableHours(h.Day, h.From!.Value, h.To!.Value)).ToList();
            if (ModelState.Accepted(await Mediator.Send(new EditRoom(Id, Input.Form, hours, Input.Retired), cancellationToken))) return Saved("rooms.saved");
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Closure.From is not { } from) ModelState.Refuse(RoomErrors.ClosureOrder.At("From"), "Closure");
        else if (ModelState.Accepted(await Mediator.Send(new CloseRoom(Id, from, Closure.To ?? from, Closure.Reason ?? ""), cancellationToken), "Closure")) return Saved("rooms.closed");
        if (!await LoadAsync(cancellationToken)) return NotFound();
        (Input, Hours) = (RoomInput.Of(View.Room), HoursInput.Of(View.Room));
        return Page();
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid closure, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ModelState.Accepted(await Mediator.Send(new ReopenRoom(Id, new Id<RoomClosure>(closure)), cancellationToken), "") ? Saved("rooms.reopened") : await OnGetAsync(cancellationToken);
    }

    private IActionResult Saved(string key)
    {
        this.Done(Say(key));
        return this.Go($"/office/rooms/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await Mediator.Send(new GetRoom(Id), cancellationToken) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed record ClosureInput(DateOnly? From, DateOnly? To, string? Reason);
}

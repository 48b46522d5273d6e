using Association.Application.Access;
using Association.Application.Rooms;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Office.Rooms;

/// <summary>Bookings that wait for the office's word.</summary>
internal sealed class RequestsModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : OfficePage(mediator, user, texts)
{
    public IReadOnlyList<WaitingBooking> Waiting { get; private set; } = [];
    /// <summary>The booking whose answer was refused, with what was typed.</summary>
    public (Guid Booking, string? Reason) Tried { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await Mediator.Send(new ListWaitingBookings(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid booking, bool agreed, string? reason, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await Mediator.Send(new DecideBooking(new Id<RoomBooking>(booking), agreed, reason), cancellationToken), ""))
        {
            this.Done(Say(agreed ? "rooms.agreed" : "rooms.declined"));
            return this.Go("/office/rooms/requests");
        }

        Tried = (booking, reason);
        await OnGetAsync(cancellationToken);
        return Page();
    }
}

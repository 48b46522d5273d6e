using System.Globalization;
using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>
/// Takes a room for a meeting. Who comes too late reads who has it; <see cref="FindRoomClash"/> then says what else is free. Two who
/// ask at the same moment both find it free; the database keeps one of them, and the other is asked again on fresh data by the unit of work.
/// </summary>
internal sealed class RoomDesk(IAssociationDb db, IRoomGuard guard, ICurrentUser user)
{
    public async Task<Room> RoomAsync(Id<Room> id, CancellationToken cancellationToken) =>
        await db.Rooms.Include(r => r.Hours).Include(r => r.Closures).FirstOrDefaultAsync(r => r.Id == id, cancellationToken)
            ?? throw new RefusedException(RoomErrors.NotFound);

    /// <exception cref="RefusedException">Taken, with who has it; too small; not given out then.</exception>
    public async Task<RoomBooking> BookAsync(RoomRequest request, Id<Body>? body, UserId by, CancellationToken cancellationToken)
    {
        var room = await RoomAsync(request.Room, cancellationToken);
        Refuse.If(room.RetiredOn is not null, RoomErrors.Retired);
        var booking = new RoomBooking(room, request.Time, request.Purpose, request.People, body, by);
        await MustBeFreeAsync(room, request.Time, except: null, cancellationToken);
        db.RoomBookings.Add(booking);
        return booking;
    }

    public async Task MoveAsync(RoomBooking booking, Id<Room> to, MeetingTime time, int people, CancellationToken cancellationToken)
    {
        var room = await RoomAsync(to, cancellationToken);
        booking.Move(room, time, people);
        await MustBeFreeAsync(room, time, booking.Id, cancellationToken);
    }

    private async Task MustBeFreeAsync(Room room, MeetingTime time, Id<RoomBooking>? except, CancellationToken cancellationToken)
    {
        if (await guard.HolderAsync(db, room.Id, time, except, cancellationToken) is not { } holder) return;

        var body = await db.Bodies.AsNoTracking().Where(b => b.Id == holder.Body).Select(b => b.Name).FirstOrDefaultAsync(cancellationToken);
        throw new RefusedException(BookingErrors.Taken.At("Slot").With(body?.In(user.Culture) ?? holder.Purpose, Hours(holder.StartsAt, holder.EndsAt)));
    }

    private static string Hours(DateTimeOffset from, DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture,
        $"{AssociationCalendar.LocalTime(from):yyyy-MM-dd HH:mm}–{AssociationCalendar.LocalTime(until):HH:mm}");
}

/// <summary>What is asked of a room.</summary>
internal sealed record RoomRequest(Id<Room> Room, MeetingTime Time, string Purpose, int People);

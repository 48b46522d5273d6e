using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>
/// Says who holds a room. It makes the refusal readable; that a room is never given twice, whoever asks when, is kept by the key of
/// <see cref="BookedQuarter"/>.
/// </summary>
public interface IRoomGuard
{
    Task<RoomBooking?> HolderAsync(IAssociationDb db, Id<Room> room, MeetingTime time, Id<RoomBooking>? except, CancellationToken cancellationToken);
}

internal sealed class RoomGuard : IRoomGuard
{
    public Task<RoomBooking?> HolderAsync(IAssociationDb db, Id<Room> room, MeetingTime time, Id<RoomBooking>? except, CancellationToken cancellationToken)
    {
        var (starts, ends) = (time.StartsAt, time.EndsAt);
        return db.RoomBookings.AsNoTracking()
            .Where(b => b.Room == room && b.StartsAt < ends && b.EndsAt > starts && b.Id != except && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed))
            .OrderBy(b => b.StartsAt).FirstOrDefaultAsync(cancellationToken);
    }
}

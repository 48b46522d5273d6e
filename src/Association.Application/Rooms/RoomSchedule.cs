using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>The hours of one day in which a room is taken, a bit for each quarter.</summary>
internal readonly record struct TakenHours(UInt128 Bits)
{
    public bool Overlap(int quarter, int length) => (Bits & Mask(quarter, length)) != 0;

    public TakenHours With(int quarter, int length) => new(Bits | Mask(quarter, length));

    private static UInt128 Mask(int quarter, int length) => ((UInt128.One << length) - 1) << quarter;
}

/// <summary>Who holds which room when, read once for a span of days: one row a booking, not one a quarter.</summary>
internal sealed class RoomSchedule(IAssociationDb db)
{
    /// <param name="except">A booking that is about to be moved stands in nobody's way, least of all in its own.</param>
    public async Task<IReadOnlyDictionary<(Id<Room> Room, DateOnly Day), TakenHours>> ReadAsync(DateOnly from, DateOnly to, Id<RoomBooking>? except, CancellationToken cancellationToken)
    {
        var (start, end) = (AssociationCalendar.At(from), AssociationCalendar.At(to.AddDays(1)));
        var held = await db.RoomBookings.AsNoTracking()
            .Where(b => b.StartsAt >= start && b.StartsAt < end && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed) && b.Id != except)
            .Select(b => new { b.Room, b.StartsAt, b.EndsAt }).ToListAsync(cancellationToken);
        var taken = new Dictionary<(Id<Room>, DateOnly), TakenHours>();
        foreach (var booking in held)
        {
            var time = MeetingTime.Between(booking.StartsAt, booking.EndsAt);
            var key = (booking.Room, time.Day);
            taken[key] = taken.GetValueOrDefault(key).With(time.From.Number % QuarterHour.PerDay, time.Length);
        }

        return taken;
    }

    public async Task<IReadOnlyList<Room>> RoomsAsync(CancellationToken cancellationToken) =>
        await db.Rooms.AsNoTracking().Include(r => r.Hours).Include(r => r.Closures)
            .Where(r => r.RetiredOn == null).OrderBy(r => r.Capacity).ThenBy(r => r.Name.Zh).ToListAsync(cancellationToken);
}

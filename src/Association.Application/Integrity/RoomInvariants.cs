using Association.Application.Common;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Integrity;

/// <summary>A room is held once at a time, and the quarters that keep it so are those of the bookings.</summary>
internal static class RoomInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Once(db)];

    private static Invariant Once(IAssociationDb db) => new("rooms.once", async cancellationToken =>
    {
        var bookings = await db.RoomBookings.AsNoTracking().Select(b => new Held(
            b, b.Quarters.Count, b.Quarters.Count(q => q.Room != b.Room), b.Quarters.Min(q => (int?)q.Quarter), b.Quarters.Max(q => (int?)q.Quarter))).ToListAsync(cancellationToken);
        var overlaps = bookings.Where(b => b.Booking.HoldsRoom).GroupBy(b => b.Booking.Room)
            .SelectMany(room => room.OrderBy(b => b.Booking.StartsAt).Pairs()).Where(pair => pair.Next.Booking.StartsAt < pair.Before.Booking.EndsAt)
            .Select(pair => $"room {pair.Next.Booking.Room}: bookings {pair.Before.Booking.Id} and {pair.Next.Booking.Id} overlap");
        return Invariant.Shown(bookings.Where(b => !b.Fits).Select(b => $"booking {b.Booking.Id} ({b.Booking.Status}): {b.Quarters} quarters").Concat(overlaps));
    });

    private static IEnumerable<(Held Before, Held Next)> Pairs(this IEnumerable<Held> ordered)
    {
        Held? before = null;
        foreach (var next in ordered)
        {
            if (before is not null) yield return (before, next);
            before = next;
        }
    }

    /// <param name="Elsewhere">Quarters of another room.</param>
    private sealed record Held(RoomBooking Booking, int Quarters, int Elsewhere, int? First, int? Last)
    {
        public bool Fits => !Booking.HoldsRoom ? Quarters == 0
            : Booking.Time is var time && Elsewhere == 0 && (Quarters, First, Last) == (time.Length, time.From.Number, time.Until.Number - 1);
    }
}

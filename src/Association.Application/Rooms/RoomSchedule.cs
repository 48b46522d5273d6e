using Association.Application.Common;
using Association.Domain.Bodies;
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

/// <summary>Who holds a room, and when.</summary>
internal sealed record HeldTime(Id<Room> Room, MeetingTime Time, Id<Body>? Body);

/// <summary>What is taken in a span of days, as it was read.</summary>
internal sealed class TakenRooms
{
    private readonly Dictionary<(Id<Room> Room, DateOnly Day), (TakenHours Hours, List<HeldTime> By)> _taken = [];

    public TakenRooms(IEnumerable<HeldTime> held)
    {
        foreach (var one in held)
        {
            var key = (one.Room, one.Time.Day);
            var (hours, by) = _taken.TryGetValue(key, out var known) ? known : (default, []);
            by.Add(one);
            _taken[key] = (hours.With(one.Time.From.Number % QuarterHour.PerDay, one.Time.Length), by);
        }
    }

    public TakenHours Of(Id<Room> room, DateOnly day) => _taken.TryGetValue((room, day), out var found) ? found.Hours : default;

    public HeldTime? HolderOf(Id<Room> room, MeetingTime time) =>
        _taken.TryGetValue((room, time.Day), out var found) ? found.By.Find(h => h.Time.Overlaps(time)) : null;

    public bool IsFree(Room room, MeetingTime time) => !Of(room.Id, time.Day).Overlap(time.From.Number % QuarterHour.PerDay, time.Length);
}

/// <summary>Who holds which room when, read once for a span of days: one row a booking, not one a quarter.</summary>
internal sealed class RoomSchedule(IAssociationDb db)
{
    /// <param name="except">A booking that is about to be moved stands in nobody's way, least of all in its own.</param>
    public async Task<TakenRooms> ReadAsync(DateOnly from, DateOnly to, Id<RoomBooking>? except, CancellationToken cancellationToken)
    {
        var (start, end) = (AssociationCalendar.At(from), AssociationCalendar.At(to.AddDays(1)));
        var held = await db.RoomBookings.AsNoTracking()
            .Where(b => b.StartsAt >= start && b.StartsAt < end && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed) && b.Id != except)
            .Select(b => new { b.Room, b.StartsAt, b.EndsAt, b.Body }).ToListAsync(cancellationToken);
        return new(held.Select(b => new HeldTime(b.Room, MeetingTime.Between(b.StartsAt, b.EndsAt), b.Body)));
    }

    public async Task<IReadOnlyList<Room>> RoomsAsync(CancellationToken cancellationToken) =>
        await db.Rooms.AsNoTracking().Include(r => r.Hours).Include(r => r.Closures)
            .Where(r => r.RetiredOn == null).OrderBy(r => r.Capacity).ThenBy(r => r.Name.Zh).ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Id<Body>, Bilingual>> NamesAsync(IEnumerable<Id<Body>> bodies, CancellationToken cancellationToken)
    {
        var ids = bodies.Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Id<Body>, Bilingual>()
            : await db.Bodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
    }
}

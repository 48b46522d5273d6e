using System.Globalization;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>
/// Takes a room for a meeting. Who comes too late reads who has it and what else is free. Two who ask at the same moment both
/// find it free; the database keeps one of them, and the other is asked again on fresh data by the unit of work.
/// </summary>
internal sealed class RoomDesk(IAssociationDb db, RoomSchedule schedule, IRoomGuard guard)
{
    /// <summary>Alternatives offered to whoever came too late.</summary>
    private const int Offered = 3;

    public async Task<Room> RoomAsync(Id<Room> id, CancellationToken cancellationToken) =>
        await db.Rooms.Include(r => r.Hours).Include(r => r.Closures).FirstOrDefaultAsync(r => r.Id == id, cancellationToken)
            ?? throw new RefusedException(RoomErrors.NotFound);

    /// <exception cref="RefusedException">Taken, with who has it and what else is free; too small; not given out then.</exception>
    public async Task<RoomBooking> BookAsync(RoomRequest request, Id<Body>? body, UserId by, CancellationToken cancellationToken)
    {
        var room = await RoomAsync(request.Room, cancellationToken);
        var booking = new RoomBooking(room, request.Time, request.Purpose, request.People, body, by);
        await MustBeFreeAsync(room, request.Time, request.People, except: null, cancellationToken);
        db.RoomBookings.Add(booking);
        return booking;
    }

    public async Task MoveAsync(RoomBooking booking, Id<Room> to, MeetingTime time, int people, CancellationToken cancellationToken)
    {
        var room = await RoomAsync(to, cancellationToken);
        booking.Move(room, time, people);
        await MustBeFreeAsync(room, time, people, booking.Id, cancellationToken);
    }

    private async Task MustBeFreeAsync(Room room, MeetingTime time, int people, Id<RoomBooking>? except, CancellationToken cancellationToken)
    {
        if (await guard.HolderAsync(db, room.Id, time, except, cancellationToken) is not { } holder) return;

        var body = await db.Bodies.Where(b => b.Id == holder.Body).Select(b => b.Name.Zh).FirstOrDefaultAsync(cancellationToken);
        var others = await AlternativesAsync(room, time, people, except, cancellationToken);
        throw new RefusedException(BookingErrors.Taken.At("StartsAt").With(body ?? holder.Purpose, Hours(holder.StartsAt, holder.EndsAt), string.Join("; ", others)));
    }

    /// <summary>The same hour in another room, then the nearest hours of the day in the same one.</summary>
    private async Task<IEnumerable<string>> AlternativesAsync(Room room, MeetingTime time, int people, Id<RoomBooking>? except, CancellationToken cancellationToken)
    {
        var rooms = await schedule.RoomsAsync(cancellationToken);
        var taken = await schedule.ReadAsync(time.Day, time.Day, except, cancellationToken);
        var wish = new RoomWish(people, Equipment.None);
        var elsewhere = rooms.Where(r => r.Id != room.Id && IsFree(r, time)).Select(r => $"{Hours(time.StartsAt, time.EndsAt)} {r.Name.Zh}").Take(Offered - 1);
        var later = Enumerable.Range(0, QuarterHour.PerDay - time.Length + 1).Where(q => q % 2 == 0).Select(q => MeetingTime.On(time.Day, q, time.Length))
            .Where(t => IsFree(room, t)).OrderBy(t => Math.Abs(t.From.Number - time.From.Number)).Select(t => $"{Hours(t.StartsAt, t.EndsAt)} {room.Name.Zh}");
        return elsewhere.Concat(later).Take(Offered);

        bool IsFree(Room at, MeetingTime when) =>
            RoomFit.Of(at, wish, when, taken.GetValueOrDefault((at.Id, when.Day)).Overlap(when.From.Number % QuarterHour.PerDay, when.Length)).CanBeTaken();
    }

    private static string Hours(DateTimeOffset from, DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture,
        $"{AssociationCalendar.LocalTime(from):yyyy-MM-dd HH:mm}–{AssociationCalendar.LocalTime(until):HH:mm}");
}

/// <summary>What is asked of a room.</summary>
internal sealed record RoomRequest(Id<Room> Room, MeetingTime Time, string Purpose, int People);

using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Rooms;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Calendars;

/// <summary>Who has which room on a day, for the office and for everybody who acts for a body.</summary>
[Requires(Permissions.Self)]
public sealed record ReadRoomDay(DateOnly Day, Id<Room>? Room = null) : IQuery<IReadOnlyList<RoomDay>>, IReadsRooms;

/// <param name="Open">When it is given out that day; null when it is closed.</param>
public sealed record RoomDay(Guid Id, Bilingual Name, int Capacity, bool NeedsApproval, SlotHours? Open, IReadOnlyList<RoomSpan> Taken);

/// <param name="Event">The meeting, where the reader may see it.</param>
/// <param name="Desk">The body's address, where the reader may move it.</param>
public sealed record RoomSpan(TimeOnly From, TimeOnly To, BookingStatus Status, Bilingual? Body, Bilingual? Topic, Guid? Event, string? Slug, string? Desk);

internal sealed class ReadRoomDayHandler(IAssociationDb db, RoomSchedule schedule, BodyScope scope, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadRoomDay, IReadOnlyList<RoomDay>>
{
    public async Task<IReadOnlyList<RoomDay>> Handle(ReadRoomDay query, CancellationToken cancellationToken)
    {
        var (start, end) = (AssociationCalendar.At(query.Day), AssociationCalendar.At(query.Day.AddDays(1)));
        var bookings = await db.RoomBookings.AsNoTracking()
            .Where(b => b.StartsAt >= start && b.StartsAt < end && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed)).OrderBy(b => b.StartsAt).ToListAsync(cancellationToken);
        var ids = bookings.Select(b => b.Event).OfType<Id<Event>>().ToList();
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        var bodyIds = bookings.Select(b => b.Body).OfType<Id<Body>>().Distinct().ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => bodyIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => new CalendarDesk(b.Id.Value, b.Slug, b.Name), cancellationToken);
        var mine = (await scope.MineAsync(cancellationToken)).Select(h => h.Body).ToHashSet();
        var rooms = await schedule.RoomsAsync(cancellationToken);
        return
        [
            .. rooms.Where(r => query.Room is not { } room || r.Id == room).Select(room => new RoomDay(room.Id.Value, room.Name, room.Capacity, room.NeedsApproval, OpenOn(room, query.Day),
                [.. bookings.Where(b => b.Room == room.Id).Select(b => SpanOf(b, b.Event is { } e ? events.GetValueOrDefault(e) : null, b.Body is { } body ? bodies.GetValueOrDefault(body) : null, mine))])),
        ];
    }

    private RoomSpan SpanOf(RoomBooking booking, Event? @event, CalendarDesk? body, HashSet<Id<Body>> mine)
    {
        var acts = booking.Body is { } id && (scope.IsOffice || user.Has(Permissions.ManageRooms) || mine.Contains(id));
        var seen = acts || user.Has(Permissions.ReadEvents) || @event?.Type is not EventType.Meeting;
        var movable = acts && @event is not null && booking.StartsAt > clock.GetUtcNow();
        return new(booking.Time.From.Time, booking.Time.Until.Time, booking.Status, body?.Name, seen ? @event?.Name ?? new(booking.Purpose) : null,
            seen ? @event?.Id.Value : null, seen ? @event?.Slug : null, movable ? body?.Slug : null);
    }

    private static SlotHours? OpenOn(Room room, DateOnly day) =>
        room.RetiredOn is null && !room.Closures.Any(c => c.From <= day && day <= c.To) && room.Hours.FirstOrDefault(h => h.Day == day.DayOfWeek) is { } hours
            ? new(hours.From, hours.To) : null;
}

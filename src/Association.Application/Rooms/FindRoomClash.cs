using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Rooms;
using MediatR;

namespace Association.Application.Rooms;

/// <summary>Who has a room at a wished time, and what else is free; null when it is free by now.</summary>
/// <param name="Except">The booking that is to be moved.</param>
[Requires(Permissions.Self)]
public sealed record FindRoomClash(Id<Body> Body, Id<Room> Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int People, Equipment Equipment = Equipment.None, Id<RoomBooking>? Except = null)
    : IQuery<RoomClash?>, IForMyBody;

/// <param name="Holder">The body that has it; null where the office took it for itself.</param>
public sealed record RoomClash(Bilingual? Holder, DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<FreeSlot> Alternatives);

public sealed record FreeSlot(Guid Room, Bilingual Name, int Capacity, bool NeedsApproval, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

internal sealed class FindRoomClashHandler(RoomSchedule schedule, ILeadTime lead) : IRequestHandler<FindRoomClash, RoomClash?>
{
    private const int Offered = 3;
    private const int DaysAhead = 14;

    public async Task<RoomClash?> Handle(FindRoomClash query, CancellationToken cancellationToken)
    {
        var time = MeetingTime.Between(query.StartsAt, query.EndsAt);
        var taken = await schedule.ReadAsync(time.Day, time.Day.AddDays(DaysAhead), query.Except, cancellationToken);
        if (taken.HolderOf(query.Room, time) is not { } holder) return null;

        var rooms = await schedule.RoomsAsync(cancellationToken);
        var wish = new RoomWish(query.People, query.Equipment);
        var names = await schedule.NamesAsync(holder.Body is { } body ? [body] : [], cancellationToken);
        var elsewhere = rooms.Where(r => r.Id != query.Room).Select(r => (Room: r, Time: time)).Where(IsFree).Take(Offered - 1);
        var here = rooms.Where(r => r.Id == query.Room).SelectMany(r => OtherTimes(time).Select(t => (Room: r, Time: t))).Where(IsFree);
        return new(holder.Body is { } known ? names.GetValueOrDefault(known) : null, holder.Time.StartsAt, holder.Time.EndsAt,
            [.. elsewhere.Concat(here).Take(Offered).Select(c => new FreeSlot(c.Room.Id.Value, c.Room.Name, c.Room.Capacity, c.Room.NeedsApproval, c.Time.StartsAt, c.Time.EndsAt))]);

        bool IsFree((Room Room, MeetingTime Time) at) => !lead.IsOver(at.Time) && RoomFit.Of(at.Room, wish, at.Time, !taken.IsFree(at.Room, at.Time)).CanBeTaken();
    }

    /// <summary>The nearest hours of the day, then the same hour on the next days.</summary>
    private static IEnumerable<MeetingTime> OtherTimes(MeetingTime time) =>
        Enumerable.Range(0, QuarterHour.PerDay - time.Length + 1).Where(q => q % 2 == 0).Select(q => MeetingTime.On(time.Day, q, time.Length))
            .OrderBy(t => Math.Abs(t.From.Number - time.From.Number))
            .Concat(Enumerable.Range(1, DaysAhead).Select(ahead => time.On(time.Day.AddDays(ahead))));
}

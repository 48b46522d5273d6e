using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Rooms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>One room with its hours, closures and who holds it from today on.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record GetRoom(Id<Room> Room) : IQuery<RoomView?>;

public sealed record RoomView(Room Room, IReadOnlyList<RoomUse> Ahead);

/// <param name="Clashes">Lies in a closure or outside the hours: it was booked before they changed.</param>
public sealed record RoomUse(Bilingual? Body, string Purpose, DateTimeOffset StartsAt, DateTimeOffset EndsAt, BookingStatus Status, bool Clashes);

internal sealed class GetRoomHandler(IAssociationDb db, RoomSchedule schedule, TimeProvider clock) : IRequestHandler<GetRoom, RoomView?>
{
    private const int MaxShown = 50;

    public async Task<RoomView?> Handle(GetRoom query, CancellationToken cancellationToken)
    {
        if (await db.Rooms.AsNoTracking().Include(r => r.Hours).Include(r => r.Closures).FirstOrDefaultAsync(r => r.Id == query.Room, cancellationToken) is not { } room) return null;
        var now = clock.GetUtcNow();
        var held = await db.RoomBookings.AsNoTracking().Where(b => b.Room == query.Room && b.EndsAt > now && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed))
            .OrderBy(b => b.StartsAt).Take(MaxShown).ToListAsync(cancellationToken);
        var names = await schedule.NamesAsync(held.Select(b => b.Body).OfType<Id<Domain.Bodies.Body>>(), cancellationToken);
        return new(room, [.. held.Select(b => new RoomUse(b.Body is { } body ? names.GetValueOrDefault(body) : null, b.Purpose, b.StartsAt, b.EndsAt, b.Status, !room.IsOpen(b.Time)))]);
    }
}

/// <summary>Rooms to choose one from, for everybody who acts for a body, and for the office.</summary>
[Requires(Permissions.Self)]
public sealed record ListOpenRooms : IQuery<IReadOnlyList<RoomChoice>>, IReadsRooms;

public sealed record RoomChoice(Guid Id, Bilingual Name, int Capacity);

/// <summary>A request that shows rooms, to the office and to everybody who acts for a body.</summary>
public interface IReadsRooms;

internal sealed class ReadsRoomsAccess<TRequest>(BodyScope scope, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IReadsRooms
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        user.Has(Permissions.ReadEvents) || scope.IsOffice || (await scope.MineAsync(cancellationToken)).Count > 0;
}

internal sealed class ListOpenRoomsHandler(IAssociationDb db) : IRequestHandler<ListOpenRooms, IReadOnlyList<RoomChoice>>
{
    public async Task<IReadOnlyList<RoomChoice>> Handle(ListOpenRooms query, CancellationToken cancellationToken) =>
        await db.Rooms.AsNoTracking().Where(r => r.RetiredOn == null).OrderBy(r => r.Capacity).ThenBy(r => r.Name.Zh)
            .Select(r => new RoomChoice(r.Id.Value, r.Name, r.Capacity)).ToListAsync(cancellationToken);
}

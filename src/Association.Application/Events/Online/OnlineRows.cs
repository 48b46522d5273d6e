using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Online;

internal static class OnlineRows
{
    public static Task<OnlineRoom?> RoomAsync(this IAssociationDb db, Id<Event> @event, Id<OnlineRoom> room, CancellationToken cancellationToken) =>
        db.OnlineRooms.FirstOrDefaultAsync(r => r.Id == room && r.Event == @event, cancellationToken);

    public static async Task<OnlineTime> TimeAsync(this IAssociationDb db, OnlineRoom room, CancellationToken cancellationToken) =>
        OnlineTime.Of(await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == room.Event, cancellationToken), room.Session);

    /// <summary>The event, or a session of it, has other times now: refused when online attendance was recorded that lies outside them.</summary>
    /// <param name="event">As it is to be, with its sessions.</param>
    public static async Task MustHoldEvidenceAsync(this IAssociationDb db, Event @event, CancellationToken cancellationToken)
    {
        foreach (var room in await db.OnlineRooms.AsNoTracking().Where(r => r.Event == @event.Id).ToListAsync(cancellationToken))
        {
            var (from, to) = OnlineTime.Of(@event, room.Session);
            Refuse.If(await db.Scans.AnyAsync(s => s.List == room.List && s.UndoneAt == null && (s.Verdict == ScanVerdict.Admitted || s.Verdict == ScanVerdict.Left) && (s.At < from || s.At > to), cancellationToken),
                OnlineErrors.EvidenceOutside);
        }
    }
}

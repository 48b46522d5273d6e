using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

internal static class EventRows
{
    /// <summary>
    /// Holds the event's row until the commit without changing it: who comes and who calls the event off wait for each other, so that
    /// nobody has attended what was cancelled.
    /// </summary>
    /// <returns>Whether it stands: neither a draft nor called off.</returns>
    public static async Task<bool> HoldAsync(this IAssociationDb db, Id<Event> id, CancellationToken cancellationToken) =>
        await db.Events.Where(e => e.Id == id && (e.Status == EventStatus.Published || e.Status == EventStatus.Held))
            .ExecuteUpdateAsync(row => row.SetProperty(e => e.Status, e => e.Status), cancellationToken) == 1;
}

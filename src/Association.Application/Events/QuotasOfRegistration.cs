using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

internal static class QuotasOfRegistration
{
    /// <summary>The quotas a registration takes a seat of: the event's, its category's, and those that its category shares.</summary>
    public static IQueryable<Id<Quota>> QuotasOf(this IAssociationDb db, Registration registration) =>
        db.QuotasOf(registration.Event, registration.Category).Select(q => q.Id);

    /// <summary>The quotas that a place in this category takes a seat of.</summary>
    public static IQueryable<Quota> QuotasOf(this IAssociationDb db, Id<Event> @event, Id<TicketCategory> category) =>
        db.Quotas.AsNoTracking().Where(q => q.Event == @event && (q.Category == category || q.Category == null && (!q.IsShared || q.Covered.Any(c => c.Category == category))));
}

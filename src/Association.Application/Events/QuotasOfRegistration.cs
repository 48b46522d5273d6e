using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

internal static class QuotasOfRegistration
{
    /// <summary>The quotas a registration takes a seat of: the event's and its category's.</summary>
    public static IQueryable<Id<Quota>> QuotasOf(this IAssociationDb db, Registration registration) =>
        db.Quotas.AsNoTracking()
            .Where(q => q.Event == registration.Event && (q.Category == null || q.Category == registration.Category))
            .Select(q => q.Id);
}

using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Integrity;

/// <summary>Seats are exact, and nobody is at an event twice. Source: product.md invariant 1.</summary>
internal static class SeatInvariants
{
    private static readonly RegistrationStatus[] Active = [RegistrationStatus.AwaitingPayment, RegistrationStatus.Confirmed];

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Capacity(db), Taken(db), Twice(db), Category(db)];

    private static Invariant Capacity(IAssociationDb db) => Invariant.Of("seats.capacity",
        db.Quotas.Where(q => q.Taken < 0 || q.Taken > q.Capacity),
        q => $"quota {q.Id}: {q.Taken} of {q.Capacity} taken");

    private static Invariant Taken(IAssociationDb db) => Invariant.Of("seats.taken",
        db.Quotas
            .Select(q => new
            {
                q.Id,
                q.Taken,
                Held = db.Registrations.Count(r => r.Event == q.Event && (q.Category == null || r.Category == q.Category) && Active.Contains(r.Status)),
            })
            .Where(q => q.Taken != q.Held),
        q => $"quota {q.Id}: {q.Taken} taken, {q.Held} active registrations");

    private static Invariant Twice(IAssociationDb db) => Invariant.Of("seats.twice",
        db.Registrations.Where(r => Active.Contains(r.Status))
            .GroupBy(r => new { r.Event, r.Person })
            .Where(g => g.Count() > 1)
            .Select(g => new { g.Key.Event, g.Key.Person, Times = g.Count() }),
        g => $"event {g.Event}: person {g.Person} has {g.Times} active registrations");

    private static Invariant Category(IAssociationDb db) => Invariant.Of("registrations.category",
        db.Registrations.Where(r => !db.TicketCategories.Any(c => c.Id == r.Category && c.Event == r.Event)),
        r => $"registration {r.Id}: its category belongs to another event");
}

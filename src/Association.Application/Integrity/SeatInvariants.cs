using Association.Application.Common;
using Association.Domain.Events;

namespace Association.Application.Integrity;

/// <summary>Seats are exact, and nobody is at an event twice. Source: product.md invariant 1.</summary>
internal static class SeatInvariants
{
    private static readonly RegistrationStatus[] Active = [RegistrationStatus.AwaitingPayment, RegistrationStatus.Confirmed];

    public static IEnumerable<Invariant> Of(IAssociationDb db) =>
        [Capacity(db), Taken(db), Twice(db), Category(db), Phases(db), Coupons(db), Budgets(db), Offers(db), Groups(db)];

    private static Invariant Capacity(IAssociationDb db) => Invariant.Of("seats.capacity",
        db.Quotas.Where(q => q.Taken < 0 || q.Taken > q.Capacity),
        q => $"quota {q.Id}: {q.Taken} of {q.Capacity} taken");

    /// <summary>A place of its own, also one that is held until a decision, an offer, a group's seat with or without a name: each is one seat of every quota that covers it.</summary>
    private static Invariant Taken(IAssociationDb db) => Invariant.Of("seats.taken",
        db.Quotas
            .Select(q => new
            {
                q.Id,
                q.Taken,
                Held = db.Registrations.Count(r => r.Event == q.Event && r.Group == null && (Active.Contains(r.Status) || r.Status == RegistrationStatus.Pending && r.SeatReserved)
                        && (q.Category == r.Category || q.Category == null && (!q.IsShared || q.Covered.Any(c => c.Category == r.Category))))
                    + db.WaitingList.Count(w => w.Event == q.Event && w.Status == WaitingStatus.Offered
                        && (q.Category == w.Category || q.Category == null && (!q.IsShared || q.Covered.Any(c => c.Category == w.Category))))
                    + db.GroupSeats.Count(s => s.EndedAt == null && db.GroupOrders.Any(g => g.Id == s.Group && g.Event == q.Event)
                        && (q.Category == s.Category || q.Category == null && (!q.IsShared || q.Covered.Any(c => c.Category == s.Category)))),
            })
            .Where(q => q.Taken != q.Held),
        q => $"quota {q.Id}: {q.Taken} taken, {q.Held} held");

    /// <summary>A phase that ends after so many places has counted each of them once.</summary>
    private static Invariant Phases(IAssociationDb db) => Invariant.Of("phases.taken",
        db.PricePhases.Where(p => p.Places != null)
            .Select(p => new
            {
                p.Id,
                p.Taken,
                Held = db.Registrations.Count(r => r.Phase == p.Id && r.Group == null && Active.Contains(r.Status))
                    + db.GroupSeats.Count(s => s.Phase == p.Id && s.EndedAt == null),
            })
            .Where(p => p.Taken != p.Held),
        p => $"phase {p.Id}: {p.Taken} taken, {p.Held} held");

    private static Invariant Coupons(IAssociationDb db) => Invariant.Of("coupons.used",
        db.CouponCodes
            .Select(c => new { c.Id, c.Used, c.MaxUses, Held = db.Registrations.Count(r => r.Coupon == c.Id && Active.Contains(r.Status)) + db.GroupSeats.Count(s => s.Coupon == c.Id && s.EndedAt == null) })
            .Where(c => c.Used != c.Held || c.Used > c.MaxUses),
        c => $"code {c.Id}: {c.Used} of {c.MaxUses} used, {c.Held} places with it");

    private static Invariant Budgets(IAssociationDb db) => Invariant.Of("coupons.budget",
        db.Coupons
            .Select(c => new
            {
                c.Id,
                c.BudgetFen,
                Counted = c.SpentFen / 100m,
                Given = db.Registrations.Where(r => Active.Contains(r.Status) && db.CouponCodes.Any(k => k.Id == r.Coupon && k.Coupon == c.Id)).Sum(r => r.Discount.Amount)
                    + db.GroupSeats.Where(s => s.EndedAt == null && db.CouponCodes.Any(k => k.Id == s.Coupon && k.Coupon == c.Id)).Sum(s => s.Discount.Amount),
                c.SpentFen,
            })
            .Where(c => c.Counted != c.Given || c.SpentFen > c.BudgetFen),
        c => $"coupon {c.Id}: {c.Counted} counted of {c.BudgetFen / 100m}, {c.Given} given");

    /// <summary>An offer has an end, and whoever took one has the place that it held.</summary>
    private static Invariant Offers(IAssociationDb db) => Invariant.Of("waiting.offers",
        db.WaitingList.Where(w => w.Status == WaitingStatus.Offered && w.OfferEndsAt == null
            || w.Status == WaitingStatus.Accepted != (w.Registration != null)
            || w.Registration != null && !db.Registrations.Any(r => r.Id == w.Registration && r.Event == w.Event)),
        w => $"entry {w.Id}: {w.Status}");

    /// <summary>Who sits in a group's seat is active, of the same group and category.</summary>
    private static Invariant Groups(IAssociationDb db) => Invariant.Of("groups.seats",
        db.GroupSeats.Where(s => s.EndedAt == null && (
            s.Registration != null && !db.Registrations.Any(r => r.Id == s.Registration && r.Group == s.Group && r.Category == s.Category && Active.Contains(r.Status))
            || db.GroupOrders.Any(g => g.Id == s.Group && g.Status != GroupStatus.Placed))),
        s => $"seat {s.Id} of group {s.Group}: ended order, or nobody active in it");

    private static Invariant Twice(IAssociationDb db) => Invariant.Of("seats.twice",
        db.Registrations.Where(r => Active.Contains(r.Status) || r.Status == RegistrationStatus.Pending)
            .GroupBy(r => new { r.Event, r.Person })
            .Where(g => g.Count() > 1)
            .Select(g => new { g.Key.Event, g.Key.Person, Times = g.Count() }),
        g => $"event {g.Event}: person {g.Person} has {g.Times} active registrations");

    private static Invariant Category(IAssociationDb db) => Invariant.Of("registrations.category",
        db.Registrations.Where(r => !db.TicketCategories.Any(c => c.Id == r.Category && c.Event == r.Event)),
        r => $"registration {r.Id}: its category belongs to another event");
}

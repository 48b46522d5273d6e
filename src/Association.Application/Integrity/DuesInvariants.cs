using Association.Application.Common;
using Association.Domain.Finance;

namespace Association.Application.Integrity;

/// <summary>Nobody is charged twice for a year, and what is charged is what the order asks for. Sources: domain.md 2.4, anchors.md C1.</summary>
internal static class DuesInvariants
{
    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Once(db), Order(db), Adopted(db)];

    private static Invariant Once(IAssociationDb db) => Invariant.Of("dues.once",
        db.DuesCharges.Where(a => a.WithdrawnAt == null
            && (a.Unit == null) == (a.Person == null) || db.DuesCharges.Any(b => b.Id != a.Id && a.WithdrawnAt == null && b.WithdrawnAt == null && b.Year == a.Year && (b.Unit != null && b.Unit == a.Unit || b.Person != null && b.Person == a.Person))),
        c => $"charge {c.Id} of {c.Year}: payer twice, or none");

    private static Invariant Order(IAssociationDb db) => Invariant.Of("dues.order",
        db.DuesCharges.Join(db.Orders, c => c.Order, o => o.Id, (c, o) => new { c.Id, c.WithdrawnAt, o.Status, o.Unit, Payer = c.Unit, Amount = c.Amount.Amount, Total = o.Total.Amount })
            .Where(x => (x.WithdrawnAt != null) != (x.Status == OrderStatus.Cancelled) || x.Unit != x.Payer || x.Total < x.Amount),
        x => $"charge {x.Id}: {x.Amount}, its order {x.Status} over {x.Total}");

    private static Invariant Adopted(IAssociationDb db) => Invariant.Of("dues.adopted",
        db.DuesRuns.Where(r => !db.FeeSchedules.Any(s => s.Id == r.Schedule && s.Resolution != null)).Select(r => new { r.Id, r.Year }),
        r => $"run {r.Id} of {r.Year}: no resolution behind it");
}

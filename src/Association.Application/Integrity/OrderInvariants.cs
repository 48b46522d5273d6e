using Association.Application.Common;
using Association.Domain.Events;
using Association.Domain.Finance;

namespace Association.Application.Integrity;

/// <summary>What is owed, paid and given back agrees with the places it is for. Source: product.md invariant 2.</summary>
internal static class OrderInvariants
{
    private static readonly OrderStatus[] InFull = [OrderStatus.Paid, OrderStatus.Refunding, OrderStatus.Refunded, OrderStatus.WrittenOff];

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Total(db), Payment(db), Refund(db), Registration(db), Billed(db)];

    private static Invariant Total(IAssociationDb db) => Invariant.Of("orders.total",
        db.Orders.Select(o => new { o.Id, Total = o.Total.Amount, Lines = o.Lines.Sum(l => l.Amount.Amount) }).Where(o => o.Total != o.Lines),
        o => $"order {o.Id}: total {o.Total}, lines {o.Lines}");

    /// <summary>What settled an order was paid, taken from credit or given up; settled in full it is paid or written off, else it waits.</summary>
    private static Invariant Payment(IAssociationDb db) => Invariant.Of("orders.payment",
        db.Orders
            .Select(o => new
            {
                o.Id,
                o.Status,
                Settled = o.Settled.Amount,
                Total = o.Total.Amount,
                Came = db.Payments.Where(p => p.Order == o.Id).Sum(p => p.Amount.Amount),
                GivenUp = db.WriteOffs.Where(w => w.Order == o.Id).Sum(w => w.Amount.Amount),
            })
            .Where(o => o.Settled != o.Came + o.GivenUp || o.Settled < 0 || o.Settled > o.Total
                || (InFull.Contains(o.Status) ? o.Settled != o.Total : o.Status == OrderStatus.Open && o.Settled == o.Total && o.Total != 0)),
        o => $"order {o.Id}: {o.Status}, settled {o.Settled} of {o.Total}, paid {o.Came}, given up {o.GivenUp}");

    private static Invariant Refund(IAssociationDb db) => Invariant.Of("orders.refund",
        db.Orders
            .Select(o => new
            {
                o.Id,
                o.Status,
                Total = o.Total.Amount,
                Refunds = db.Refunds.Count(r => r.Order == o.Id),
                Back = db.Refunds.Where(r => r.Order == o.Id).Sum(r => r.Amount.Amount + r.Kept.Amount),
            })
            .Where(o => o.Status == OrderStatus.Refunding || o.Status == OrderStatus.Refunded ? o.Refunds == 0 || o.Back != o.Total : o.Status == OrderStatus.Paid ? o.Back > o.Total : o.Refunds != 0),
        o => $"order {o.Id}: {o.Status} with {o.Refunds} refunds owed");

    /// <summary>Nobody is in unpaid, nobody paid for nothing: the place and its order always tell the same story.</summary>
    private static Invariant Registration(IAssociationDb db) => Invariant.Of("orders.registration",
        db.Registrations.Join(db.Orders, r => r.Order, o => o.Id, (r, o) => new { r.Id, Place = r.Status, Order = o.Status, r.Group })
            .Where(r => r.Place == RegistrationStatus.AwaitingPayment && r.Order != OrderStatus.Open
                || r.Place == RegistrationStatus.Confirmed && r.Order != OrderStatus.Paid
                || r.Group == null && (r.Place == RegistrationStatus.Cancelled || r.Place == RegistrationStatus.Expired) && (r.Order == OrderStatus.Open || r.Order == OrderStatus.Paid)),
        r => $"registration {r.Id}: {r.Place}, its order {r.Order}");

    /// <summary>What a place costs is what its orders say, less what was given back or kept when it became cheaper.</summary>
    private static Invariant Billed(IAssociationDb db) => Invariant.Of("orders.billed",
        db.Registrations.Where(r => r.Group == null && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed))
            .Select(r => new
            {
                r.Id,
                r.Status,
                Costs = r.Price.Amount + r.Extras.Amount,
                Billed = db.OrderLines.Where(l => (l.Registration == r.Id || l.Extra == r.Id) && db.Orders.Any(o => o.Id == l.Order && Live.Contains(o.Status))).Sum(l => l.Amount.Amount),
                Back = db.Refunds.Where(b => b.Registration == r.Id).Sum(b => b.Amount.Amount + b.Kept.Amount),
            })
            .Where(r => r.Costs != r.Billed - r.Back || r.Costs == 0 && r.Status == RegistrationStatus.AwaitingPayment),
        r => $"registration {r.Id}: costs {r.Costs}, billed {r.Billed}, given back {r.Back}");

    private static readonly OrderStatus[] Live = [OrderStatus.Open, OrderStatus.Paid];
}

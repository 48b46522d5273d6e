using Association.Application.Common;
using Association.Domain.Events;
using Association.Domain.Finance;

namespace Association.Application.Integrity;

/// <summary>What is owed, paid and given back agrees with the places it is for. Source: product.md invariant 2.</summary>
internal static class OrderInvariants
{
    private static readonly OrderStatus[] Settled = [OrderStatus.Paid, OrderStatus.Refunding];

    public static IEnumerable<Invariant> Of(IAssociationDb db) => [Total(db), Payment(db), Refund(db), Registration(db), Billed(db)];

    private static Invariant Total(IAssociationDb db) => Invariant.Of("orders.total",
        db.Orders.Select(o => new { o.Id, Total = o.Total.Amount, Lines = o.Lines.Sum(l => l.Amount.Amount) }).Where(o => o.Total != o.Lines),
        o => $"order {o.Id}: total {o.Total}, lines {o.Lines}");

    private static Invariant Payment(IAssociationDb db) => Invariant.Of("orders.payment",
        db.Orders
            .Select(o => new
            {
                o.Id,
                o.Status,
                Payments = db.Payments.Count(p => p.Order == o.Id),
                InFull = db.Payments.Any(p => p.Order == o.Id && p.Amount.Amount == o.Total.Amount),
            })
            .Where(o => Settled.Contains(o.Status) ? o.Payments != 1 || !o.InFull : o.Payments != 0),
        o => $"order {o.Id}: {o.Status} with {o.Payments} payments");

    private static Invariant Refund(IAssociationDb db) => Invariant.Of("orders.refund",
        db.Orders
            .Select(o => new
            {
                o.Id,
                o.Status,
                Refunds = db.Refunds.Count(r => r.Order == o.Id),
                InFull = db.Refunds.Any(r => r.Order == o.Id && r.Amount.Amount == o.Total.Amount),
            })
            .Where(o => o.Status == OrderStatus.Refunding ? o.Refunds != 1 || !o.InFull : o.Refunds != 0),
        o => $"order {o.Id}: {o.Status} with {o.Refunds} refunds owed");

    /// <summary>Nobody is in unpaid, nobody paid for nothing: the place and its order always tell the same story.</summary>
    private static Invariant Registration(IAssociationDb db) => Invariant.Of("orders.registration",
        db.Registrations.Join(db.Orders, r => r.Order, o => o.Id, (r, o) => new { r.Id, Place = r.Status, Order = o.Status, r.Group })
            .Where(r => r.Place == RegistrationStatus.AwaitingPayment && r.Order != OrderStatus.Open
                || r.Place == RegistrationStatus.Confirmed && r.Order != OrderStatus.Paid
                || r.Group == null && (r.Place == RegistrationStatus.Cancelled || r.Place == RegistrationStatus.Expired) && (r.Order == OrderStatus.Open || r.Order == OrderStatus.Paid)),
        r => $"registration {r.Id}: {r.Place}, its order {r.Order}");

    private static Invariant Billed(IAssociationDb db) => Invariant.Of("orders.billed",
        db.Registrations
            .Where(r => r.Price.Amount > 0 && (r.Group == null || r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed)
                && !db.OrderLines.Any(l => l.Registration == r.Id && l.Order == r.Order && l.Amount.Amount == r.Price.Amount)
                || r.Price.Amount + r.Extras.Amount == 0 && r.Status == RegistrationStatus.AwaitingPayment),
        r => $"registration {r.Id}: price {r.Price.Amount}, no order line for it");
}

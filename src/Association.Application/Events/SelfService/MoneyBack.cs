using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.SelfService;

/// <param name="Rest">What was paid with the order, less what is owed back or kept of it already.</param>
internal sealed record PaidRest(Id<Order> Order, Money Rest);

/// <summary>What is owed back for one place, which may have been paid with several orders: its own and those of differences.</summary>
internal static class MoneyBack
{
    /// <summary>The paid orders of a place, the latest first.</summary>
    public static async Task<IReadOnlyList<PaidRest>> PaidRestsAsync(this IAssociationDb db, Id<Registration> registration, CancellationToken cancellationToken)
    {
        var orders = await db.Orders.AsNoTracking()
            .Where(o => o.Status == OrderStatus.Paid && o.Lines.Any(l => l.Registration == registration || l.Extra == registration))
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).ToListAsync(cancellationToken);
        return await db.RestsAsync(orders, cancellationToken);
    }

    public static async Task<IReadOnlyList<PaidRest>> RestsAsync(this IAssociationDb db, IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        var ids = orders.Select(o => o.Id).ToList();
        var before = (await db.Refunds.AsNoTracking().Where(r => ids.Contains(r.Order)).ToListAsync(cancellationToken)).ToLookup(r => r.Order, r => r.Amount + r.Kept);
        return [.. orders.Select(o => new PaidRest(o.Id, before[o.Id].Aggregate(o.Total, (rest, back) => rest - back)))];
    }

    /// <summary>Books what is owed back of an amount, order by order, and remembers what is kept of it.</summary>
    /// <param name="amount">What the place costs less; at most the sum of the rests.</param>
    /// <param name="refund">Of it, what is given back.</param>
    public static void OweBack(this IAssociationDb db, IReadOnlyList<PaidRest> rests, Money amount, Money refund, Id<Registration> registration, DateTimeOffset now)
    {
        foreach (var (order, rest) in rests)
        {
            var part = Least(rest, amount);
            if (part == Money.Zero) continue;
            var back = Least(part, refund);
            if (back > Money.Zero)
                db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.RefundOwed, order, LedgerAccount.EventIncome, LedgerAccount.RefundPayable, back, now));
            db.Refunds.Add(new RefundOwed(order, back, now, registration, part - back));
            (amount, refund) = (amount - part, refund - back);
        }
    }

    private static Money Least(Money one, Money other) => one < other ? one : other;
}

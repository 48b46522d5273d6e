using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <param name="Paid">What came in for the order.</param>
/// <param name="Decided">Of it, what was decided on already: owed back, or kept by the terms.</param>
/// <param name="Owed">Owed back in all.</param>
/// <param name="Going">Of what is owed, what went back or is on its way.</param>
public sealed record RefundSums(Money Paid, Money Decided, Money Owed, Money Going)
{
    /// <summary>What may still be decided to be given back.</summary>
    public Money Undecided => Paid - Decided;
    /// <summary>What is still to be sent.</summary>
    public Money Left => Owed - Going;
}

/// <summary>
/// What an order was paid, owes back and gave back. What may be given back is a sum over rows, so whoever decides takes the order
/// first: of twenty at once each sees what those before it did. Source: security.md B36.
/// </summary>
internal sealed class RefundDesk(IAssociationDb db, IOrderLock orders)
{
    /// <summary>The order, for this command alone until the commit.</summary>
    public async Task<Order?> TakeAsync(Id<Order> id, CancellationToken cancellationToken)
    {
        await orders.TakeAsync(db, id, cancellationToken);
        return await db.Orders.Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
    }

    public async Task<RefundSums> SumsAsync(Id<Order> order, CancellationToken cancellationToken)
    {
        var paid = await db.Payments.Where(p => p.Order == order).SumAsync(p => p.Amount.Amount, cancellationToken);
        var owed = await db.Refunds.Where(r => r.Order == order).SumAsync(r => r.Amount.Amount, cancellationToken);
        var kept = await db.Refunds.Where(r => r.Order == order).SumAsync(r => r.Kept.Amount, cancellationToken);
        var going = await db.RefundPayments.Where(r => r.Order == order && r.Review == null && r.Status != RefundStatus.Failed).SumAsync(r => r.Amount.Amount, cancellationToken);
        return new(new(paid), new(owed + kept), new(owed), new(going + await ReturnedAsync(order, cancellationToken)));
    }

    /// <summary>What went back to a sponsor who had paid.</summary>
    private Task<decimal> ReturnedAsync(Id<Order> order, CancellationToken cancellationToken) =>
        db.SponsorDraws.Where(d => d.Order == order).SumAsync(d => d.Returned.Amount, cancellationToken);

    /// <summary>Of the codes that the order was paid with, the one of which most is left.</summary>
    /// <exception cref="RefusedException">It was not paid through a provider, or less than that is left of each code.</exception>
    public async Task<PaymentAttempt> PaidByAsync(Id<Order> order, Money amount, CancellationToken cancellationToken)
    {
        var codes = await db.Payments.Where(p => p.Order == order && p.Attempt != null).Join(db.PaymentAttempts, p => p.Attempt, a => a.Id, (p, a) => a).ToListAsync(cancellationToken);
        Refuse.If(codes.Count == 0, RefundErrors.NoProvider);
        var ids = codes.Select(a => (Id<PaymentAttempt>?)a.Id).ToList();
        var going = (await db.RefundPayments.AsNoTracking().Where(r => ids.Contains(r.Attempt) && r.Status != RefundStatus.Failed).ToListAsync(cancellationToken))
            .ToLookup(r => r.Attempt, r => r.Amount);
        var (code, left) = codes.Select(a => (Code: a, Left: going[a.Id].Aggregate(a.Received, (rest, back) => rest - back))).MaxBy(a => a.Left.Amount);
        Refuse.If(amount > left, RefundErrors.AboveCode.With(left.ToString()));
        return code;
    }

    /// <summary>The money is back: the debt is paid from where it left, and an order of which nothing more is owed back is over.</summary>
    public async Task BookAsync(RefundPayment refund, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.RefundPaid, refund.Order, refund.OwedAs, refund.PaidFrom, refund.Amount, now));
        if (refund.Review is not null) return;
        // Whoever decided on it in this very command has taken the order already.
        var order = db.Orders.Local.FirstOrDefault(o => o.Id == refund.Order) ?? await TakeAsync(refund.Order, cancellationToken);
        if (order is not { Status: OrderStatus.Refunding }) return;
        var done = await db.RefundPayments.Where(r => r.Order == order.Id && r.Review == null && r.Status == RefundStatus.Done && r.Id != refund.Id).SumAsync(r => r.Amount.Amount, cancellationToken);
        if (new Money(done + await ReturnedAsync(order.Id, cancellationToken)) + refund.Amount == (await SumsAsync(order.Id, cancellationToken)).Owed) order.GaveBack();
    }
}

using Association.Application.Common;
using Association.Application.Finance.Books;
using Association.Application.Finance.Payments;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>
/// Money that a provider says it has: booked when it fits its order, kept for a person to decide on when it does not. Either way it
/// stands in the ledger, and only once: the code it was paid with takes one transaction.
/// </summary>
internal sealed class PaymentArrival(IAssociationDb db, PaymentDesk desk, BookKeeping books, TimeProvider clock)
{
    public async Task TakeAsync(PaymentAttempt attempt, ProviderPayment paid, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var at = paid.PaidAt ?? now;
        if (!attempt.Pay(paid.TransactionId!, paid.Amount, at)) return;

        var order = await db.OrderToBookAsync(attempt.Order, cancellationToken) ?? throw new InvalidOperationException($"The order of {attempt.TradeNumber} is gone.");
        if (ReasonAgainst(order, paid) is { } reason) Keep(attempt, reason, paid.Amount, now);
        else await BookAsync(order, attempt, acceptDifference: false, cancellationToken);
    }

    /// <summary>Books what was paid with a code for this order.</summary>
    /// <returns>The number of the receipt.</returns>
    public async Task<string> BookAsync(Order order, PaymentAttempt attempt, bool acceptDifference, CancellationToken cancellationToken)
    {
        var on = await books.OpenDayAsync(AssociationCalendar.DayOf(attempt.PaidAt!.Value), clock.Today(), cancellationToken);
        var received = new Received(attempt.Received, on, MethodOf(attempt.Provider), Origin: new(attempt.TransactionId, attempt.Id));
        var payment = acceptDifference ? await desk.TakeAsync(order, received, cancellationToken) : await desk.TakeExactAsync(order, received, cancellationToken);
        return (await desk.ReceiveAsync([(order, payment)], cancellationToken))[0].Number;
    }

    private static ReviewReason? ReasonAgainst(Order order, ProviderPayment paid) =>
        paid.State is ProviderState.Refunded ? ReviewReason.RefundedElsewhere
        : order.Status switch
        {
            OrderStatus.Open => paid.Amount == order.Owed ? null : ReviewReason.AmountDiffers,
            OrderStatus.Paid => ReviewReason.PaidTwice,
            _ => ReviewReason.OrderEnded,
        };

    private void Keep(PaymentAttempt attempt, ReviewReason reason, Money amount, DateTimeOffset now)
    {
        var review = new PaymentReview(attempt, reason, amount, now);
        db.PaymentReviews.Add(review);
        if (review.HoldsMoney) db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Held, attempt.Order, LedgerAccount.Clearing, LedgerAccount.Held, amount, now));
        else attempt.GaveBack(amount);
    }

    private static PaymentMethod MethodOf(PaymentProvider provider) => provider switch
    {
        PaymentProvider.WeChatPay => PaymentMethod.WeChatPay,
        PaymentProvider.Alipay => PaymentMethod.Alipay,
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Not a provider that somebody pays with."),
    };
}

internal static class OrdersToBook
{
    /// <summary>With all that a payment changes.</summary>
    public static Task<Order?> OrderToBookAsync(this IAssociationDb db, Id<Order> order, CancellationToken cancellationToken) =>
        db.Orders.Include(o => o.Lines).Include(o => o.Slips).FirstOrDefaultAsync(o => o.Id == order, cancellationToken);
}

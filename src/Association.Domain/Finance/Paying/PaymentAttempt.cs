using Association.Domain.Common;

namespace Association.Domain.Finance.Paying;

public enum PaymentProvider { WeChatPay, Alipay }

/// <summary>Created → Pending → Paid | Closed | Failed; Paid → PartlyRefunded → Refunded. What ended may still turn out to be paid. Source: domain.md 4.3.</summary>
public enum AttemptStatus { Created, Pending, Paid, Closed, Failed, PartlyRefunded, Refunded }

public static class AttemptErrors
{
    public static readonly Error NotFound = Error.NotFound("payment");
    public static readonly Error NothingOwed = Error.Conflict("attempt.nothing-owed", "Nothing is to be paid.");
    public static readonly Error TooLate = Error.Conflict("attempt.too-late", "The time to pay is nearly over.");
    public static readonly Error NotOffered = Error.Conflict("attempt.not-offered", "This way of paying is not offered.");
    public static readonly Error NotLive = Error.Conflict("attempt.not-live", "This code is no longer used.");
    public static readonly Error OtherTransaction = Error.Conflict("attempt.other-transaction", "Another transaction paid this code already.");
    public static readonly Error NotPaid = Error.Conflict("attempt.not-paid", "Nothing was paid with this code.");
    public static readonly Error AboveAmount = Error.Conflict("attempt.above-amount", "More than was paid cannot be given back.");
}

/// <summary>
/// One code of a provider for one order. Its amount is what the order owed when it was made and never changes: who owes something
/// else gets another code, and the old one is withdrawn.
/// </summary>
public sealed class PaymentAttempt : AggregateRoot<PaymentAttempt>
{
    /// <summary>Source: domain.md R4.10: 6 to 32 characters.</summary>
    public const int MaxTradeNumberLength = 32;
    public const int MaxTransactionLength = 64;
    public const int MaxCodeLength = 500;
    public const int MaxFailureLength = 200;

    /// <summary>Less is of no use to somebody who still has to take the phone out.</summary>
    public static readonly TimeSpan MinLifetime = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private PaymentAttempt() { }

    /// <param name="owed">What is still to be paid of the order.</param>
    public PaymentAttempt(Order order, Money owed, PaymentProvider provider, DateTimeOffset now)
    {
        Refuse.Unless(order.Status is OrderStatus.Open, OrderErrors.NotOpen);
        Refuse.Unless(owed > Money.Zero, AttemptErrors.NothingOwed);
        Refuse.Unless(IsInTime(order, now), AttemptErrors.TooLate);
        (Order, Amount, Provider, CreatedAt, AskAt) = (order.Id, owed, provider, now, now);
        ExpiresAt = HoldsPlaces(order) && order.DueAt < now + MaxLifetime ? order.DueAt : now + MaxLifetime;
        TradeNumber = $"{order.Reference}_{RandomCode.OfLength(8)}";
    }

    /// <summary>Places are released when their time is over; dues are owed after their day as before.</summary>
    public static bool IsInTime(Order order, DateTimeOffset now) => !HoldsPlaces(order) || order.DueAt >= now + MinLifetime;

    public Id<Order> Order { get; private set; }
    public PaymentProvider Provider { get; private set; }
    /// <summary>Ours at the provider (out_trade_no); unique.</summary>
    public string TradeNumber { get; private set; } = "";
    public Money Amount { get; private set; }
    public AttemptStatus Status { get; private set; }
    /// <summary>What the QR code holds; null until the provider gave it.</summary>
    public string? Code { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    /// <summary>Not wanted any more: it is closed at the provider, unless it was paid meanwhile.</summary>
    public bool Withdrawn { get; private set; }
    /// <summary>The provider's number of the payment; unique.</summary>
    public string? TransactionId { get; private set; }
    public Money Received { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public string? Failure { get; private set; }
    /// <summary>When the provider is asked next; null: never again.</summary>
    public DateTimeOffset? AskAt { get; private set; }
    /// <summary>How often the provider was asked.</summary>
    public int Asked { get; private set; }

    public bool IsLive => Status is AttemptStatus.Created or AttemptStatus.Pending;
    public bool IsPaid => Status is AttemptStatus.Paid or AttemptStatus.PartlyRefunded or AttemptStatus.Refunded;

    /// <summary>Whether somebody may still pay this amount with it, so that no other is needed.</summary>
    public bool Serves(PaymentProvider provider, Money owed, DateTimeOffset now) =>
        IsLive && !Withdrawn && Provider == provider && Amount == owed && ExpiresAt >= now + MinLifetime;

    /// <summary>The provider gave the code; it says itself how long it holds.</summary>
    public void Show(string code, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        Refuse.Unless(Status is AttemptStatus.Created, AttemptErrors.NotLive);
        (Status, Code, ExpiresAt, AskAt) = (AttemptStatus.Pending, code, expiresAt, now + FirstWait);
    }

    public void Withdraw(DateTimeOffset now)
    {
        Refuse.Unless(IsLive, AttemptErrors.NotLive);
        (Withdrawn, AskAt) = (true, now);
    }

    /// <summary>Somebody said that something happened: the provider is asked at once.</summary>
    public void AskNow(DateTimeOffset now) => AskAt = now;

    /// <summary>Nothing was paid yet. Asked again after a while, each time a longer one, and once more when the code is over.</summary>
    public void StillWaits(DateTimeOffset now)
    {
        if (AskAt <= now) return;   // somebody said meanwhile that something happened: ask at once
        if (!IsLive)
        {
            AskAt = null;
            return;
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(Asked, 6));
        var next = now + (wait < LongestWait ? wait : LongestWait);
        (Asked, AskAt) = (Asked + 1, now < ExpiresAt && ExpiresAt < next ? ExpiresAt : next);
    }

    /// <summary>
    /// The provider says that it was paid, also when it comes late: money that is there is never overlooked.
    /// </summary>
    /// <returns>False when that is known already.</returns>
    /// <param name="received">What the provider says was paid; seldom something else than <see cref="Amount"/>.</param>
    public bool Pay(string transactionId, Money received, DateTimeOffset paidAt)
    {
        if (IsPaid)
        {
            Refuse.Unless(TransactionId == transactionId, AttemptErrors.OtherTransaction);
            AskAt = null;
            return false;
        }

        (Status, TransactionId, Received, PaidAt, AskAt, Failure) = (AttemptStatus.Paid, transactionId, received, paidAt, null, null);
        return true;
    }

    private static bool HoldsPlaces(Order order) => order.Event is not null;

    public void Close()
    {
        Refuse.Unless(IsLive, AttemptErrors.NotLive);
        (Status, AskAt) = (AttemptStatus.Closed, null);
    }

    public void Fail(string failure)
    {
        Refuse.Unless(IsLive, AttemptErrors.NotLive);
        (Status, Failure, AskAt) = (AttemptStatus.Failed, failure.Length > MaxFailureLength ? failure[..MaxFailureLength] : failure, null);
    }

    /// <param name="back">All that was given back of it so far.</param>
    public void GaveBack(Money back)
    {
        Refuse.Unless(IsPaid, AttemptErrors.NotPaid);
        Refuse.If(back > Received, AttemptErrors.AboveAmount);
        Status = back == Received ? AttemptStatus.Refunded : AttemptStatus.PartlyRefunded;
    }
}

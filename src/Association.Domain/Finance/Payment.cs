using Association.Domain.Common;
using Association.Domain.Finance.Paying;

namespace Association.Domain.Finance;

/// <summary>Credit: out of what the payer had paid too much before. Sponsor: out of a pledge, for which the sponsor is asked later.</summary>
public enum PaymentMethod { BankTransfer, Credit, WeChatPay, Alipay, Cash, Card, Sponsor }

/// <summary>What a payment can be found by at its other end.</summary>
/// <param name="Transaction">The provider's number, or that of the card slip; unique for a way of paying.</param>
public sealed record PaymentOrigin(string? Transaction = null, Id<PaymentAttempt>? Attempt = null, Id<CashSession>? Session = null);

/// <summary>Money as it came in.</summary>
/// <param name="On">The day on which it was in the account.</param>
/// <param name="Line">The line of the bank's statement that says so, where one does.</param>
/// <param name="Origin">Where it came by a provider or over a desk.</param>
public sealed record Received(Money Amount, DateOnly On, PaymentMethod Method, Id<BankLine>? Line = null, PaymentOrigin? Origin = null);

/// <summary>Money that came in for an order; booked once, never changed. A booking by mistake is undone by another with the opposite sign.</summary>
public sealed class Payment : AggregateRoot<Payment>
{
    private Payment() { }

    internal Payment(Id<Order> order, Money applied, Received received, UserId confirmedBy, DateTimeOffset now)
    {
        (Order, Amount, Excess, Method) = (order, applied, received.Amount - applied, received.Method);
        (ReceivedOn, Line, ConfirmedBy, BookedAt) = (received.On, received.Line, confirmedBy, now);
        (TransactionId, Attempt, Session) = (received.Origin?.Transaction, received.Origin?.Attempt, received.Origin?.Session);
    }

    public Id<Order> Order { get; private set; }
    /// <summary>What of it settles the order.</summary>
    public Money Amount { get; private set; }
    /// <summary>What came beyond that: the payer's credit.</summary>
    public Money Excess { get; private set; }
    public PaymentMethod Method { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public UserId ConfirmedBy { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public Id<BankLine>? Line { get; private set; }
    /// <summary>The payment that this one takes back.</summary>
    public Id<Payment>? Reverses { get; private set; }
    public string? TransactionId { get; private set; }
    public Id<PaymentAttempt>? Attempt { get; private set; }
    public Id<CashSession>? Session { get; private set; }
    public Money Sum => Amount + Excess;

    /// <summary>Where the money is once it was paid.</summary>
    public LedgerAccount PaidInto => Method switch
    {
        PaymentMethod.BankTransfer => LedgerAccount.Bank,
        PaymentMethod.Credit => LedgerAccount.Advances,
        PaymentMethod.Cash => LedgerAccount.Cash,
        PaymentMethod.Sponsor => LedgerAccount.SponsorDue,
        _ => LedgerAccount.Clearing,
    };

    internal Payment Reverse(UserId by, DateTimeOffset now)
    {
        Refuse.If(Reverses is not null, OrderErrors.NotUndone);
        // The money is there, whatever the desk meant: it goes back as a refund.
        Refuse.If(Method is not (PaymentMethod.BankTransfer or PaymentMethod.Credit), OrderErrors.GivenBack);
        return new()
        {
            Order = Order, Amount = Money.Zero - Amount, Excess = Money.Zero - Excess, Method = Method, ReceivedOn = ReceivedOn,
            ConfirmedBy = by, BookedAt = now, Line = Line, Reverses = Id,
        };
    }
}

/// <summary>A debt that was given up, by whom and why. Waived: the order counts as paid. Else it is lost. Source: domain.md R2.59.</summary>
public sealed class WriteOff : AggregateRoot<WriteOff>
{
    private WriteOff() { }

    internal WriteOff(Id<Order> order, Money amount, bool waived, string reason, UserId by, DateOnly on, DateTimeOffset now) =>
        (Order, Amount, Waived, Reason, DecidedBy, On, BookedAt) = (order, amount, waived, reason, by, on, now);

    public Id<Order> Order { get; private set; }
    public Money Amount { get; private set; }
    public bool Waived { get; private set; }
    public string Reason { get; private set; } = "";
    public UserId DecidedBy { get; private set; }
    public DateOnly On { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
}

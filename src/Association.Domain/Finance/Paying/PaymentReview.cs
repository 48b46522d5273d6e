using Association.Domain.Common;

namespace Association.Domain.Finance.Paying;

/// <summary>Why money that came in was not booked by itself.</summary>
public enum ReviewReason { PaidTwice, OrderEnded, AmountDiffers, RefundedElsewhere }

/// <summary>Waiting → Booked | GivenBack | Credited | Ignored; what could not be given back waits again.</summary>
public enum ReviewStatus { Waiting, Booked, GivenBack, Credited, Ignored }

public static class ReviewErrors
{
    public static readonly Error NotFound = Error.NotFound("payment");
    public static readonly Error Decided = Error.Conflict("held.decided", "That has been decided already.");
    public static readonly Error ReasonMissing = Error.Invalid("held.reason-missing", "Please say why.", "Reason");
    public static readonly Error NoMoney = Error.Conflict("held.no-money", "The provider gave this money back already.");
    public static readonly Error NoOrder = Error.Invalid("held.no-order", "No open order has this reference.", "Reference");
    public static readonly Error OtherAmount = Error.Invalid("held.other-amount", "The order owes another amount than was paid.", "Reference");
}

/// <summary>
/// Money of a provider that fits no open order: paid twice, too late, of another amount, or given back elsewhere. It stands in the
/// ledger as held from the first moment; a person decides what becomes of it.
/// </summary>
public sealed class PaymentReview : AggregateRoot<PaymentReview>
{
    public const int MaxReasonLength = 500;

    private PaymentReview() { }

    /// <param name="amount">What the provider says was paid.</param>
    public PaymentReview(PaymentAttempt attempt, ReviewReason reason, Money amount, DateTimeOffset now) =>
        (Attempt, Order, Reason, Amount, RaisedAt) = (attempt.Id, attempt.Order, reason, amount, now);

    public Id<PaymentAttempt> Attempt { get; private set; }
    /// <summary>What the code was made for.</summary>
    public Id<Order> Order { get; private set; }
    public ReviewReason Reason { get; private set; }
    public Money Amount { get; private set; }
    public ReviewStatus Status { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public string? Decision { get; private set; }

    /// <summary>Whether the money is here; the provider may have given it back before we heard of it.</summary>
    public bool HoldsMoney => Reason is not ReviewReason.RefundedElsewhere;

    public void Book(UserId by, DateTimeOffset now)
    {
        Refuse.Unless(HoldsMoney, ReviewErrors.NoMoney);
        Decide(ReviewStatus.Booked, null, by, now);
    }

    /// <summary>It is the payer's to dispose of, as what was paid too much.</summary>
    public void Credit(UserId by, DateTimeOffset now)
    {
        Refuse.Unless(HoldsMoney, ReviewErrors.NoMoney);
        Decide(ReviewStatus.Credited, null, by, now);
    }

    public void GiveBack(string reason, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(HoldsMoney, ReviewErrors.NoMoney);
        Decide(ReviewStatus.GivenBack, Given(reason), by, now);
    }

    /// <summary>Nothing is done; money that is here stays held.</summary>
    public void Ignore(string reason, UserId by, DateTimeOffset now) => Decide(ReviewStatus.Ignored, Given(reason), by, now);

    /// <summary>The provider did not take the refund: somebody has to decide anew.</summary>
    public void Reopen()
    {
        Refuse.Unless(Status is ReviewStatus.GivenBack, ReviewErrors.Decided);
        (Status, DecidedBy, DecidedAt) = (ReviewStatus.Waiting, null, null);
    }

    private void Decide(ReviewStatus status, string? decision, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(Status is ReviewStatus.Waiting, ReviewErrors.Decided);
        (Status, Decision, DecidedBy, DecidedAt) = (status, decision, by, now);
    }

    private static string Given(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new RefusedException(ReviewErrors.ReasonMissing) : reason.Trim();
}

using Association.Domain.Common;

namespace Association.Domain.Finance.Paying;

public enum RefundWay { Provider, Transfer, Cash }

/// <summary>Requested → Sent → Done | Failed. What failed is owed again.</summary>
public enum RefundStatus { Requested, Sent, Done, Failed }

public static class RefundErrors
{
    public static readonly Error NotFound = Error.NotFound("refund");
    public static readonly Error AboveOwed = Error.Invalid("refund.above-owed", "No more than {0} is owed back.", "Amount");
    public static readonly Error AbovePaid = Error.Invalid("refund.above-paid", "No more than {0} of what was paid is left.", "Amount");
    public static readonly Error NotPositive = Error.Invalid("refund.not-positive", "The amount must be above zero.", "Amount");
    public static readonly Error ReasonMissing = Error.Invalid("refund.reason-missing", "Please say why.", "Reason");
    public static readonly Error NotPaid = Error.Conflict("refund.not-paid", "Only what was paid can be given back.");
    public static readonly Error NoProvider = Error.Invalid("refund.no-provider", "The order was not paid through a provider.", "Way");
    public static readonly Error TooOld = Error.Invalid("refund.too-old", "The provider takes no refund of a payment older than a year.", "Way");
    public static readonly Error PayeeMissing = Error.Invalid("refund.payee-missing", "A transfer needs the payee's name and account.", "PayeeAccount");
    public static readonly Error PayeeAccount = Error.Invalid("refund.payee-account", "An account number has 6 to 32 digits, letters or hyphens.", "PayeeAccount");
    public static readonly Error AboveCode = Error.Invalid("refund.above-code", "No more than {0} came by one payment of the provider and is left there: give back in parts, or by transfer.", "Amount");
    public static readonly Error NotRequested = Error.Conflict("refund.not-requested", "The refund has gone out already.");
    public static readonly Error NotSent = Error.Conflict("refund.not-sent", "The refund has not gone out yet, or is over.");
}

/// <summary>To whom the bank pays; kept as long as the refund.</summary>
public sealed record RefundPayee(string Name, SealedNumber Account, string? Bank);

/// <summary>The money of a refund is back, as far as the provider or the bank says.</summary>
public sealed record RefundFinished(Id<RefundPayment> Refund) : IDomainEvent;

/// <summary>Money on its way back. One number for the provider however often it is asked, so that a retry gives nothing back twice (R4.17).</summary>
public sealed class RefundPayment : AggregateRoot<RefundPayment>
{
    public const int MaxNumberLength = 32;
    public const int MaxReasonLength = 300;
    public const int MaxPayeeLength = 200;
    public const int MaxFailureLength = 200;
    /// <summary>Source: domain.md R4.17.</summary>
    public static readonly TimeSpan ProviderLimit = TimeSpan.FromDays(365);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private RefundPayment() { }

    private RefundPayment(Order order, RefundWay way, Money amount, string reason, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(amount > Money.Zero, RefundErrors.NotPositive);
        Refuse.If(string.IsNullOrWhiteSpace(reason), RefundErrors.ReasonMissing);
        (Order, Way, Amount, Reason, RequestedBy, RequestedAt) = (order.Id, way, amount, reason.Trim(), by, now);
        Number = $"{order.Reference}_R{RandomCode.OfLength(8)}";
    }

    public Id<Order> Order { get; private set; }
    public RefundWay Way { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>Ours at the provider (out_refund_no, out_request_no) and in the bank's remark; unique.</summary>
    public string Number { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public RefundStatus Status { get; private set; }
    /// <summary>The paid code that the money goes back by.</summary>
    public Id<PaymentAttempt>? Attempt { get; private set; }
    /// <summary>Set: an advance is given back, not what an order owes.</summary>
    public Id<PaymentReview>? Review { get; private set; }
    public Id<CashSession>? Session { get; private set; }
    public string? PayeeName { get; private set; }
    public SealedNumber? PayeeAccount { get; private set; }
    public string? PayeeBank { get; private set; }
    public UserId RequestedBy { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    /// <summary>The list for the bank that it stands in; those of one list went out together.</summary>
    public Guid? List { get; private set; }
    public string? Failure { get; private set; }
    /// <summary>When the provider is asked next; null: never again.</summary>
    public DateTimeOffset? AskAt { get; private set; }
    public int Asked { get; private set; }

    public bool IsOpen => Status is RefundStatus.Requested or RefundStatus.Sent;
    /// <summary>What the money was owed as.</summary>
    public LedgerAccount OwedAs => Review is null ? LedgerAccount.RefundPayable : LedgerAccount.Held;
    /// <summary>Where the money leaves from.</summary>
    public LedgerAccount PaidFrom => Way switch { RefundWay.Provider => LedgerAccount.Clearing, RefundWay.Cash => LedgerAccount.Cash, _ => LedgerAccount.Bank };

    public static RefundPayment ByProvider(Order order, PaymentAttempt attempt, Money amount, string reason, UserId by, DateTimeOffset now, Id<PaymentReview>? review = null)
    {
        Refuse.Unless(attempt.IsPaid, RefundErrors.NoProvider);
        Refuse.If(attempt.PaidAt < now - ProviderLimit, RefundErrors.TooOld);
        return new(order, RefundWay.Provider, amount, reason, by, now) { Attempt = attempt.Id, Review = review, AskAt = now };
    }

    public static RefundPayment ByTransfer(Order order, RefundPayee payee, Money amount, string reason, UserId by, DateTimeOffset now, Id<PaymentReview>? review = null)
    {
        Refuse.If(string.IsNullOrWhiteSpace(payee.Name), RefundErrors.PayeeMissing);
        var refund = new RefundPayment(order, RefundWay.Transfer, amount, reason, by, now) { Review = review };
        (refund.PayeeName, refund.PayeeAccount, refund.PayeeBank) = (payee.Name.Trim(), payee.Account, string.IsNullOrWhiteSpace(payee.Bank) ? null : payee.Bank.Trim());
        return refund;
    }

    /// <summary>Handed over at the desk, at once.</summary>
    public static RefundPayment InCash(Order order, CashSession session, Money amount, string reason, UserId by, DateTimeOffset now)
    {
        session.MustBeOpen();
        var refund = new RefundPayment(order, RefundWay.Cash, amount, reason, by, now) { Session = session.Id, Status = RefundStatus.Done, SentAt = now, DoneAt = now };
        refund.Raise(new RefundFinished(refund.Id));
        return refund;
    }

    /// <summary>The provider took it, or it stands in a file for the bank: that is not yet the money.</summary>
    public void Send(DateTimeOffset now, Guid? list = null)
    {
        Refuse.Unless(Status is RefundStatus.Requested, RefundErrors.NotRequested);
        (Status, SentAt, List) = (RefundStatus.Sent, now, list);
        AskAt = Way is RefundWay.Provider ? now + FirstWait : null;
    }

    /// <summary>No answer, or none yet that is final: asked again later, each time after a longer while.</summary>
    public void StillWaits(DateTimeOffset now)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(Asked, 7));
        (Asked, AskAt) = (Asked + 1, now + (wait < LongestWait ? wait : LongestWait));
    }

    public void Finish(DateTimeOffset now)
    {
        Refuse.Unless(Status is RefundStatus.Sent, RefundErrors.NotSent);
        (Status, DoneAt, AskAt, Failure) = (RefundStatus.Done, now, null, null);
        Raise(new RefundFinished(Id));
    }

    /// <summary>What was paid stays on record; to which account is forgotten.</summary>
    public void ForgetPayee(string anonymous) => (PayeeName, PayeeAccount, PayeeBank) = (PayeeName is null ? null : anonymous, null, null);

    public void Fail(string failure, DateTimeOffset now)
    {
        Refuse.Unless(IsOpen, RefundErrors.NotSent);
        (Status, DoneAt, AskAt, Failure) = (RefundStatus.Failed, now, null, failure.Length > MaxFailureLength ? failure[..MaxFailureLength] : failure);
    }
}

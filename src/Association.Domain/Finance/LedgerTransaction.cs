using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Finance;

public enum LedgerKind
{
    Charge, Payment, ChargeReversal, RefundOwed, RefundPaid, Overpayment,
    PaymentReversal, CreditUsed, CreditPaidOut, WriteOff, LateFee, Income, Spending, Opening, Reversal, Held, CashDifference, SponsorDraw, SponsorReturn,
}

public static class LedgerErrors
{
    public static readonly Error NotFound = Error.NotFound("ledger transaction");
    public static readonly Error Unbalanced = Error.Invalid("ledger.unbalanced", "The debits and the credits of a transaction must be equal.");
    public static readonly Error Closed = Error.Conflict("ledger.closed", "The books of {0} are closed. Whoever may close a year can open it again, with a reason.").At("On");
    public static readonly Error Reversed = Error.Conflict("ledger.reversed", "This transaction was reversed already.");
}

/// <summary>What a transaction is about; each of them has a balance, the sum over its transactions.</summary>
/// <param name="Payer">Whose debt or credit it moves, where the payer is on file.</param>
/// <param name="Document">The invoice or credit note behind it.</param>
/// <param name="Fund">Null: the association's general means.</param>
/// <param name="Payment">The payment that it books.</param>
public sealed record LedgerSubject(
    Id<Order>? Order = null, Id<Event>? Event = null, Id<PayerProfile>? Payer = null, Id<FinanceDocument>? Document = null, Id<Fund>? Fund = null,
    Id<Payment>? Payment = null)
{
    public static LedgerSubject Of(Order order) => new(order.Id, order.Event, order.PaidBy);
}

/// <summary>Moves an amount on one account; debits are above zero.</summary>
public readonly record struct LedgerMove(LedgerAccount Account, Money Amount);

/// <summary>A double entry: sums to zero, is never changed, is corrected by another. Source: product.md invariant 2.</summary>
public sealed class LedgerTransaction : AggregateRoot<LedgerTransaction>
{
    public const int MaxMemoLength = 300;

    private readonly List<LedgerEntry> _entries = [];

    private LedgerTransaction() { }

    private LedgerTransaction(LedgerKind kind, LedgerSubject subject, DateOnly on, DateTimeOffset bookedAt)
    {
        (Kind, On, Year, BookedAt) = (kind, on, on.Year, bookedAt);
        (Order, Event, Payer) = (subject.Order, subject.Event, subject.Payer);
        (Document, Fund, Payment) = (subject.Document, subject.Fund, subject.Payment);
    }

    public LedgerKind Kind { get; private set; }
    public Id<Order>? Order { get; private set; }
    /// <summary>Null where the order says it, and for what is about no event.</summary>
    public Id<Event>? Event { get; private set; }
    public Id<PayerProfile>? Payer { get; private set; }
    public Id<FinanceDocument>? Document { get; private set; }
    public Id<Fund>? Fund { get; private set; }
    public Id<Payment>? Payment { get; private set; }
    /// <summary>The business day that it counts for.</summary>
    public DateOnly On { get; private set; }
    /// <summary>The fiscal year, which is the calendar year of <see cref="On"/>.</summary>
    public int Year { get; private set; }
    /// <summary>The transaction that this one takes back.</summary>
    public Id<LedgerTransaction>? Reverses { get; private set; }
    public string? Memo { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public IReadOnlyCollection<LedgerEntry> Entries => _entries;

    /// <summary>Moves an amount of an order from the credit account to the debit account, today.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static LedgerTransaction Move(LedgerKind kind, Id<Order> order, LedgerAccount debit, LedgerAccount credit, Money amount, DateTimeOffset now) =>
        Move(kind, new LedgerSubject(order), debit, credit, amount, AssociationCalendar.DayOf(now), now);

    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static LedgerTransaction Move(
        LedgerKind kind, LedgerSubject subject, LedgerAccount debit, LedgerAccount credit, Money amount, DateOnly on, DateTimeOffset now, string? memo = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        return Book(kind, subject, [new(debit, amount), new(credit, Money.Zero - amount)], on, now, memo);
    }

    /// <summary>Several moves at once, as when a part of a payment goes to the payer's credit. Moves of nothing are left out.</summary>
    /// <exception cref="RefusedException">They do not sum to zero.</exception>
    public static LedgerTransaction Book(LedgerKind kind, LedgerSubject subject, IReadOnlyList<LedgerMove> moves, DateOnly on, DateTimeOffset now, string? memo = null)
    {
        var transaction = new LedgerTransaction(kind, subject, on, now) { Memo = string.IsNullOrWhiteSpace(memo) ? null : memo.Trim() };
        foreach (var (account, amount) in moves)
            if (amount != Money.Zero) transaction._entries.Add(new LedgerEntry(transaction.Id, account, amount));
        Refuse.If(transaction._entries.Count < 2 || transaction._entries.Sum(e => e.Amount.Amount) != 0, LedgerErrors.Unbalanced);
        return transaction;
    }

    /// <summary>The same moves the other way round; what was booked stays as it is.</summary>
    /// <exception cref="RefusedException">It is a reversal itself.</exception>
    public LedgerTransaction Reverse(LedgerKind kind, DateOnly on, DateTimeOffset now, string? memo = null)
    {
        Refuse.If(Reverses is not null, LedgerErrors.Reversed);
        var back = Book(kind, new(Order, Event, Payer, Document, Fund, Payment), [.. _entries.Select(e => new LedgerMove(e.Account, Money.Zero - e.Amount))], on, now, memo);
        back.Reverses = Id;
        return back;
    }
}

public sealed class LedgerEntry : Entity<LedgerEntry>
{
    private LedgerEntry() { }

    internal LedgerEntry(Id<LedgerTransaction> transaction, LedgerAccount account, Money amount) =>
        (Transaction, Account, Amount) = (transaction, account, amount);

    public Id<LedgerTransaction> Transaction { get; private set; }
    public LedgerAccount Account { get; private set; }
    /// <summary>Positive: debit. Negative: credit.</summary>
    public Money Amount { get; private set; }
}

using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>
/// The chart of accounts. Debits are positive, credits negative. Assets: Bank, Receivable. Liabilities: RefundPayable,
/// Advances. Income: EventIncome, DuesIncome.
/// </summary>
public enum LedgerAccount { Bank, Receivable, RefundPayable, Advances, EventIncome, DuesIncome }

public enum LedgerKind { Charge, Payment, ChargeReversal, RefundOwed, RefundPaid, Overpayment }

/// <summary>A double entry: sums to zero, is never changed, is corrected by another. Source: product.md invariant 2.</summary>
public sealed class LedgerTransaction : AggregateRoot<LedgerTransaction>
{
    private readonly List<LedgerEntry> _entries = [];

    private LedgerTransaction() { }

    private LedgerTransaction(LedgerKind kind, Id<Order> order, DateTimeOffset bookedAt) =>
        (Kind, Order, BookedAt) = (kind, order, bookedAt);

    public LedgerKind Kind { get; private set; }
    public Id<Order> Order { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public IReadOnlyCollection<LedgerEntry> Entries => _entries;

    /// <summary>Moves an amount from the credit account to the debit account.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static LedgerTransaction Move(LedgerKind kind, Id<Order> order, LedgerAccount debit, LedgerAccount credit, Money amount, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        var transaction = new LedgerTransaction(kind, order, now);
        transaction._entries.Add(new LedgerEntry(transaction.Id, debit, amount));
        transaction._entries.Add(new LedgerEntry(transaction.Id, credit, Money.Zero - amount));
        return transaction;
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

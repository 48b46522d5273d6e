using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Finance;

/// <summary>A part of what was paid for an order, or all of it, is owed back: its papers follow.</summary>
public sealed record MoneyOwedBack(Id<Order> Order) : IDomainEvent;

/// <summary>What the association owes back of a paid order: of all of it when it is cancelled, of a place that became cheaper, or nothing where all is kept.</summary>
public sealed class RefundOwed : AggregateRoot<RefundOwed>
{
    private RefundOwed() { }

    public RefundOwed(Id<Order> order, Money amount, DateTimeOffset now, Id<Registration>? registration = null, Money kept = default)
    {
        (Order, Amount, BookedAt, Registration, Kept) = (order, amount, now, registration, kept);
        if (amount > Money.Zero) Raise(new MoneyOwedBack(order));
    }

    public Id<Order> Order { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>Of the same sum, what the association keeps by the terms.</summary>
    public Money Kept { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
}

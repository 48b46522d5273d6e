using Association.Domain.Common;

namespace Association.Domain.Finance;

/// <summary>What the association owes back for a cancelled, paid order; one per order.</summary>
public sealed class RefundOwed : AggregateRoot<RefundOwed>
{
    private RefundOwed() { }

    public RefundOwed(Id<Order> order, Money amount, DateTimeOffset now) => (Order, Amount, BookedAt) = (order, amount, now);

    public Id<Order> Order { get; private set; }
    public Money Amount { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
}

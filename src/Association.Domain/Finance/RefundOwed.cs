using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Finance;

/// <summary>What the association owes back of a paid order: of all of it when it is cancelled, of a place that became cheaper, or nothing where all is kept.</summary>
public sealed class RefundOwed : AggregateRoot<RefundOwed>
{
    private RefundOwed() { }

    public RefundOwed(Id<Order> order, Money amount, DateTimeOffset now, Id<Registration>? registration = null, Money kept = default) =>
        (Order, Amount, BookedAt, Registration, Kept) = (order, amount, now, registration, kept);

    public Id<Order> Order { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>Of the same sum, what the association keeps by the terms.</summary>
    public Money Kept { get; private set; }
    public Id<Registration>? Registration { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
}

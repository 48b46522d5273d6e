using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Domain.Finance;

/// <summary>One thing that an order is for, and what it costs.</summary>
public sealed class OrderLine : Entity<OrderLine>
{
    private OrderLine() { }

    internal OrderLine(Id<Order> order, Id<Registration>? registration, Id<MembershipTerm>? term, string description, Money amount) =>
        (Order, Registration, Term, Description, Amount) = (order, registration, term, description, amount);

    public Id<Order> Order { get; private set; }
    /// <summary>Null on a line for dues.</summary>
    public Id<Registration>? Registration { get; private set; }
    /// <summary>Null on a line for a place.</summary>
    public Id<MembershipTerm>? Term { get; private set; }
    /// <summary>The place that this line adds something to; the place itself has one line, these may be several.</summary>
    public Id<Registration>? Extra { get; internal init; }
    /// <summary>Of a group order.</summary>
    public Id<GroupSeat>? Seat { get; internal init; }
    public string Description { get; private set; } = "";
    public Money Amount { get; private set; }

    internal void For(Id<Registration>? registration, string description) => (Registration, Description) = (registration, description);

    internal void Costs(Money amount) => Amount = amount;
}

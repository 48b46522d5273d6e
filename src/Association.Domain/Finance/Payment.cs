using Association.Domain.Common;

namespace Association.Domain.Finance;

public enum PaymentMethod { BankTransfer }

/// <summary>Money that came in for an order; booked once, never changed.</summary>
public sealed class Payment : AggregateRoot<Payment>
{
    private Payment() { }

    internal Payment(Id<Order> order, Money amount, PaymentMethod method, DateOnly receivedOn, UserId confirmedBy, DateTimeOffset now) =>
        (Order, Amount, Method, ReceivedOn, ConfirmedBy, BookedAt) = (order, amount, method, receivedOn, confirmedBy, now);

    public Id<Order> Order { get; private set; }
    public Money Amount { get; private set; }
    public PaymentMethod Method { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public UserId ConfirmedBy { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
}

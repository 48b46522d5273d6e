using Association.Domain.Common;

namespace Association.Domain.Finance;

public static class OrderErrors
{
    public static readonly Error NotFound = Error.NotFound("order");
    public static readonly Error NotOpen = Error.Conflict("order.not-open", "The order does not wait for a payment.");
    public static readonly Error WrongAmount = Error.Invalid("order.wrong-amount", "The amount is not that of the order.", "Amount");
    public static readonly Error NoSlip = Error.Conflict("order.no-slip", "No remittance slip waits for a decision.");
    public static readonly Error ReasonMissing = Error.Invalid("order.reason-missing", "A refusal needs a reason.", "Reason");
    public static readonly Error PartPaid = Error.Conflict("order.part-paid", "A part is paid: what the order says does not change any more.");
    public static readonly Error HasPlaces = Error.Conflict("order.has-places", "Places that are not paid are cancelled, not written off.");
    public static readonly Error GivenBack = Error.Conflict("order.given-back", "What was paid by phone or at a desk is there: give it back as a refund.");
    public static readonly Error NotUndone = Error.Conflict("order.not-undone", "What was paid has had consequences that cannot be taken back.");
}

/// <summary>The order was paid in full.</summary>
public sealed record OrderPaid(Id<Order> Order) : IDomainEvent;

/// <summary>A part was paid of an order that ends unpaid: it is the payer's to dispose of.</summary>
public sealed record PartPaymentFreed(Id<Order> Order, Money Amount) : IDomainEvent;

/// <summary>It ended unpaid: nothing is owed any more, and an invoice says nothing true.</summary>
public sealed record OrderCancelled(Id<Order> Order) : IDomainEvent;

/// <summary>A booking was undone: what it settled waits for payment again.</summary>
public sealed record OrderReopened(Id<Order> Order) : IDomainEvent;

/// <summary>The debt was given up, and with it what it was for.</summary>
public sealed record OrderWrittenOff(Id<Order> Order) : IDomainEvent;

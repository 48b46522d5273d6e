using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Files;
using Association.Domain.Members;

namespace Association.Domain.Finance;

/// <summary>Open → Paid | Cancelled; Paid → Refunding when a paid order is given back.</summary>
public enum OrderStatus { Open, Paid, Cancelled, Refunding }

public static class OrderErrors
{
    public static readonly Error NotFound = Error.NotFound("order");
    public static readonly Error NotOpen = Error.Conflict("order.not-open", "The order does not wait for a payment.");
    public static readonly Error WrongAmount = Error.Invalid("order.wrong-amount", "The amount is not that of the order.", "Amount");
    public static readonly Error NoSlip = Error.Conflict("order.no-slip", "No remittance slip waits for a decision.");
    public static readonly Error ReasonMissing = Error.Invalid("order.reason-missing", "A refusal needs a reason.", "Reason");
}

/// <summary>The order was paid in full.</summary>
public sealed record OrderPaid(Id<Order> Order) : IDomainEvent;

/// <summary>What somebody owes for registrations or for dues, paid under one reference. Payer and participant are two people (R4.55).</summary>
public sealed class Order : AggregateRoot<Order>
{
    public const int MaxPayerLength = 200;
    public const int MaxDescriptionLength = 300;
    public const int MaxReasonLength = 500;
    public const int MaxTaxpayerNumberLength = 30;

    private readonly List<OrderLine> _lines = [];
    private readonly List<RemittanceSlip> _slips = [];

    private Order() { }

    /// <param name="event">Null: dues.</param>
    public Order(Id<Event>? @event, string payer, UserId? account, DateTimeOffset dueAt, DateTimeOffset now) =>
        (Event, Payer, Account, DueAt, PlacedAt, Reference) = (@event, payer, account, dueAt, now, RandomCode.Reference());

    /// <summary>Null: dues.</summary>
    public Id<Event>? Event { get; private set; }
    public string Payer { get; private set; } = "";
    public UserId? Account { get; private set; }
    /// <summary>Eight characters without 0/O and 1/I for the remark of the transfer; unique.</summary>
    public string Reference { get; private set; } = "";
    public OrderStatus Status { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>When the deadline passed and the prices were decided anew; happens once.</summary>
    public DateTimeOffset? RepricedAt { get; private set; }
    public Money Total { get; private set; }
    /// <summary>In whose name the invoice is made out, when that is not the payer (发票抬头).</summary>
    public string? InvoiceHead { get; private set; }
    /// <summary>Of the invoice head (税号).</summary>
    public string? TaxpayerNumber { get; private set; }
    public IReadOnlyCollection<OrderLine> Lines => _lines;
    public IReadOnlyCollection<RemittanceSlip> Slips => _slips;
    public RemittanceSlip? PendingSlip => _slips.Find(s => s.Status is SlipStatus.Uploaded);

    public void Add(Id<Registration> registration, string description, Money amount) => Add(new OrderLine(Id, registration, null, description, amount));

    /// <summary>Dues of a membership term, which begins once they are paid.</summary>
    public void Add(Id<MembershipTerm> term, string description, Money amount) => Add(new OrderLine(Id, null, term, description, amount));

    /// <summary>Another price of a place and of what was chosen with it, while nothing is paid.</summary>
    /// <returns>By how much the total rose; negative when it fell.</returns>
    public Money Restate(Id<Registration> registration, Money price, IEnumerable<(string Description, Money Amount)> extras)
    {
        Refuse.Unless(Status is OrderStatus.Open && PendingSlip is null, OrderErrors.NotOpen);
        var before = Total;
        var line = _lines.Find(l => l.Registration == registration);
        Total += price - (line?.Amount ?? Money.Zero);
        line?.Costs(price);
        foreach (var old in _lines.FindAll(l => l.Extra == registration))
        {
            _lines.Remove(old);
            Total -= old.Amount;
        }

        foreach (var (description, amount) in extras) AddExtra(registration, description, amount);
        return Total - before;
    }

    /// <summary>What is chosen with a place, or owed for it later: a line of its own beside that of the place.</summary>
    public void AddExtra(Id<Registration> registration, string description, Money amount) => Add(new OrderLine(Id, null, null, description, amount) { Extra = registration });

    /// <summary>A seat of a group order, which has no name yet or gets one later.</summary>
    public void Add(Id<GroupSeat> seat, Id<Registration>? registration, string description, Money amount) =>
        Add(new OrderLine(Id, registration, null, description, amount) { Seat = seat });

    public void InvoicedTo(string? head, string? taxpayerNumber) => (InvoiceHead, TaxpayerNumber) = (head, taxpayerNumber);

    /// <summary>Whose place a seat's line is for, and what it says; the amount stays.</summary>
    public void Reassign(Id<GroupSeat> seat, Id<Registration>? registration, string description)
    {
        if (_lines.Find(l => l.Seat == seat) is { } line) line.For(registration, description);
    }

    /// <summary>Changes the amount of a line while nothing is paid and no proof of a transfer waits.</summary>
    /// <returns>By how much the total rose; negative when it fell.</returns>
    public Money Requote(Func<OrderLine, bool> which, Money amount)
    {
        Refuse.Unless(Status is OrderStatus.Open && PendingSlip is null, OrderErrors.NotOpen);
        var line = _lines.Single(which);
        var difference = amount - line.Amount;
        line.Costs(amount);
        Total += difference;
        return difference;
    }

    /// <summary>Takes the line of a seat off while nothing is paid.</summary>
    /// <returns>What it had cost.</returns>
    public Money Drop(Id<GroupSeat> seat)
    {
        Refuse.Unless(Status is OrderStatus.Open && PendingSlip is null, OrderErrors.NotOpen);
        var line = _lines.Single(l => l.Seat == seat);
        _lines.Remove(line);
        Total -= line.Amount;
        return line.Amount;
    }

    /// <summary>Nobody paid in time and nobody waits for the seats: once more time to pay, at the prices of today.</summary>
    public void Reprice(DateTimeOffset dueAt, DateTimeOffset now)
    {
        Refuse.If(Status is not OrderStatus.Open || RepricedAt is not null, OrderErrors.NotOpen);
        (DueAt, RepricedAt) = (dueAt, now);
    }

    /// <summary>Keeps the proof of a transfer; a newer one replaces one that was not decided yet.</summary>
    public RemittanceSlip Prove(Id<StoredFile> file, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        PendingSlip?.Replace(now);
        var slip = new RemittanceSlip(Id, file, now);
        _slips.Add(slip);
        return slip;
    }

    /// <summary>Takes a payment in full, by the exact amount.</summary>
    public Payment Pay(Money amount, DateOnly receivedOn, PaymentMethod method, UserId confirmedBy, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        Refuse.Unless(amount == Total, OrderErrors.WrongAmount);
        PendingSlip?.Accept(confirmedBy, now);
        Status = OrderStatus.Paid;
        Raise(new OrderPaid(Id));
        return new Payment(Id, amount, method, receivedOn, confirmedBy, now);
    }

    public void RefuseSlip(string reason, UserId by, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), OrderErrors.ReasonMissing);
        var slip = PendingSlip ?? throw new RefusedException(OrderErrors.NoSlip);
        slip.Reject(reason.Trim(), by, now);
    }

    /// <summary>Ends an unpaid order; what was paid is owed back instead.</summary>
    public void Cancel() => Status = Status switch
    {
        OrderStatus.Open => OrderStatus.Cancelled,
        OrderStatus.Paid => OrderStatus.Refunding,
        _ => throw new RefusedException(OrderErrors.NotOpen),
    };

    private void Add(OrderLine line)
    {
        _lines.Add(line);
        Total += line.Amount;
    }
}

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

public enum SlipStatus { Uploaded, Accepted, Rejected, Replaced }

/// <summary>The payer's proof of a bank transfer (汇款凭证). Source: domain.md R4.02.</summary>
public sealed class RemittanceSlip : Entity<RemittanceSlip>
{
    private RemittanceSlip() { }

    internal RemittanceSlip(Id<Order> order, Id<StoredFile> file, DateTimeOffset uploadedAt) =>
        (Order, File, UploadedAt) = (order, file, uploadedAt);

    public Id<Order> Order { get; private set; }
    public Id<StoredFile> File { get; private set; }
    public SlipStatus Status { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public string? Reason { get; private set; }

    internal void Replace(DateTimeOffset now) => (Status, DecidedAt) = (SlipStatus.Replaced, now);
    internal void Accept(UserId by, DateTimeOffset now) => (Status, DecidedBy, DecidedAt) = (SlipStatus.Accepted, by, now);
    internal void Reject(string reason, UserId by, DateTimeOffset now) => (Status, Reason, DecidedBy, DecidedAt) = (SlipStatus.Rejected, reason, by, now);
}

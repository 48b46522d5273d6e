using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;

namespace Association.Domain.Finance;

/// <summary>
/// Open → Paid | Cancelled | WrittenOff; Paid → Refunding when a paid order is given back → Refunded once nothing more is owed back;
/// Paid → Open when a booking is undone.
/// </summary>
public enum OrderStatus { Open, Paid, Cancelled, Refunding, WrittenOff, Refunded }

/// <summary>What somebody owes for registrations or for dues, paid under one reference. Payer and participant are two people (R4.55).</summary>
public sealed partial class Order : AggregateRoot<Order>
{
    public const int MaxPayerLength = 200;
    public const int MaxDescriptionLength = 300;
    public const int MaxReasonLength = 500;
    public const int MaxTaxpayerNumberLength = 30;

    /// <summary>To pay once more when a booking was undone.</summary>
    public static readonly TimeSpan TimeAfterUndo = TimeSpan.FromDays(7);

    private readonly List<OrderLine> _lines = [];

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
    /// <summary>Paid, taken from credit or written off so far; the whole of it once the order is settled.</summary>
    public Money Settled { get; private set; }
    public Money Owed => Status is OrderStatus.Open ? Total - Settled : Money.Zero;
    /// <summary>The unit that owes it, where a unit does.</summary>
    public Id<MemberUnit>? Unit { get; private set; }
    /// <summary>The payer's file, where there is one.</summary>
    public Id<PayerProfile>? PaidBy { get; private set; }
    /// <summary>How often the payer was reminded.</summary>
    public int DunningLevel { get; private set; }
    public DateTimeOffset? DunnedAt { get; private set; }
    /// <summary>In whose name the invoice is made out, when that is not the payer (发票抬头).</summary>
    public string? InvoiceHead { get; private set; }
    /// <summary>Of the invoice head (税号).</summary>
    public string? TaxpayerNumber { get; private set; }
    public IReadOnlyCollection<OrderLine> Lines => _lines;

    public void Add(Id<Registration> registration, string description, Money amount) => Add(new OrderLine(Id, registration, null, description, amount));

    /// <summary>Dues of a membership term, which begins once they are paid.</summary>
    public void Add(Id<MembershipTerm> term, string description, Money amount) => Add(new OrderLine(Id, null, term, description, amount));

    /// <summary>Another price of a place and of what was chosen with it, while nothing is paid.</summary>
    /// <returns>By how much the total rose; negative when it fell.</returns>
    public Money Restate(Id<Registration> registration, Money price, IEnumerable<(string Description, Money Amount)> extras)
    {
        RefuseUnlessChangeable();
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

    /// <summary>Dues of a unit for a period, or of a member whose membership has no end.</summary>
    public void AddDues(string description, Money amount) => Add(new OrderLine(Id, null, null, description, amount));

    public void OwedBy(Id<MemberUnit>? unit, Id<PayerProfile>? payer) => (Unit, PaidBy) = (unit, payer);

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
        RefuseUnlessChangeable();
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
        RefuseUnlessChangeable();
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

    /// <summary>Takes a payment of all that is still owed, by the exact amount.</summary>
    public Payment Pay(Received received, UserId confirmedBy, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        Refuse.Unless(received.Amount == Owed, OrderErrors.WrongAmount);
        return Take(received, confirmedBy, now);
    }

    /// <summary>Takes what came, be it a part or more than is owed; the excess is the payer's credit.</summary>
    /// <exception cref="RefusedException">Nothing is owed any more, or the amount is not above zero.</exception>
    public Payment Take(Received received, UserId confirmedBy, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        Refuse.Unless(received.Amount > Money.Zero, OrderErrors.WrongAmount);
        var applied = received.Amount > Owed ? Owed : received.Amount;
        if (received.Method is PaymentMethod.BankTransfer) PendingSlip?.Accept(confirmedBy, now);
        else PendingSlip?.Replace(now);
        Settle(applied);
        return new Payment(Id, applied, received, confirmedBy, now);
    }

    /// <summary>Gives up what is still owed: waived, so that the order counts as paid, or lost.</summary>
    /// <exception cref="RefusedException">Nothing is owed; or a place would be lost, which is cancelled instead.</exception>
    public WriteOff WriteOff(bool waived, string reason, UserId by, DateOnly on, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        Refuse.If(string.IsNullOrWhiteSpace(reason), OrderErrors.ReasonMissing);
        Refuse.If(!waived && Event is not null, OrderErrors.HasPlaces);
        var rest = Owed;
        if (waived) Settle(rest);
        else
        {
            (Settled, Status) = (Total, OrderStatus.WrittenOff);
            Raise(new OrderWrittenOff(Id));
        }

        return new WriteOff(Id, rest, waived, reason.Trim(), by, on, now);
    }

    /// <summary>Undoes one payment by its counterpart; the order waits for the money again.</summary>
    /// <exception cref="RefusedException">The order was given back or ended since.</exception>
    public Payment Undo(Payment payment, UserId by, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open or OrderStatus.Paid && payment.Order == Id, OrderErrors.NotUndone);
        var back = payment.Reverse(by, now);
        Settled -= payment.Amount;
        if (Status is not OrderStatus.Paid) return back;
        Status = OrderStatus.Open;
        if (DueAt < now + TimeAfterUndo) DueAt = now + TimeAfterUndo;
        Raise(new OrderReopened(Id));
        return back;
    }

    /// <summary>One reminder more was sent.</summary>
    /// <param name="level">From 1; never lower than before.</param>
    public void Dunned(int level, DateTimeOffset now)
    {
        Refuse.Unless(Status is OrderStatus.Open && level > DunningLevel, OrderErrors.NotOpen);
        (DunningLevel, DunnedAt) = (level, now);
    }

    /// <summary>What a reminder costs, owed with the rest.</summary>
    public void AddLateFee(string description, Money fee)
    {
        Refuse.Unless(Status is OrderStatus.Open, OrderErrors.NotOpen);
        Add(new OrderLine(Id, null, null, description, fee));
    }

    /// <summary>Ends an unpaid order; what was paid is owed back instead.</summary>
    public void Cancel()
    {
        if (Status is OrderStatus.Open && Settled > Money.Zero) Raise(new PartPaymentFreed(Id, Settled));
        if (Status is OrderStatus.Open) Raise(new OrderCancelled(Id));
        Status = Status switch
        {
            OrderStatus.Open => OrderStatus.Cancelled,
            OrderStatus.Paid => OrderStatus.Refunding,
            _ => throw new RefusedException(OrderErrors.NotOpen),
        };
    }

    /// <summary>All that was owed back is back, or nothing was.</summary>
    public void GaveBack()
    {
        Refuse.Unless(Status is OrderStatus.Refunding, OrderErrors.NotOpen);
        Status = OrderStatus.Refunded;
    }

    private void Settle(Money amount)
    {
        Settled += amount;
        if (Settled != Total) return;
        Status = OrderStatus.Paid;
        Raise(new OrderPaid(Id));
    }

    private void RefuseUnlessChangeable()
    {
        Refuse.Unless(Status is OrderStatus.Open && PendingSlip is null, OrderErrors.NotOpen);
        Refuse.If(Settled > Money.Zero, OrderErrors.PartPaid);
    }

    private void Add(OrderLine line)
    {
        _lines.Add(line);
        Total += line.Amount;
    }
}

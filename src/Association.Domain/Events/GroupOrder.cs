using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;

namespace Association.Domain.Events;

public enum PayerKind { Unit, Sponsor }

/// <summary>Placed → Cancelled | Expired.</summary>
public enum GroupStatus { Placed, Cancelled, Expired }

public static class GroupErrors
{
    public static readonly Error NotFound = Error.NotFound("group order");
    public static readonly Error SeatNotFound = Error.NotFound("seat");
    public static readonly Error NotPlaced = Error.Conflict("group.not-placed", "This group order is no longer active.");
    public static readonly Error Locked = Error.Conflict("group.locked", "The lock date has passed: names can only be changed by the secretariat.");
    public static readonly Error SeatTaken = Error.Conflict("group.seat-named", "This seat has a name: replace the person instead.");
    public static readonly Error Empty = Error.Invalid("group.empty", "Give at least one row.", "Rows");
    public static readonly Error TooMany = Error.Invalid("group.too-many", "A group order has at most 100 seats.", "Rows");
    public static readonly Error Rows = Error.Invalid("group.rows", "Some rows need a correction.", "Rows");
    public static readonly Error PaidSeat = Error.Conflict("group.paid-seat", "A seat that is paid for cannot be given back; give it to somebody else.");
    public static readonly Error NamesDue = Error.Invalid("group.names-due", "The day for the names lies between today and the lock date.", "NamesDue");
    public static readonly Error Unfinished = Error.Conflict("group.attended", "Somebody of the group has come in already; the order cannot be cancelled.");
}

/// <summary>
/// Seats that one payer takes for several people, some still without a name. Payer, participant and invoice head are three
/// references: the payer here, the participant on each seat's registration, the invoice head on the order. Source: domain.md 4.7.
/// </summary>
public sealed class GroupOrder : AggregateRoot<GroupOrder>
{
    public const int MaxSeats = 100;
    public const int MaxContactLength = 100;

    private readonly List<GroupSeat> _seats = [];

    private GroupOrder() { }

    public GroupOrder(Id<Event> @event, GroupPayer payer, UserId account, string language, DateTimeOffset namesDue, DateTimeOffset now)
    {
        (Event, Kind, PayerUnit, Payer, ContactName, ContactEmail) = (@event, payer.Kind, payer.Unit, payer.Name, payer.ContactName, payer.ContactEmail);
        (Account, Language, NamesDue, PlacedAt, Number) = (account, language, namesDue, now, RandomCode.Reference());
    }

    public Id<Event> Event { get; private set; }
    public PayerKind Kind { get; private set; }
    /// <summary>The member unit that pays; null for a sponsor.</summary>
    public Id<MemberUnit>? PayerUnit { get; private set; }
    public string Payer { get; private set; } = "";
    public string ContactName { get; private set; } = "";
    public string ContactEmail { get; private set; } = "";
    /// <summary>Who placed it.</summary>
    public UserId Account { get; private set; }
    public string Language { get; private set; } = "zh-CN";
    /// <summary>Eight characters for people; no secret.</summary>
    public string Number { get; private set; } = "";
    public GroupStatus Status { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }
    /// <summary>Until then every seat should have a name; the contact is reminded.</summary>
    public DateTimeOffset NamesDue { get; private set; }
    /// <summary>Null when nothing is to pay.</summary>
    public Id<Order>? Order { get; private set; }
    public IReadOnlyCollection<GroupSeat> Seats => _seats;

    public IEnumerable<GroupSeat> Open => _seats.Where(s => s.EndedAt is null);
    public int Unnamed => Open.Count(s => s.Registration is null);

    public GroupSeat Add(Id<TicketCategory> category, Quote quote)
    {
        var seat = new GroupSeat(Id, _seats.Count + 1, category, quote);
        _seats.Add(seat);
        return seat;
    }

    public void BilledBy(Id<Order> order) => Order = order;

    /// <summary>Must be placed; the seat must be open.</summary>
    public GroupSeat Seat(Id<GroupSeat> id)
    {
        Refuse.Unless(Status is GroupStatus.Placed, GroupErrors.NotPlaced);
        return _seats.Find(s => s.Id == id && s.EndedAt is null) ?? throw new RefusedException(GroupErrors.SeatNotFound);
    }

    public void Cancel(DateTimeOffset now) => End(GroupStatus.Cancelled, now);

    public void Expire(DateTimeOffset now) => End(GroupStatus.Expired, now);

    private void End(GroupStatus status, DateTimeOffset now)
    {
        Refuse.Unless(Status is GroupStatus.Placed, GroupErrors.NotPlaced);
        Status = status;
        foreach (var seat in Open.ToList()) seat.End(now);
    }
}

/// <param name="Unit">The member unit that pays; null for a sponsor.</param>
public sealed record GroupPayer(PayerKind Kind, Id<MemberUnit>? Unit, string Name, string ContactName, string ContactEmail);

/// <summary>One seat of a group order, with or without a name. It takes its seats of the quotas as long as it is open.</summary>
public sealed class GroupSeat : Entity<GroupSeat>
{
    private GroupSeat() { }

    internal GroupSeat(Id<GroupOrder> group, int position, Id<TicketCategory> category, Quote quote) =>
        (Group, Position, Category, Phase, AsMember, Price, Coupon, Discount) = (group, position, category, quote.Phase, quote.AsMember, quote.Price, quote.Coupon, quote.Discount);

    public Id<GroupOrder> Group { get; private set; }
    public int Position { get; private set; }
    public Id<TicketCategory> Category { get; private set; }
    /// <summary>The phase of the day it was ordered; naming it later changes only whether the member's price holds.</summary>
    public Id<PricePhase> Phase { get; private set; }
    public bool AsMember { get; private set; }
    public Money Price { get; private set; }
    /// <summary>The code that lowered the price by <see cref="Discount"/>; it is the seat's, not that of who sits in it.</summary>
    public Id<CouponCode>? Coupon { get; private set; }
    public Money Discount { get; private set; }
    /// <summary>Null: without a name.</summary>
    public Id<Registration>? Registration { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What whoever sits here pays; what the coupon gave away is counted once, with the seat.</summary>
    public Quote Quote => new(Phase, AsMember, Price);

    public void Name(Id<Registration> registration)
    {
        Refuse.If(Registration is not null, GroupErrors.SeatTaken);
        Registration = registration;
    }

    public void Vacate() => Registration = null;

    public void Requote(Quote quote) => (Phase, AsMember, Price, Coupon, Discount) = (quote.Phase, quote.AsMember, quote.Price, quote.Coupon, quote.Discount);

    public void End(DateTimeOffset now) => EndedAt = now;
}

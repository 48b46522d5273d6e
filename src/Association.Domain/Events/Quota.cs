using Association.Domain.Common;

namespace Association.Domain.Events;

public static class QuotaErrors
{
    public static readonly Error SoldOut = Error.Conflict("quota.sold-out", "There is no seat left.");
    public static readonly Error BelowTaken = Error.Conflict("quota.below-taken", "More seats than that are taken already.");
}

/// <summary>
/// Seats of an event, or of one of its categories. <see cref="Taken"/> is moved only by a conditional statement
/// in the database (product.md invariant 1), never by loading and saving this object.
/// </summary>
public sealed class Quota : AggregateRoot<Quota>
{
    public const int MaxCapacity = 100_000;

    private Quota() { }

    public Quota(Id<Event> @event, Id<TicketCategory>? category, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Event, Category, Capacity) = (@event, category, capacity);
    }

    public Id<Event> Event { get; private set; }
    /// <summary>Null: the whole event.</summary>
    public Id<TicketCategory>? Category { get; private set; }
    public int Capacity { get; private set; }
    public int Taken { get; private set; }

    public bool Covers(Id<TicketCategory> category) => Category is null || Category == category;
}

using Association.Domain.Common;

namespace Association.Domain.Events;

public static class QuotaErrors
{
    public static readonly Error NotFound = Error.NotFound("quota");
    public static readonly Error SoldOut = Error.Conflict("quota.sold-out", "There is no seat left.");
    public static readonly Error BelowTaken = Error.Conflict("quota.below-taken", "More seats than that are taken already.");
    public static readonly Error NothingCovered = Error.Invalid("quota.nothing-covered", "Choose at least one category that shares these seats.", "Categories");
    public static readonly Error WhileOpen = Error.Conflict(
        "quota.while-open", "People have registered and registration is open: close registration first, so that everybody is counted.");
}

/// <summary>
/// Seats of an event, of one of its categories, or of several that share them (300 in all, 50 for students). A place takes a seat of
/// every quota that covers it, all or none. <see cref="Taken"/> is moved only by a conditional statement in the database
/// (product.md invariant 1), never by loading and saving this object.
/// </summary>
public sealed class Quota : AggregateRoot<Quota>
{
    public const int MaxCapacity = 100_000;

    private readonly List<QuotaCategory> _covered = [];

    private Quota() { }

    public Quota(Id<Event> @event, Id<TicketCategory>? category, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Event, Category, Capacity) = (@event, category, capacity);
    }

    /// <summary>Seats that several categories share.</summary>
    /// <param name="taken">Places that are held under them now.</param>
    public Quota(Id<Event> @event, Bilingual name, IReadOnlyCollection<Id<TicketCategory>> categories, int capacity, int taken) : this(@event, null, capacity)
    {
        Refuse.If(categories.Count == 0, QuotaErrors.NothingCovered);
        Refuse.If(taken > capacity, QuotaErrors.BelowTaken.At(nameof(Capacity)));
        (IsShared, Name, Taken) = (true, name, taken);
        _covered.AddRange(categories.Distinct().Select(c => new QuotaCategory(Id, c)));
    }

    public Id<Event> Event { get; private set; }
    /// <summary>Null: the whole event, or the categories that share.</summary>
    public Id<TicketCategory>? Category { get; private set; }
    public bool IsShared { get; private set; }
    /// <summary>Of a shared one.</summary>
    public Bilingual? Name { get; private set; }
    public int Capacity { get; private set; }
    public int Taken { get; private set; }
    public IReadOnlyCollection<QuotaCategory> Covered => _covered;

    public bool IsWhole => Category is null && !IsShared;
    public int Left => Capacity - Taken;

    /// <summary>Of a shared quota only when its categories were loaded.</summary>
    public bool Covers(Id<TicketCategory> category) => IsWhole || Category == category || _covered.Exists(c => c.Category == category);

    public void Rename(Bilingual name) => Name = name;
}

/// <summary>One of the categories that share a quota.</summary>
public sealed class QuotaCategory : Entity<QuotaCategory>
{
    private QuotaCategory() { }

    internal QuotaCategory(Id<Quota> quota, Id<TicketCategory> category) => (Quota, Category) = (quota, category);

    public Id<Quota> Quota { get; private set; }
    public Id<TicketCategory> Category { get; private set; }
}

using Association.Domain.Common;

namespace Association.Domain.Finance;

public static class DunningErrors
{
    public static readonly Error Order = Error.Invalid("dunning.order", "Each level comes later than the one before.", "Levels");
    public static readonly Error NotDue = Error.Conflict("dunning.not-due", "No reminder is due for this order.");
    public static readonly Error Unreached = Error.Conflict("dunning.unreached", "Nobody can be written to about this order.");
}

/// <summary>A step of reminding: so many days after the last day to pay, with these words, for this fee. Source: anchors.md C5.</summary>
public sealed class DunningLevel : AggregateRoot<DunningLevel>
{
    public const int MaxLevels = 5;
    public const int MaxDays = 365;

    private DunningLevel() { }

    public DunningLevel(int level, int days, Money fee, Bilingual text)
    {
        Level = level;
        Set(days, fee, text);
    }

    /// <summary>From 1.</summary>
    public int Level { get; private set; }
    /// <summary>Days after the last day to pay.</summary>
    public int Days { get; private set; }
    public Money Fee { get; private set; }
    public Bilingual Text { get; private set; } = null!;

    public void Set(int days, Money fee, Bilingual text) => (Days, Fee, Text) = (days, fee, text);

    /// <summary>The level that an order has come to; null while no further reminder is due.</summary>
    public static DunningLevel? DueFor(Order order, IEnumerable<DunningLevel> levels, DateTimeOffset now) => order.Status is not OrderStatus.Open ? null
        : levels.Where(l => l.Level > order.DunningLevel && order.DueAt.AddDays(l.Days) <= now).MaxBy(l => l.Level);
}

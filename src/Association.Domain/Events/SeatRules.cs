using Association.Domain.Common;

namespace Association.Domain.Events;

public static class SeatRuleErrors
{
    public static readonly Error LockAfterEnd = Error.Invalid("event.lock-after-end", "The lock date lies after the event.", "ChangesUntil");
}

/// <summary>What becomes of an unpaid place when its payment deadline has passed.</summary>
public enum AfterDeadline
{
    /// <summary>The seat is free again.</summary>
    Release,
    /// <summary>While nobody waits, the place is kept for one more payment period at the price of that day.</summary>
    Reprice,
}

/// <summary>How an event treats its seats. Source: anchors.md 2.11, domain.md 5.2.</summary>
/// <param name="HasWaitingList">Once a category is sold out, people can wait for a seat.</param>
/// <param name="OfferHours">So long a freed seat is held for whoever it is offered to.</param>
/// <param name="ChangesUntil">The lock date of group orders; null: the first day of the event.</param>
public sealed record SeatRules(bool HasWaitingList, int OfferHours, AfterDeadline AfterDeadline, DateTimeOffset? ChangesUntil)
{
    public const int MaxOfferHours = 24 * 14;

    public static readonly SeatRules Standard = new(false, 24, AfterDeadline.Release, null);
}

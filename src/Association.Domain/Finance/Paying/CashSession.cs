using Association.Domain.Common;

namespace Association.Domain.Finance.Paying;

public enum CashSessionStatus { Open, Closed }

public static class CashErrors
{
    public static readonly Error NotFound = Error.NotFound("cash session");
    public static readonly Error NoSession = Error.Conflict("cash.no-session", "Open your cash desk first.");
    public static readonly Error AlreadyOpen = Error.Conflict("cash.already-open", "You have an open cash desk.");
    public static readonly Error Closed = Error.Conflict("cash.closed", "This cash desk is closed.");
    public static readonly Error FloatNegative = Error.Invalid("cash.float-negative", "The float cannot be below zero.", "OpeningCash");
    public static readonly Error CountNegative = Error.Invalid("cash.count-negative", "The count cannot be below zero.", "Counted");
    public static readonly Error Unexplained = Error.Invalid("cash.unexplained", "The count differs by {0}: please say why.", "Explanation");
    public static readonly Error NotEnough = Error.Invalid("cash.not-enough", "Less was handed over than is to be paid.", "HandedOver");
    public static readonly Error NotInDrawer = Error.Invalid("cash.not-in-drawer", "There is only {0} in the drawer.", "Amount");
    public static readonly Error SlipMissing = Error.Invalid("cash.slip-missing", "A card payment needs the number of its slip.", "Slip");
}

/// <summary>
/// One person's cash drawer from the float to the count. What should be in it is the float and what was taken, less what was given
/// back; a difference is booked and explained.
/// </summary>
public sealed class CashSession : AggregateRoot<CashSession>
{
    public const int MaxDeskLength = 100;
    public const int MaxExplanationLength = 500;
    public const int MaxSlipLength = 40;

    private CashSession() { }

    public CashSession(string desk, Money opening, UserId keeper, DateTimeOffset now)
    {
        Refuse.If(opening < Money.Zero, CashErrors.FloatNegative);
        (Desk, OpeningCash, Keeper, OpenedAt, Status) = (desk.Trim(), opening, keeper, now, CashSessionStatus.Open);
    }

    /// <summary>Where it stands, as in "conference, front desk".</summary>
    public string Desk { get; private set; } = "";
    public UserId Keeper { get; private set; }
    /// <summary>Change money put in at the start.</summary>
    public Money OpeningCash { get; private set; }
    /// <summary>Cash taken.</summary>
    public Money Taken { get; private set; }
    /// <summary>Cash given back; change is not part of it.</summary>
    public Money GivenBack { get; private set; }
    /// <summary>Paid by card at this desk; never in the drawer.</summary>
    public Money ByCard { get; private set; }
    public CashSessionStatus Status { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    /// <summary>Yuan; null until it is closed.</summary>
    public decimal? Counted { get; private set; }
    public string? Explanation { get; private set; }

    /// <summary>What should be in the drawer.</summary>
    public Money Expected => OpeningCash + Taken - GivenBack;
    /// <summary>Positive: more was counted than there should be.</summary>
    public Money Difference => Counted is { } counted ? new Money(counted) - Expected : Money.Zero;

    /// <summary>What the books say of a difference.</summary>
    public string Memo => Explanation is { Length: > LedgerTransaction.MaxMemoLength } text ? text[..LedgerTransaction.MaxMemoLength] : Explanation ?? Desk;

    public void MustBeOpen() => Refuse.Unless(Status is CashSessionStatus.Open, CashErrors.Closed);

    /// <returns>The change to hand back.</returns>
    public Money Take(Money amount, Money handedOver)
    {
        MustBeOpen();
        Refuse.If(handedOver < amount, CashErrors.NotEnough);
        Taken += amount;
        return handedOver - amount;
    }

    public void TakeCard(Money amount)
    {
        MustBeOpen();
        ByCard += amount;
    }

    public void Return(Money amount)
    {
        MustBeOpen();
        Refuse.If(amount > Expected, CashErrors.NotInDrawer.With(Expected.ToString()));
        GivenBack += amount;
    }

    public void Close(Money counted, string? explanation, DateTimeOffset now)
    {
        MustBeOpen();
        Refuse.If(counted < Money.Zero, CashErrors.CountNegative);
        var difference = counted - Expected;
        Refuse.If(difference != Money.Zero && string.IsNullOrWhiteSpace(explanation), CashErrors.Unexplained.With(difference.ToString()));
        (Status, Counted, ClosedAt) = (CashSessionStatus.Closed, counted.Amount, now);
        Explanation = string.IsNullOrWhiteSpace(explanation) ? null : explanation.Trim();
    }
}

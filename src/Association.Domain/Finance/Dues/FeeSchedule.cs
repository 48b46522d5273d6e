using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Finance;

/// <summary>What somebody pays who joined in the course of the period. HalfYear: half from 1 July on (domain.md R2.58).</summary>
public enum ProRata { None, HalfYear, Quarters, Months }

public static class FeeScheduleErrors
{
    public static readonly Error NotFound = Error.NotFound("fee schedule");
    public static readonly Error Adopted = Error.Conflict("fee-schedule.adopted", "A schedule that the congress adopted does not change; make another one.");
    public static readonly Error NoCongress = Error.Invalid("fee-schedule.no-congress", "Only the members' congress sets dues.", "Resolution");
    public static readonly Error NotSecret = Error.Invalid("fee-schedule.not-secret", "Dues are decided by secret ballot.", "Resolution");
    public static readonly Error Overlaps = Error.Conflict("fee-schedule.overlaps", "Another schedule holds in this time.").At("From");
    public static readonly Error NoRates = Error.Invalid("fee-schedule.no-rates", "At least one amount is needed.", "Rates");
    public static readonly Error Negative = Error.Invalid("fee-schedule.amount", "An amount is not below zero and has two decimals at most.", "Rates");
    public static readonly Error TwiceRated = Error.Invalid("fee-schedule.twice", "Each tier and each category has one amount.", "Rates");
    public static readonly Error Reversed = Error.Invalid("fee-schedule.reversed", "The last day lies before the first.", "To");
}

/// <summary>Amount a year for a tier of units, or for a category of members.</summary>
public sealed record Rate(UnitTier? Tier, MembershipCategory? Category, Money Amount);

/// <summary>What a schedule breaks of what is usual; it may be adopted all the same.</summary>
public enum FeeScheduleWarning { TooManyTiers, NotPublished, PublishedLate }

/// <summary>
/// The dues of a time, as the congress adopted them: definite amounts, no range, never changed afterwards. Sources: domain.md
/// R2.50-R2.54, R2.58.
/// </summary>
public sealed class FeeSchedule : AggregateRoot<FeeSchedule>
{
    public const int MaxNameLength = 100;
    public const int UsualTiers = 4;
    public const int DaysToPublish = 30;

    private readonly List<FeeRate> _rates = [];

    private FeeSchedule() { }

    public FeeSchedule(string name, DateRange validity, ProRata proRata, IReadOnlyList<Rate> rates) => Describe(name, validity, proRata, rates);

    public string Name { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public ProRata ProRata { get; private set; }
    /// <summary>The congress's resolution; null while it is a draft.</summary>
    public Id<CouncilResolution>? Resolution { get; private set; }
    public DateOnly? ResolvedOn { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public IReadOnlyCollection<FeeRate> Rates => _rates;
    public DateRange Validity => new(From, To);
    public bool IsAdopted => Resolution is not null;

    public void Describe(string name, DateRange validity, ProRata proRata, IReadOnlyList<Rate> rates)
    {
        Refuse.If(IsAdopted, FeeScheduleErrors.Adopted);
        Refuse.If(validity.To < validity.From, FeeScheduleErrors.Reversed);
        Refuse.If(rates.Count == 0, FeeScheduleErrors.NoRates);
        Refuse.If(rates.Any(r => r.Amount < Money.Zero), FeeScheduleErrors.Negative);
        Refuse.If(rates.Any(r => r.Tier is null == r.Category is null) || rates.DistinctBy(r => (r.Tier, r.Category)).Count() != rates.Count, FeeScheduleErrors.TwiceRated);
        (Name, From, To, ProRata) = (name.Trim(), validity.From, validity.To, proRata);
        _rates.Clear();
        _rates.AddRange(rates.Select(r => new FeeRate(Id, r)));
    }

    /// <summary>From here on it can be charged, and does not change. The resolution itself proves quorum and majority.</summary>
    public void Adopt(CouncilResolution resolution)
    {
        Refuse.If(IsAdopted, FeeScheduleErrors.Adopted);
        Refuse.Unless(resolution.Body is DecidingBody.Congress, FeeScheduleErrors.NoCongress);
        Refuse.Unless(resolution.Secret, FeeScheduleErrors.NotSecret);
        (Resolution, ResolvedOn) = (resolution.Id, resolution.HeldOn);
    }

    public void Publish(DateOnly on) => PublishedOn = on;

    /// <summary>The last day on which it holds, as when the congress decided anew.</summary>
    public void EndOn(DateOnly last)
    {
        Refuse.If(last < From, FeeScheduleErrors.Reversed);
        To = last;
    }

    /// <summary>Null where nothing is laid down: nothing is charged.</summary>
    public Money? Of(UnitTier tier) => _rates.Find(r => r.Tier == tier)?.Amount;

    public Money? Of(MembershipCategory category) => _rates.Find(r => r.Category == category)?.Amount;

    /// <summary>What is odd about it on a day.</summary>
    public IReadOnlyList<FeeScheduleWarning> WarningsOn(DateOnly today)
    {
        var warnings = new List<FeeScheduleWarning>();
        if (_rates.Where(r => r.Tier is not null && r.Amount > Money.Zero).Select(r => r.Amount).Distinct().Count() > UsualTiers) warnings.Add(FeeScheduleWarning.TooManyTiers);
        if (ResolvedOn is not { } resolved) return warnings;
        if (PublishedOn is null && today > resolved.AddDays(DaysToPublish)) warnings.Add(FeeScheduleWarning.NotPublished);
        if (PublishedOn > resolved.AddDays(DaysToPublish)) warnings.Add(FeeScheduleWarning.PublishedLate);
        return warnings;
    }

    /// <summary>The part of a year's amount that falls on somebody who joined within it; to the fen, half up.</summary>
    /// <param name="joined">The first day of membership; earlier years count as the whole year.</param>
    public Money Share(Money amount, DateOnly joined, int year)
    {
        if (joined.Year < year || joined.Year > year) return joined.Year < year ? amount : Money.Zero;
        var (part, of) = ProRata switch
        {
            ProRata.HalfYear => (joined.Month >= 7 ? 1 : 2, 2),
            ProRata.Quarters => (4 - (joined.Month - 1) / 3, 4),
            ProRata.Months => (13 - joined.Month, 12),
            _ => (1, 1),
        };
        return new(decimal.Round(amount.Amount * part / of, 2, MidpointRounding.AwayFromZero));
    }
}

public sealed class FeeRate : Entity<FeeRate>
{
    private FeeRate() { }

    internal FeeRate(Id<FeeSchedule> schedule, Rate rate) => (Schedule, Tier, Category, Amount) = (schedule, rate.Tier, rate.Category, rate.Amount);

    public Id<FeeSchedule> Schedule { get; private set; }
    public UnitTier? Tier { get; private set; }
    public MembershipCategory? Category { get; private set; }
    public Money Amount { get; private set; }
}

using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Tasks;

namespace Association.Domain.Finance;

/// <summary>Whom a run charges.</summary>
public enum DuesAudience { Units, Members, Everybody }

public static class DuesErrors
{
    public static readonly Error NotFound = Error.NotFound("dues run");
    public static readonly Error NoSchedule = Error.Conflict("dues.no-schedule", "No schedule that the congress adopted holds in {0}.").At("Year");
    public static readonly Error Running = Error.Conflict("dues.running", "This run is still at work.");
    public static readonly Error Year = Error.Invalid("dues.year", "A year between 2000 and 2100.", "Year");
    public static readonly Error Before = Error.Invalid("dues.day", "The day lies outside the year.", "AsOf");
    public static readonly Error DuePast = Error.Invalid("dues.due-past", "The last day to pay cannot lie in the past.", "DueOn");
}

/// <summary>One charging of dues for a year. Started again it charges who is not charged yet, and nobody twice. Source: anchors.md C1.</summary>
public sealed class DuesRun : AggregateRoot<DuesRun>
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    /// <summary>Where nobody says another time.</summary>
    public const int DaysToPay = 30;

    private DuesRun() { }

    /// <param name="asOf">The day whose members, tiers and categories count.</param>
    /// <param name="on">The business day that the charges count for.</param>
    public DuesRun(int year, Id<FeeSchedule> schedule, DuesAudience audience, DateOnly asOf, DateOnly on, DateOnly dueOn, UserId startedBy, DateTimeOffset now)
    {
        Refuse.If(year is < FirstYear or > LastYear, DuesErrors.Year);
        Refuse.If(asOf.Year != year || on.Year != year, DuesErrors.Before);
        (Year, Schedule, Audience, AsOf, On, DueOn, StartedBy, StartedAt) = (year, schedule, audience, asOf, on, dueOn, startedBy, now);
    }

    public int Year { get; private set; }
    public Id<FeeSchedule> Schedule { get; private set; }
    public DuesAudience Audience { get; private set; }
    public DateOnly AsOf { get; private set; }
    public DateOnly On { get; private set; }
    public DateOnly DueOn { get; private set; }
    public UserId StartedBy { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Id<LongTask>? Task { get; private set; }
    public Id<DuesRun>? CopiedFrom { get; private set; }

    /// <summary>The day of a year that stands for today: today within it, its last day after it, its first before it.</summary>
    public static DateOnly DayIn(int year, DateOnly today) =>
        today.Year < year ? new(Math.Min(year, DateOnly.MaxValue.Year), 1, 1) : today.Year > year ? new(Math.Max(year, DateOnly.MinValue.Year), 12, 31) : today;

    public void WorkedBy(Id<LongTask> task)
    {
        Refuse.If(Task is not null && EndedAt is null, DuesErrors.Running);
        (Task, EndedAt) = (task, null);
    }

    public void End(DateTimeOffset now) => EndedAt = now;

    /// <summary>The same for another year, with that year's schedule, and with as many days to pay from its own start.</summary>
    public DuesRun Copy(int year, Id<FeeSchedule> schedule, DateOnly today, UserId by, DateTimeOffset now)
    {
        var (day, days) = (DayIn(year, today), DueOn.DayNumber - AssociationCalendar.DayOf(StartedAt).DayNumber);
        return new(year, schedule, Audience, day, day, AssociationCalendar.DayOf(now).AddDays(days > 0 ? days : DaysToPay), by, now) { CopiedFrom = Id };
    }
}

/// <summary>That somebody was charged for a year: one row a payer and year, however often a run is started.</summary>
public sealed class DuesCharge : AggregateRoot<DuesCharge>, INotAudited
{
    private DuesCharge() { }

    /// <param name="full">For the whole year; what is charged may be a share of it.</param>
    public DuesCharge(DuesRun run, ChargedPayer payer, Money full, Order order)
    {
        (Run, Year, Full, Amount, Order) = (run.Id, run.Year, full, order.Total, order.Id);
        (Unit, Tier, Person, Category) = (payer.Unit, payer.Tier, payer.Person, payer.Category);
    }

    public Id<DuesRun> Run { get; private set; }
    public int Year { get; private set; }
    public Id<MemberUnit>? Unit { get; private set; }
    public UnitTier? Tier { get; private set; }
    public Id<Person>? Person { get; private set; }
    public MembershipCategory? Category { get; private set; }
    public Money Full { get; private set; }
    public Money Amount { get; private set; }
    public Id<Order> Order { get; private set; }
    /// <summary>The order was cancelled: the payer can be charged anew.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

/// <summary>Who is charged: a unit by its tier, or a member by the category.</summary>
public sealed record ChargedPayer(Id<MemberUnit>? Unit, UnitTier? Tier, Id<Person>? Person, MembershipCategory? Category);

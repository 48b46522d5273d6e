using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Credits;

public static class ParticipationErrors
{
    public static readonly Error NotFound = Error.NotFound("roster day");
    public static readonly Error Taken = Error.Conflict("participation.taken", "The staff of that day was counted already.");
    public static readonly Error Future = Error.Invalid("participation.future", "That day has not come yet.", "Day");
    public static readonly Error Nobody = Error.Conflict("participation.nobody", "Nobody is on a staff list on that day.");
}

/// <summary>
/// Who was on the staff lists of the district on a day, kept as it was then: the denominator of the rate does not move afterwards.
/// Source: anchors.md 3.5.
/// </summary>
public sealed class RosterDay : AggregateRoot<RosterDay>
{
    /// <summary>Percent of the staff that should come to one activity a year. Source: the association's targets for 2020.</summary>
    public const int Target = 70;

    private RosterDay() { }

    public RosterDay(int year, DateOnly day, UserId by, DateTimeOffset now)
    {
        Refuse.If(day > AssociationCalendar.DayOf(now), ParticipationErrors.Future);
        (Year, Day, TakenBy, TakenAt) = (year, day, by, now);
    }

    /// <summary>The year whose rate it is the denominator of.</summary>
    public int Year { get; private set; }
    public DateOnly Day { get; private set; }
    public int People { get; private set; }
    public UserId TakenBy { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }

    public void Counted(int people)
    {
        Refuse.If(people == 0, ParticipationErrors.Nobody);
        People = people;
    }
}

/// <summary>Somebody of that day, with what the rate is broken down by as it was then.</summary>
public sealed class RosterEntry : Entity<RosterEntry>, INotAudited
{
    private RosterEntry() { }

    public RosterEntry(RosterDay day, Id<Person> person, MemberUnit unit, string? profession) =>
        (RosterDay, Person, Unit, Ownership, Street, Profession) = (day.Id, person, unit.Id, unit.Ownership, unit.Street, profession);

    public Id<RosterDay> RosterDay { get; private set; }
    public Id<Person> Person { get; private set; }
    public Id<MemberUnit> Unit { get; private set; }
    public Ownership Ownership { get; private set; }
    public string? Street { get; private set; }
    public string? Profession { get; private set; }
}

/// <summary>A year in which somebody need not earn credits: parental leave, retirement, residency. Source: domain.md 1.5.</summary>
public sealed class CreditExemption : AggregateRoot<CreditExemption>
{
    private CreditExemption() { }

    public CreditExemption(Id<Person> person, int year, string reason, UserId by, DateTimeOffset now)
    {
        Refuse.If(string.IsNullOrWhiteSpace(reason), CreditErrors.ReasonMissing);
        (Person, Year, Reason, By, At) = (person, year, reason.Trim(), by, now);
    }

    public Id<Person> Person { get; private set; }
    public int Year { get; private set; }
    public string Reason { get; private set; } = "";
    public UserId By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void BelongsTo(Id<Person> person) => Person = person;
}

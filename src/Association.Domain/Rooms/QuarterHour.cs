using Association.Domain.Common;

namespace Association.Domain.Rooms;

/// <summary>
/// A quarter of an hour in the association's zone, counted from midnight of 1 January 0001. Rooms are booked by quarters: each booked quarter is a row of
/// its own with the room, so that the database itself cannot hold the same quarter of the same room twice.
/// </summary>
public readonly record struct QuarterHour(int Number) : IComparable<QuarterHour>
{
    public const int Minutes = 15;
    public const int PerDay = 24 * 60 / Minutes;

    public DateOnly Day => DateOnly.FromDayNumber(Number / PerDay);

    public TimeOnly Time => new TimeOnly(0, 0).AddMinutes(Number % PerDay * Minutes);

    public DateTimeOffset Start => AssociationCalendar.At(Day, Time);

    public static QuarterHour Of(DateOnly day, int quarter = 0) => new(day.DayNumber * PerDay + quarter);

    /// <summary>The quarter in which the instant lies.</summary>
    public static QuarterHour At(DateTimeOffset instant)
    {
        var local = AssociationCalendar.LocalTime(instant);
        return Of(DateOnly.FromDateTime(local.DateTime), (local.Hour * 60 + local.Minute) / Minutes);
    }

    /// <summary>Whether an instant lies exactly between two quarters.</summary>
    public static bool Divides(DateTimeOffset instant) => At(instant).Start == instant;

    public int CompareTo(QuarterHour other) => Number.CompareTo(other.Number);

    public static QuarterHour operator +(QuarterHour quarter, int count) => new(quarter.Number + count);
    public static bool operator <(QuarterHour left, QuarterHour right) => left.Number < right.Number;
    public static bool operator >(QuarterHour left, QuarterHour right) => left.Number > right.Number;
    public static bool operator <=(QuarterHour left, QuarterHour right) => left.Number <= right.Number;
    public static bool operator >=(QuarterHour left, QuarterHour right) => left.Number >= right.Number;
}

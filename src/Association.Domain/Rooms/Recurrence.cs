using Association.Domain.Common;

namespace Association.Domain.Rooms;

/// <summary>How often a meeting comes again.</summary>
public enum Repeat { Weekly, MonthlyByDay, MonthlyByWeekday }

public static class RecurrenceErrors
{
    public static readonly Error Every = Error.Invalid("recurrence.every", "A series repeats every 1 to 12 weeks or months.", "Every");
    public static readonly Error Until = Error.Invalid("recurrence.until", "The series ends before it starts.", "Until");
    public static readonly Error TooMany = Error.Invalid("recurrence.too-many", "A series has at most 104 dates.", "Until");
}

/// <summary>A rule from which the dates of a series follow, both ends included.</summary>
/// <param name="Every">Every so many weeks or months.</param>
/// <param name="Weekdays">For weeks: on which days; the weekday of the first date when none is named.</param>
public sealed record Recurrence(Repeat Repeat, int Every, DateOnly From, DateOnly Until, IReadOnlyCollection<DayOfWeek> Weekdays)
{
    /// <summary>Two years of weeks.</summary>
    public const int MaxDates = 104;
    public const int MaxEvery = 12;

    /// <exception cref="RefusedException">The rule gives no date, or too many.</exception>
    public IReadOnlyList<DateOnly> Dates()
    {
        Refuse.If(Every is < 1 or > MaxEvery, RecurrenceErrors.Every);
        Refuse.If(Until < From, RecurrenceErrors.Until);
        var dates = (Repeat is Repeat.Weekly ? Weeks() : Months()).Take(MaxDates + 1).ToList();
        Refuse.If(dates.Count > MaxDates, RecurrenceErrors.TooMany);
        return dates;
    }

    private IEnumerable<DateOnly> Weeks()
    {
        var days = Weekdays.Count == 0 ? [From.DayOfWeek] : Weekdays;
        var monday = From.AddDays(-FromMonday(From.DayOfWeek));
        for (var week = monday; week <= Until; week = week.AddDays(7 * Every))
            foreach (var date in days.Distinct().Select(day => week.AddDays(FromMonday(day))).Order())
                if (date >= From && date <= Until) yield return date;
    }

    /// <summary>A month that has no such day is left out: nobody who wished the 31st means the 28th.</summary>
    private IEnumerable<DateOnly> Months()
    {
        var first = new DateOnly(From.Year, From.Month, 1);
        for (var month = first; month <= Until; month = month.AddMonths(Every))
            if (DateIn(month) is { } date && date >= From && date <= Until) yield return date;
    }

    private DateOnly? DateIn(DateOnly month)
    {
        if (Repeat is Repeat.MonthlyByDay)
            return From.Day <= DateTime.DaysInMonth(month.Year, month.Month) ? month.AddDays(From.Day - 1) : null;

        var ordinal = (From.Day - 1) / 7;
        var date = month.AddDays((From.DayOfWeek - month.DayOfWeek + 7) % 7 + 7 * ordinal);
        return date.Month == month.Month ? date : null;
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}

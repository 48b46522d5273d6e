using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Xunit;

namespace Association.Domain.Tests.Rooms;

public sealed class RecurrenceTests
{
    private static string Dates(Recurrence rule) => string.Join(' ', rule.Dates().Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_week_on_the_weekday_of_the_first_date() =>
        Assert.Equal("11-22 11-29 12-06", Dates(new(Repeat.Weekly, 1, new(2026, 11, 22), new(2026, 12, 6), [])));

    [Fact]
    public void Every_second_week_on_two_days_counts_weeks_from_monday() =>
        // 22 November 2026 is a Sunday: its week's Wednesday lies before the start.
        Assert.Equal("11-22 12-02 12-06 12-16", Dates(new(Repeat.Weekly, 2, new(2026, 11, 22), new(2026, 12, 16), [DayOfWeek.Sunday, DayOfWeek.Wednesday, DayOfWeek.Sunday])));

    [Fact]
    public void A_month_without_the_day_is_left_out() =>
        Assert.Equal("01-31 03-31 05-31", Dates(new(Repeat.MonthlyByDay, 1, new(2027, 1, 31), new(2027, 6, 30), [])));

    [Fact]
    public void The_third_wednesday_of_every_month() =>
        Assert.Equal("11-18 12-16 01-20 02-17", Dates(new(Repeat.MonthlyByWeekday, 1, new(2026, 11, 18), new(2027, 2, 28), [])));

    [Fact]
    public void A_fifth_weekday_is_not_made_up() =>
        Assert.Equal("11-29 01-31", Dates(new(Repeat.MonthlyByWeekday, 1, new(2026, 11, 29), new(2027, 2, 28), [])));

    [Theory]
    [InlineData(0, "2027-01-01", "recurrence.every")]
    [InlineData(13, "2027-01-01", "recurrence.every")]
    [InlineData(1, "2026-11-21", "recurrence.until")]
    [InlineData(1, "2029-11-22", "recurrence.too-many")]
    public void A_rule_has_bounds(int every, string until, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => new Recurrence(Repeat.Weekly, every, new(2026, 11, 22), DateOnly.Parse(until, CultureInfo.InvariantCulture), []).Dates());
        Assert.Equal(code, refused.Error.Code);
    }
}

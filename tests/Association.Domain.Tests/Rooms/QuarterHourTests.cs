using System.Globalization;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Xunit;

namespace Association.Domain.Tests.Rooms;

public sealed class QuarterHourTests
{
    [Theory]
    [InlineData("2026-11-22T09:00:00+08:00", "2026-11-22", "09:00")]
    [InlineData("2026-11-22T01:14:59+00:00", "2026-11-22", "09:00")]
    [InlineData("2026-11-21T16:00:00+00:00", "2026-11-22", "00:00")]
    [InlineData("2026-11-22T23:59:59+08:00", "2026-11-22", "23:45")]
    [InlineData("1999-12-31T23:45:00+08:00", "1999-12-31", "23:45")]
    public void An_instant_lies_in_the_quarter_of_the_associations_clock(string instant, string day, string time)
    {
        var quarter = QuarterHour.At(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        Assert.Equal((DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)), (quarter.Day, quarter.Time));
    }

    [Fact]
    public void Numbers_go_up_by_one_through_midnight()
    {
        var last = QuarterHour.Of(new(2026, 12, 31), QuarterHour.PerDay - 1);
        Assert.Equal((new DateOnly(2027, 1, 1), new TimeOnly(0, 0)), ((last + 1).Day, (last + 1).Time));
        Assert.True(last < last + 1);
    }

    [Fact]
    public void A_start_is_found_again()
    {
        for (var quarter = QuarterHour.Of(new(2026, 2, 28)); quarter < QuarterHour.Of(new(2026, 3, 2)); quarter += 1)
            Assert.Equal(quarter, QuarterHour.At(quarter.Start));
    }

    [Theory]
    [InlineData("09:00", "09:00", "meeting.order")]
    [InlineData("10:00", "09:00", "meeting.order")]
    [InlineData("09:10", "10:00", "meeting.quarters")]
    [InlineData("09:00", "10:07", "meeting.quarters")]
    public void A_meeting_ends_after_it_starts_and_lies_on_quarters(string from, string until, string code)
    {
        var day = new DateOnly(2026, 11, 22);
        var refused = Assert.Throws<RefusedException>(() => MeetingTime.Between(AssociationCalendar.At(day, TimeOnly.Parse(from, CultureInfo.InvariantCulture)), AssociationCalendar.At(day, TimeOnly.Parse(until, CultureInfo.InvariantCulture))));
        Assert.Equal(code, refused.Error.Code);
    }

    [Fact]
    public void A_meeting_lies_on_one_day()
    {
        var (today, tomorrow) = (new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 23));
        Assert.Equal(8, MeetingTime.Between(AssociationCalendar.At(today, new(22, 0)), AssociationCalendar.At(tomorrow)).Length);
        var refused = Assert.Throws<RefusedException>(() => MeetingTime.Between(AssociationCalendar.At(today, new(22, 0)), AssociationCalendar.At(tomorrow, new(0, 15))));
        Assert.Equal(MeetingTimeErrors.TooLong, refused.Error);
    }

    [Theory]
    [InlineData(36, 4, 40, 4, false)]
    [InlineData(36, 5, 40, 4, true)]
    [InlineData(44, 4, 40, 4, false)]
    [InlineData(41, 1, 40, 4, true)]
    public void Meetings_that_touch_do_not_overlap(int from, int length, int otherFrom, int otherLength, bool overlaps)
    {
        var day = new DateOnly(2026, 11, 22);
        var (one, other) = (MeetingTime.On(day, from, length), MeetingTime.On(day, otherFrom, otherLength));
        Assert.Equal(overlaps, one.Overlaps(other));
        Assert.Equal(overlaps, other.Overlaps(one));
    }
}

using Association.Domain.Common;

namespace Association.Domain.Rooms;

public static class MeetingTimeErrors
{
    public static readonly Error Order = Error.Invalid("meeting.order", "The end lies before the start.", "EndsAt");
    public static readonly Error Quarters = Error.Invalid("meeting.quarters", "Times lie on quarters of an hour.", "StartsAt");
    public static readonly Error TooLong = Error.Invalid("meeting.too-long", "A booking ends on the day on which it starts.", "EndsAt");
}

/// <summary>From a start to an end on one day, on quarters of an hour; the end is not part of it.</summary>
public readonly record struct MeetingTime
{
    private MeetingTime(QuarterHour from, QuarterHour until) => (From, Until) = (from, until);

    public QuarterHour From { get; }
    public QuarterHour Until { get; }

    public DateTimeOffset StartsAt => From.Start;
    public DateTimeOffset EndsAt => Until.Start;
    public DateOnly Day => From.Day;
    public int Length => Until.Number - From.Number;

    public IEnumerable<QuarterHour> Quarters
    {
        get
        {
            var from = From;
            return Enumerable.Range(0, Length).Select(i => from + i);
        }
    }

    /// <exception cref="RefusedException">The end lies not after the start, a time not on a quarter, or the days differ.</exception>
    public static MeetingTime Between(DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        Refuse.If(endsAt <= startsAt, MeetingTimeErrors.Order);
        Refuse.Unless(QuarterHour.Divides(startsAt) && QuarterHour.Divides(endsAt), MeetingTimeErrors.Quarters);
        var (from, until) = (QuarterHour.At(startsAt), QuarterHour.At(endsAt));
        Refuse.If(until > QuarterHour.Of(from.Day, QuarterHour.PerDay), MeetingTimeErrors.TooLong);
        return new(from, until);
    }

    public static MeetingTime On(DateOnly day, int quarter, int length) => new(QuarterHour.Of(day, quarter), QuarterHour.Of(day, quarter) + length);

    public bool Overlaps(MeetingTime other) => From < other.Until && other.From < Until;

    /// <summary>The same hours on another day.</summary>
    public MeetingTime On(DateOnly day) => On(day, From.Number % QuarterHour.PerDay, Length);
}

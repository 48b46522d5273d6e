namespace Association.Domain.Common;

/// <summary>Business days are days in Asia/Shanghai, whatever the server's zone. Source: domain.md D11, R8.30.</summary>
public static class AssociationCalendar
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalTime(instant).DateTime);

    public static DateTimeOffset LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant of a wall-clock time in the association's zone.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time = default) => At(day.ToDateTime(time));

    public static DateTimeOffset At(DateTime wallClock)
    {
        var local = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());
}

using Association.Domain.Common;

namespace Association.TestKit;

/// <summary>Values that tests share.</summary>
public static class Sample
{
    /// <summary>A Sunday morning in Chengdu: 1 March 2026, 09:00.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = AssociationCalendar.DayOf(Now);

    private static int _counter;

    public static UserId User() => new(Guid.CreateVersion7());

    /// <summary>A number that no other builder of this process got.</summary>
    public static int Next() => Interlocked.Increment(ref _counter);
}

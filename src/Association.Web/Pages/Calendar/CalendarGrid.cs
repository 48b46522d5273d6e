using Association.Domain.Rooms;

namespace Association.Web.Pages.Calendar;

internal enum CalendarLook { Month, Week, Rooms }

/// <summary>A stretch of one lane (a day, a room) that is either free or taken.</summary>
/// <param name="From">Quarters after midnight.</param>
internal sealed record LaneSpan<T>(int From, int Length, IReadOnlyList<T> Items);

/// <summary>Lays what takes place into stretches of quarters, so that a table shows it without positions: what overlaps shares a stretch.</summary>
internal static class CalendarGrid
{
    public const int OpensAt = 8 * 4;
    public const int ClosesAt = 22 * 4;

    /// <summary>Free stretches end on the half hour: each can be clicked.</summary>
    private const int Step = 2;

    public static IReadOnlyList<LaneSpan<T>> Lane<T>(IEnumerable<T> items, Func<T, (TimeOnly From, TimeOnly To)> when, int opens, int closes)
    {
        var spans = new List<LaneSpan<T>>();
        var at = opens;
        foreach (var (from, to, group) in Groups(items, when, opens, closes))
        {
            Free(spans, at, from);
            spans.Add(new(from, to - from, group));
            at = to;
        }

        Free(spans, at, closes);
        return spans;
    }

    public static int QuarterOf(TimeOnly time) => (time.Hour * 60 + time.Minute) / QuarterHour.Minutes;

    public static TimeOnly TimeOf(int quarter) => new TimeOnly(0, 0).AddMinutes(quarter * QuarterHour.Minutes);

    private static void Free<T>(List<LaneSpan<T>> spans, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var end = Math.Min(to, (at / Step + 1) * Step);
            spans.Add(new(at, end - at, []));
            at = end;
        }
    }

    private static List<(int From, int To, List<T> Items)> Groups<T>(IEnumerable<T> items, Func<T, (TimeOnly From, TimeOnly To)> when, int opens, int closes)
    {
        var groups = new List<(int From, int To, List<T> Items)>();
        foreach (var (item, time) in items.Select(i => (i, when(i))).OrderBy(i => i.Item2.From))
        {
            var from = Math.Clamp(QuarterOf(time.From), opens, closes - 1);
            var to = Math.Clamp(time.To < time.From ? closes : (time.To.Hour * 60 + time.To.Minute + QuarterHour.Minutes - 1) / QuarterHour.Minutes, from + 1, closes);
            if (groups.Count > 0 && groups[^1].To > from) groups[^1] = (groups[^1].From, Math.Max(groups[^1].To, to), [.. groups[^1].Items, item]);
            else groups.Add((from, to, [item]));
        }

        return groups;
    }
}

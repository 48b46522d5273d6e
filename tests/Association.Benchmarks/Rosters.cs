using System.Collections.Concurrent;
using System.Diagnostics;
using Association.Application.Common;
using Association.Application.Find;
using Association.Application.Members;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Association.Benchmarks;

/// <summary>
/// The office's member list of one unit in the order of its roster, and the box that finds by initials, with 5,700, 100,000 and
/// 1,000,000 members. Nine of ten members work at the unit, so that it has a page 1,000 at every size.
/// </summary>
internal static class Rosters
{
    private const int PageSize = 5;
    private const int Page = 1_000;
    private const int Repeats = 40;
    /// <summary>Before the first size is measured: else what is compiled on the way is counted against it.</summary>
    private const int WarmUp = 100;
    private const int Searches = 300;

    /// <summary>Filled once for all rows of a run.</summary>
    private static readonly ConcurrentDictionary<DatabaseKind, Task<IReadOnlyList<RosterTimes>>> Known = new();

    public static async Task<Measured> FirstPageAsync(Row row, DatabaseKind database) => Compare(row, await TimesAsync(database), t => t.First);

    public static async Task<Measured> LaterPageAsync(Row row, DatabaseKind database) => Compare(row, await TimesAsync(database), t => t.Later);

    public static async Task<Measured> InitialsAsync(Row row, DatabaseKind database)
    {
        var times = await TimesAsync(database);
        return row.Is(times[^1].FindP95, $"ms p95 at {times[^1].Members:#,0} members", $"{times[0].FindP95:0.0} ms at {times[0].Members:#,0}", times[^1].FindP95 / times[0].FindP95);
    }

    private static Measured Compare(Row row, IReadOnlyList<RosterTimes> times, Func<RosterTimes, double> of) => row.Is(
        of(times[^1]), $"ms at {times[^1].Members:#,0} members", string.Join(", ", times.SkipLast(1).Select(t => $"{of(t):0.0} ms at {t.Members:#,0}")), of(times[^1]) / of(times[0]));

    private static Task<IReadOnlyList<RosterTimes>> TimesAsync(DatabaseKind database) => Known.GetOrAdd(database, MeasureAsync);

    private static async Task<IReadOnlyList<RosterTimes>> MeasureAsync(DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var units = Units().ToArray();
        await app.Given(units);
        var (times, filled) = (new List<RosterTimes>(), 0);
        foreach (var members in (int[])[5_700, 100_000, 1_000_000])
        {
            await RosterData.FillAsync(app, units[0].Id, units[1].Id, filled, members);
            filled = members;
            times.Add(await MeasureAsync(app, units[0].Id, members));
        }

        await RosterData.EmptyAsync(app);
        return times;
    }

    private static async Task<RosterTimes> MeasureAsync(TestApp app, Id<MemberUnit> unit, int members)
    {
        var officer = app.As(Role.MembershipOfficer);
        var filter = new MemberFilter(Unit: unit.Value);
        var cursor = await CursorAsync(app, unit);
        var first = await MedianAsync(() => officer.Send(new ListMembers(filter, Size: PageSize)));
        var later = await MedianAsync(() => officer.Send(new ListMembers(filter, After: cursor, Size: PageSize)));
        var random = new Random(members);
        var find = new List<double>();
        for (var i = 0; i < Searches; i++)
        {
            var initials = RosterData.InitialsOf(random.Next(members));
            find.Add(await TimeAsync(() => officer.Send(new FindRecords(initials, 8))));
        }

        find.Sort();
        return new(members, first, later, find[(int)(Searches * 0.95)]);
    }

    /// <summary>Where page 1,000 begins: the last row of the page before it.</summary>
    private static async Task<string> CursorAsync(TestApp app, Id<MemberUnit> unit)
    {
        var last = await app.Db(db => db.Employments.Where(e => e.Unit == unit).OrderBy(e => EF.Property<string>(e, "SortKey")).ThenBy(e => e.Person)
            .Skip((Page - 1) * PageSize - 1).Select(e => new { Key = EF.Property<string>(e, "SortKey"), e.Person }).FirstAsync());
        return new Cursor(last.Key, last.Person.Value).ToString();
    }

    private static async Task<double> MedianAsync<T>(Func<Task<T>> act)
    {
        for (var i = 0; i < WarmUp; i++) await act();
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++) times.Add(await TimeAsync(act));
        times.Sort();
        return times[Repeats / 2];
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    internal static IEnumerable<MemberUnit> Units()
    {
        foreach (var (name, text) in new[] { ("第一医院", "91350100M000100Y43"), ("第二医院", "12510100TXXX00052G") })
            yield return UnifiedSocialCreditCode.TryParse(text, out var code) ? new MemberUnit(name, code) : throw new InvalidOperationException(text);
    }

    private sealed record RosterTimes(int Members, double First, double Later, double FindP95);
}

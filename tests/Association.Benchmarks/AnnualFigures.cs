using System.Collections.Concurrent;
using System.Diagnostics;
using Association.Application.Reports.Annual;
using Association.Application.Reports.Dashboards;
using Association.Domain.Access;
using Association.TestKit;

namespace Association.Benchmarks;

/// <summary>All figures of one year, and the dashboard, over 1,000,000 attendances, 100,000 members and ten years of records.</summary>
internal static class AnnualFigures
{
    private const int Members = 100_000;
    private const int Year = 2025;
    private const int Repeats = 7;
    private const int Asked = 200;
    private const double WantedDashboard = 100;

    /// <summary>Filled once for both rows of a run.</summary>
    private static readonly ConcurrentDictionary<DatabaseKind, Task<Times>> Known = new();

    public static async Task<Measured> YearAsync(Row row, DatabaseKind database)
    {
        var wanted = database is DatabaseKind.Sqlite ? 5.0 : 3.0;
        var times = await Known.GetOrAdd(database, MeasureAsync);
        return row.Is(times.Year, $"s, the slowest of {Repeats} (first {times.First:0.0} s)", $"{wanted:0} s wanted", times.Year / wanted);
    }

    public static async Task<Measured> DashboardAsync(Row row, DatabaseKind database)
    {
        var times = await Known.GetOrAdd(database, MeasureAsync);
        return row.Is(times.DashboardP95, $"ms p95 from its cache (counted in {times.Counted:0.0} s)", $"{WantedDashboard:0} ms wanted", times.DashboardP95 / WantedDashboard);
    }

    private static async Task<Times> MeasureAsync(DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var units = Rosters.Units().ToArray();
        await app.Given(units);
        await RosterData.FillAsync(app, units[0].Id, units[1].Id, 0, Members);
        await AttendanceData.FillAsync(app);
        var office = app.As(Role.Administrator);
        var years = new List<double>();
        for (var i = 0; i <= Repeats; i++) years.Add(await SecondsAsync(async () => Check(await office.Send(new GetYearFigures(Year)))));
        var counted = await SecondsAsync(() => office.Send(new GetDashboard()));
        var boards = new List<double>();
        for (var i = 0; i < Asked; i++) boards.Add(await SecondsAsync(() => office.Send(new GetDashboard())) * 1_000);
        boards.Sort();
        await AttendanceData.EmptyAsync(app);
        await RosterData.EmptyAsync(app);
        return new(years[0], years.Skip(1).Max(), counted, boards[(int)(boards.Count * 0.95)]);
    }

    private static void Check(YearFigures figures)
    {
        var came = figures.Figures.First(f => f.Id == "M14").Value;
        if (came != AttendanceData.AcademicAttendances) throw new InvalidOperationException($"{came} delegates, not {AttendanceData.AcademicAttendances}.");
    }

    private static async Task<double> SecondsAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private sealed record Times(double First, double Year, double Counted, double DashboardP95);
}

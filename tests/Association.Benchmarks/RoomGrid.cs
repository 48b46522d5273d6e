using System.Diagnostics;
using Association.Application.Rooms;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Rooms;
using Association.TestKit;

namespace Association.Benchmarks;

/// <summary>The grid of free slots with 200 rooms and 50,000 bookings, and sixty heads who want one slot.</summary>
internal static class RoomGrid
{
    private const int Rooms = 200;
    private const int Bookings = 50_000;
    private const int Asked = 200;
    private const int Warming = 20;
    private const int Rounds = 10;
    private const int SlotsPerDay = 5;
    private const double WantedMilliseconds = 100;

    public static async Task<Measured> GridAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (body, head) = await FillAsync(app);
        var times = new List<double>();
        for (var i = 0; i < Warming + Asked; i++)
        {
            var from = Sample.Today.AddDays(7 + i % 14);
            var started = Stopwatch.GetTimestamp();
            var grid = await head.Send(new FindFreeSlots(body, from, from.AddDays(13), 20 + i % 40, Equipment.Projector, 120, At: new TimeOnly(14, 0)));
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (grid.Rooms.Count != Rooms) throw new InvalidOperationException($"{grid.Rooms.Count} rooms in the grid.");
            if (i >= Warming) times.Add(took);
        }

        times.Sort();
        var p95 = times[(int)(times.Count * 0.95)];
        return row.Is(p95, $"ms p95 (median {times[times.Count / 2]:0.0})", $"{WantedMilliseconds:0} ms wanted", p95 / WantedMilliseconds);
    }

    public static async Task<Measured> RaceAsync(Row row, DatabaseKind database, bool guarded)
    {
        await using var app = guarded ? await TestApp.StartAsync(database) : await UnguardedRooms.StartAsync(database);
        var race = await RoomRace.PrepareAsync(app);
        var most = 0;
        for (var round = 0; round < Rounds && (guarded || most < 2); round++)
        {
            var came = await race.RunAsync(guarded ? null : UnguardedRooms.Ask(app));
            most = Math.Max(most, came.Held);
            if (guarded && (came.Held, came.Accepted) != (1, 1)) return row.Is(came.Held, "bookings of one slot", "1 booking", came.Held);
        }

        return row.Is(most, "bookings of one slot", "1 booking", most);
    }

    /// <summary>Each room is held five times a day, on fifty days from today on.</summary>
    private static async Task<(Id<Body> Body, TestUser Head)> FillAsync(TestApp app)
    {
        var chair = new AMember().Live();
        var body = new Body(new("基准专业委员会", null), BodyKind.Committee, "benchmark");
        body.Term("第一届", Sample.Today.AddYears(-1), null).Appoint(chair.Id, BodyPosition.Chair, Sample.Today.AddYears(-1), null);
        Room[] rooms = [.. Enumerable.Range(0, Rooms).Select(i => new Room(new($"会议室{i:000}", null), new("主楼", null), 20 + i % 10 * 20, Equipment.Projector | (Equipment)(1 << i % 8), needsApproval: i % 5 == 0))];
        await app.Given([chair, body, .. rooms]);
        foreach (var room in rooms)
            await app.Given([.. Enumerable.Range(0, Bookings / Rooms).Select(i => new RoomBooking(room, MeetingTime.On(Sample.Today.AddDays(1 + i / SlotsPerDay), 36 + i % SlotsPerDay * 9, 6), "占用", 10, body.Id, UserId.System))]);
        return (body.Id, app.As(chair.Id));
    }
}

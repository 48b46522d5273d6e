using Association.Application.Common;
using Association.Application.Rooms;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>Many heads want the same room at the same hour at the same moment. Source: issue of committees, Speed.</summary>
public sealed class RoomRace
{
    public const int Heads = 60;

    private readonly TestApp _app;
    private readonly IReadOnlyList<(Id<Body> Body, Id<Person> Chair)> _heads;

    private RoomRace(TestApp app, IReadOnlyList<(Id<Body>, Id<Person>)> heads) => (_app, _heads) = (app, heads);

    public static async Task<RoomRace> PrepareAsync(TestApp app)
    {
        var heads = new List<(Id<Body>, Id<Person>)>();
        for (var i = 0; i < Heads; i++)
        {
            var chair = new AMember(Email: null).Live();
            var body = new Body(new($"第{i}专业委员会", null), BodyKind.Committee, $"race-{i}-{RandomCode.Reference()}");
            body.Term("第一届", Sample.Today.AddYears(-1), null).Appoint(chair.Id, BodyPosition.Chair, Sample.Today.AddYears(-1), null);
            heads.Add((body.Id, chair.Id));
            await app.Given(chair, body);
        }

        return new(app, heads);
    }

    /// <param name="ask">Asked by each head before booking: the place where a race hides when nothing guards the room.</param>
    public async Task<RoomRaceRound> RunAsync(Func<Room, MeetingTime, Task<bool>>? ask = null)
    {
        var room = new Room(new("争用会议室", null), new("一楼", null), 30, Equipment.None, needsApproval: false);
        await _app.Given(room);
        var time = MeetingTime.On(Sample.Today.AddDays(20), 40, 8);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _heads.Select(head => Task.Run(async () =>
        {
            await start.Task;
            if (ask is not null && !await ask(room, time)) return BookingErrors.Taken.Code;
            var outcome = await _app.As(head.Chair).Send(new BookRoom(head.Body, room.Id, time.StartsAt, time.EndsAt, "沙龙", 10));
            return outcome.Succeeded ? null : outcome.Errors[0].Code;
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(running);
        return new(await _app.Db(db => db.RoomBookings.CountAsync(b => b.Room == room.Id)), answers.Count(a => a is null),
            answers.OfType<string>().GroupBy(code => code).ToDictionary(g => g.Key, g => g.Count()));
    }
}

/// <param name="Held">Bookings of the room in the database.</param>
/// <param name="Refusals">How often each error code was answered.</param>
public sealed record RoomRaceRound(int Held, int Accepted, IReadOnlyDictionary<string, int> Refusals);

/// <summary>The negative control: nobody says who holds the room, and the table has lost its key.</summary>
public static class UnguardedRooms
{
    public static async Task<TestApp> StartAsync(DatabaseKind database)
    {
        var app = await TestApp.StartAsync(database, services: s => s.AddSingleton<IRoomGuard, CarelessRoomGuard>());
        app.Broken.Add("rooms.once");
        foreach (var statement in Unlock(database)) await app.Db(db => db.Database.ExecuteSqlRawAsync(statement));
        return app;
    }

    /// <summary>Whether the room is free, asked before the transaction, in a scope of its own.</summary>
    public static Func<Room, MeetingTime, Task<bool>> Ask(TestApp app) => (room, time) =>
        app.Db(db => db.RoomBookings.AllAsync(b => b.Room != room.Id || b.StartsAt >= time.EndsAt || b.EndsAt <= time.StartsAt));

    /// <summary>SQLite cannot take a key from a table: it is made anew without one.</summary>
    private static string[] Unlock(DatabaseKind database) => database is DatabaseKind.Sqlite
        ? ["""DROP TABLE "BookedQuarters" """, """CREATE TABLE "BookedQuarters" ("Room" TEXT NOT NULL, "Quarter" INTEGER NOT NULL, "Booking" TEXT NOT NULL)"""]
        : ["""ALTER TABLE "BookedQuarters" DROP CONSTRAINT "PK_BookedQuarters" """];

    private sealed class CarelessRoomGuard : IRoomGuard
    {
        public Task<RoomBooking?> HolderAsync(IAssociationDb db, Id<Room> room, MeetingTime time, Id<RoomBooking>? except, CancellationToken cancellationToken) =>
            Task.FromResult<RoomBooking?>(null);
    }
}

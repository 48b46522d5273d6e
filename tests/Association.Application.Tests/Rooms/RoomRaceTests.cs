using Association.Domain.Rooms;
using Association.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Association.Application.Tests.Rooms;

public sealed class RoomRaceTests(ITestOutputHelper output) : IntegrationTests
{
    private const int Rounds = 10;

    [Theory, Databases]
    public async Task Sixty_heads_for_one_hour_make_one_booking_and_fifty_nine_clean_refusals(DatabaseKind database)
    {
        var race = await RoomRace.PrepareAsync(await StartAsync(database));
        for (var round = 1; round <= Rounds; round++)
        {
            var came = await race.RunAsync();
            Assert.Equal((1, 1), (came.Held, came.Accepted));
            Assert.Equal([KeyValuePair.Create(BookingErrors.Taken.Code, RoomRace.Heads - 1)], came.Refusals);
        }
    }

    [Theory, Databases]
    public async Task Without_the_guard_the_same_race_gives_the_room_twice(DatabaseKind database)
    {
        await using var app = await UnguardedRooms.StartAsync(database);
        var race = await RoomRace.PrepareAsync(app);
        var most = 0;
        for (var round = 1; round <= Rounds && most < 2; round++)
        {
            most = (await race.RunAsync(UnguardedRooms.Ask(app))).Held;
            output.WriteLine($"round {round}: {most} bookings of one room");
        }

        Assert.True(most > 1, "Nobody stepped between the question and the answer: the race cannot catch a missing guard.");
    }
}

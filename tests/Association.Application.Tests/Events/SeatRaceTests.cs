using Association.Domain.Events;
using Association.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Association.Application.Tests.Events;

public sealed class SeatRaceTests(ITestOutputHelper output) : IntegrationTests
{
    private const int Rounds = 30;

    [Theory, Databases]
    public async Task Sixty_people_for_five_seats_make_five_registrations_and_fifty_five_clean_refusals(DatabaseKind database)
    {
        var race = await SeatRace.PrepareAsync(await StartAsync(database));
        for (var round = 1; round <= Rounds; round++)
        {
            var came = await race.RunAsync();
            Assert.Equal((SeatRace.Seats, SeatRace.Seats, SeatRace.Seats), (came.Active, came.Taken, came.Accepted));
            Assert.Equal([KeyValuePair.Create(QuotaErrors.SoldOut.Code, SeatRace.People - SeatRace.Seats)], came.Refusals);
        }
    }

    [Theory, Databases]
    public async Task Without_the_guard_the_same_race_oversells(DatabaseKind database)
    {
        await using var app = await Unguarded.StartAsync(database);
        var race = await SeatRace.PrepareAsync(app);
        var oversold = 0;
        for (var round = 1; round <= Rounds && oversold == 0; round++)
        {
            var came = await race.RunAsync(Unguarded.Ask(app));
            oversold = Math.Max(0, came.Active - SeatRace.Seats);
            output.WriteLine($"round {round}: {came.Active} registrations for {SeatRace.Seats} seats");
        }

        Assert.True(oversold > 0, "Nobody stepped between the question and the answer: the race cannot catch a missing guard.");
    }
}

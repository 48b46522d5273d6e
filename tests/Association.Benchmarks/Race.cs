using Association.TestKit;

namespace Association.Benchmarks;

internal static class Race
{
    private const int Rounds = 30;

    public static async Task<Measured> GuardedAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        var sold = await MostSoldAsync(await SeatRace.PrepareAsync(app));
        return row.Is(sold, "seats sold of 5", $"{SeatRace.Seats} seats", (double)sold / SeatRace.Seats);
    }

    public static async Task<Measured> UnguardedAsync(Row row, DatabaseKind database)
    {
        await using var app = await Unguarded.StartAsync(database);
        var race = await SeatRace.PrepareAsync(app);
        var sold = 0;
        for (var round = 0; round < Rounds && sold <= SeatRace.Seats; round++) sold = Math.Max(sold, (await race.RunAsync(Unguarded.Ask(app))).Active);
        return row.Is(sold, "seats sold of 5", $"{SeatRace.Seats} seats", (double)sold / SeatRace.Seats);
    }

    private static async Task<int> MostSoldAsync(SeatRace race)
    {
        var sold = new List<int>();
        for (var round = 0; round < Rounds; round++) sold.Add((await race.RunAsync()).Active);
        return sold.Any(s => s < SeatRace.Seats) ? sold.Min() : sold.Max();
    }
}

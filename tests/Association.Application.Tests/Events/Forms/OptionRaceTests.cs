using Association.Domain.Events.Forms;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Events.Forms;

public sealed class OptionRaceTests : IntegrationTests
{
    private const int Rounds = 3;

    [Theory, Databases]
    public async Task Sixty_people_for_five_places_of_an_option_and_five_get_one(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var race = await OptionRace.PrepareAsync(app);
        for (var round = 1; round <= Rounds; round++)
        {
            var result = await race.RunAsync();

            Assert.Equal((OptionRace.Places, OptionRace.Places, OptionRace.Places), (result.Active, result.Taken, result.Accepted));
            Assert.Equal(OptionRace.People - OptionRace.Places, result.Refusals[AnswerErrors.Full.Code]);
        }
    }

    [Theory, Databases]
    public async Task The_race_finds_an_option_that_nothing_guards(DatabaseKind database)
    {
        await using var app = await UnguardedOptions.StartAsync(database);
        var race = await OptionRace.PrepareAsync(app);
        var given = new List<int>();
        while (given.Count < 10 && !given.Exists(count => count > OptionRace.Places)) given.Add((await race.RunAsync(UnguardedOptions.Ask(app))).Accepted);

        Assert.Contains(given, count => count > OptionRace.Places);
    }
}

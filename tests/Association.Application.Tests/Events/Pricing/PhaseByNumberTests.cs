using Association.Application.Events;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Pricing;

public sealed class PhaseByNumberTests : IntegrationTests
{
    private const int Places = 5;

    internal static BuiltEvent WithEarlyBird(int places = Places)
    {
        var built = new AnEvent(Member: 300, NonMember: 500).Draft();
        built.Event.Withdraw(built.Category.Id);
        var category = built.Event.Sell(new("代表", "Delegate"), false);
        category.Price(new("早鸟", "Early"), new(100), new(200), null, places);
        category.Price(new("标准", "Standard"), new(300), new(500), null);
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now), Sample.Now);
        return built with { Category = category };
    }

    private static Task<Domain.Common.Result<RegistrationOutcome>> RegisterAsync(TestApp app, BuiltEvent conference, Id<Person> person) =>
        app.As(person).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, $"{person}"));

    [Theory, Databases]
    public async Task The_phase_ends_after_its_places_and_the_next_price_holds(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, members) = (WithEarlyBird(2), Enumerable.Range(1, 3).Select(_ => new AMember(Email: null).Live()).ToArray());
        await app.Given([conference, .. members]);

        foreach (var member in members) Assert.Empty((await RegisterAsync(app, conference, member.Id)).Errors);

        Assert.Equal([100m, 100m, 300m], await app.Db(db => db.Registrations.OrderBy(r => r.Id).Select(r => r.Price.Amount).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Sixty_at_once_for_five_cheap_places_pay_the_cheap_price_five_times(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var members = Enumerable.Range(1, 60).Select(_ => new AMember(Email: null).Live()).ToArray();
        var conference = WithEarlyBird();
        await app.Given([conference, .. members]);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = members.Select(m => Task.Run(async () =>
        {
            await start.Task;
            return await RegisterAsync(app, conference, m.Id);
        })).ToList();
        start.SetResult();

        var answers = await Task.WhenAll(running);

        Assert.All(answers, a => Assert.Empty(a.Errors));
        var prices = await app.Db(db => db.Registrations.GroupBy(r => r.Price.Amount).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal((Places, 55), (prices[100], prices[300]));
    }

    [Theory, Databases]
    public async Task A_cheap_place_that_is_given_back_is_sold_cheap_again(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, members) = (WithEarlyBird(1), Enumerable.Range(1, 2).Select(_ => new AMember(Email: null).Live()).ToArray());
        await app.Given([conference, .. members]);
        var first = await RegisterAsync(app, conference, members[0].Id);
        Assert.Empty((await app.As(members[0].Id).Send(new CancelRegistration(new(first.Value.Registration)))).Errors);

        var second = await RegisterAsync(app, conference, members[1].Id);

        Assert.Equal(100m, await app.Db(db => db.Registrations.Where(r => r.Id == new Id<Registration>(second.Value.Registration)).Select(r => r.Price.Amount).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_limit_set_late_counts_who_is_there_once_registration_is_closed(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (new AnEvent(Member: 100, NonMember: 200).Published(), new AMember(Email: null).Live());
        await app.Given(conference, member);
        Assert.Empty((await RegisterAsync(app, conference, member.Id)).Errors);
        var office = app.As(Role.EventOfficer);
        var edit = new EditCategory(conference.Id, conference.Category.Id, "代表", null, false, [new("早鸟", null, 100, 200, null, 3), new("标准", null, 300, 400, null)], null);

        Assert.Equal(QuotaErrors.WhileOpen.Code, (await office.Send(edit)).Errors[0].Code);
        app.Clock.SetUtcNow(conference.Event.RegistrationClosesAt!.Value);
        Assert.Empty((await office.Send(edit)).Errors);

        Assert.Equal(1, await app.Db(db => db.PricePhases.Where(p => p.Places == 3).Select(p => p.Taken).SingleAsync()));
    }
}

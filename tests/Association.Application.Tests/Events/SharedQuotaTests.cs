using Association.Application.Events;
using Association.Application.Events.Seats;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events;

public sealed class SharedQuotaTests : IntegrationTests
{
    private sealed record Case(TestApp App, BuiltEvent Event, TicketCategory Students, TicketCategory Nurses, BuiltMember[] Members)
    {
        public TestUser Office => App.As(Role.EventOfficer);

        public Task<Domain.Common.Result<RegistrationOutcome>> RegisterAsync(int member, TicketCategory category) =>
            App.As(Members[member].Id).Send(new RegisterForEvent(Event.Id, category.Id, null, true, null, null));

        public Task<Domain.Common.Result<Guid>> ShareAsync(int capacity) =>
            Office.Send(new AddSharedQuota(Event.Id, "学生与护士", "Students and nurses", [Students.Id.Value, Nurses.Id.Value], capacity));
    }

    private async Task<Case> StartThreeAsync(DatabaseKind database, int capacity = 10)
    {
        var app = await StartAsync(database);
        var built = new AnEvent(Capacity: capacity).Draft();
        var (students, nurses) = (built.Event.Sell(new("学生"), false), built.Event.Sell(new("护士"), false));
        foreach (var category in new[] { students, nurses }) category.Price(new("标准"), Money.Zero, Money.Zero, null);
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Sample.Now), Sample.Now);
        var members = Enumerable.Range(1, 6).Select(_ => new AMember(Email: null).Live()).ToArray();
        await app.Given([built, .. members]);
        return new(app, built, students, nurses, members);
    }

    [Theory, Databases]
    public async Task Two_categories_share_their_seats_and_the_third_goes_on(DatabaseKind database)
    {
        var one = await StartThreeAsync(database);
        Assert.Empty((await one.ShareAsync(2)).Errors);

        Assert.Empty((await one.RegisterAsync(0, one.Students)).Errors);
        Assert.Empty((await one.RegisterAsync(1, one.Nurses)).Errors);
        Assert.Equal(QuotaErrors.SoldOut.Code, (await one.RegisterAsync(2, one.Students)).Errors[0].Code);
        Assert.Empty((await one.RegisterAsync(2, one.Event.Category)).Errors);

        var page = await one.App.Anonymous.Send(new GetPublicEvent(one.Event.Event.Slug));
        Assert.Equal([null, 0, 0], page!.Categories.Select(c => c.SeatsLeft));
        Assert.Equal((7, 10), (page.SeatsLeft, page.Capacity));
    }

    [Theory, Databases]
    public async Task Shared_seats_count_who_is_there_once_registration_is_closed(DatabaseKind database)
    {
        var one = await StartThreeAsync(database);
        Assert.Empty((await one.RegisterAsync(0, one.Students)).Errors);
        Assert.Equal(QuotaErrors.WhileOpen.Code, (await one.ShareAsync(5)).Errors[0].Code);

        one.App.Clock.SetUtcNow(one.Event.Event.RegistrationClosesAt!.Value);
        var shared = await one.ShareAsync(5);

        Assert.Empty(shared.Errors);
        Assert.Equal(1, await one.App.Db(db => db.Quotas.Where(q => q.IsShared).Select(q => q.Taken).SingleAsync()));
        Assert.Equal(QuotaErrors.NotFound.Code, (await one.Office.Send(new ChangeSharedQuota(one.Event.Id, one.Event.Quota.Id, "x", null, 5))).Errors[0].Code);
        Assert.Empty((await one.Office.Send(new ChangeSharedQuota(one.Event.Id, new(shared.Value), "学生及护士", null, 1))).Errors);
        Assert.Equal("学生及护士", await one.App.Db(db => db.Quotas.Where(q => q.IsShared).Select(q => q.Name!.Zh).SingleAsync()));
        Assert.Empty((await one.Office.Send(new RemoveSharedQuota(one.Event.Id, new(shared.Value)))).Errors);
    }

    [Theory, Databases]
    public async Task A_category_that_shares_seats_is_not_removed(DatabaseKind database)
    {
        var one = await StartThreeAsync(database);
        Assert.Empty((await one.ShareAsync(2)).Errors);

        Assert.Equal("category.in-use", (await one.Office.Send(new RemoveCategory(one.Event.Id, one.Students.Id))).Errors[0].Code);
    }
}

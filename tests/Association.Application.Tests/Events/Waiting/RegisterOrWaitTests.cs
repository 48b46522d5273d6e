using Association.Application.Events;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Waiting;

/// <summary>One step for whoever wants a place or else to wait for one.</summary>
public sealed class RegisterOrWaitTests : IntegrationTests
{
    private static Task<Result<RegistrationOutcome>> AskAsync(TestApp app, BuiltEvent conference, BuiltMember member, bool wait = true) =>
        app.As(member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, $"{member.Id}", WaitIfFull: wait));

    private async Task<(TestApp App, BuiltEvent Conference, BuiltMember[] Members)> OpenAsync(DatabaseKind database, int seats, int people, bool list = true)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Capacity: seats, Member: 300, NonMember: 500, WaitingList: list).Published();
        var members = Enumerable.Range(1, people).Select(i => new AMember(Name: $"张{i}", Email: $"zhang{i}@example.org").Live()).ToArray();
        await app.Given([conference, .. members]);
        return (app, conference, members);
    }

    [Theory, Databases]
    public async Task Of_thirty_at_once_five_get_places_and_everybody_else_waits(DatabaseKind database)
    {
        var (app, conference, members) = await OpenAsync(database, seats: 5, people: 30);

        var answers = await Task.WhenAll(members.Select(member => Task.Run(() => AskAsync(app, conference, member))));

        Assert.All(answers, answer => Assert.Empty(answer.Errors));
        Assert.Equal((5, 25), (answers.Count(a => a.Value.Waiting is null), answers.Count(a => a.Value.Waiting is not null)));
        Assert.Equal(25, await app.Db(db => db.WaitingList.CountAsync(w => w.Event == conference.Id && w.Status == WaitingStatus.Waiting)));
    }

    [Theory, Databases]
    public async Task Asking_again_changes_nothing_for_whoever_has_a_place_or_waits(DatabaseKind database)
    {
        var (app, conference, members) = await OpenAsync(database, seats: 1, people: 2);
        var late = app.As(members[1].Id);
        var keyed = new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, "one-click", WaitIfFull: true);
        var first = new[] { (await AskAsync(app, conference, members[0])).Value, (await late.Send(keyed)).Value };

        var place = await app.As(members[0].Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, WaitIfFull: true));
        var entry = await late.Send(keyed with { IdempotencyKey = null });
        var repeated = await late.Send(keyed);

        Assert.Equal((first[0].Registration, true), (place.Value.Registration, place.Value.Known));
        Assert.Equal((first[1].Waiting!.Entry, true), (entry.Value.Waiting!.Entry, entry.Value.Waiting.Known));
        Assert.Equal(first[1], repeated.Value);
    }

    [Theory, Databases]
    public async Task Whoever_does_not_want_to_wait_or_cannot_is_told_that_it_is_sold_out(DatabaseKind database)
    {
        var (app, conference, members) = await OpenAsync(database, seats: 1, people: 2);
        await AskAsync(app, conference, members[0]);
        Assert.Equal(QuotaErrors.SoldOut.Code, Assert.Single((await AskAsync(app, conference, members[1], wait: false)).Errors).Code);

        var without = await OpenAsync(database, seats: 1, people: 2, list: false);
        await AskAsync(without.App, without.Conference, without.Members[0]);
        Assert.Equal(QuotaErrors.SoldOut.Code, Assert.Single((await AskAsync(without.App, without.Conference, without.Members[1])).Errors).Code);
    }

    [Theory, Databases]
    public async Task Whoever_waits_for_one_category_and_registers_for_another_waits_no_more(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Capacity: 10, WaitingList: true).Draft();
        var students = conference.Event.Sell(new Bilingual("学生", "Student"), membersOnly: false);
        students.Price(new Bilingual("标准", "Standard"), Money.Zero, Money.Zero, null);
        var few = new Quota(conference.Id, students.Id, 1);
        conference.Event.Publish(EventChecklist.Of(conference.Event, [conference.Quota, few], Sample.Now), Sample.Now);
        var members = new[] { new AMember(Name: "王一").Live(), new AMember(Name: "王二").Live() };
        await app.Given([conference, few, .. members]);
        foreach (var member in members)
            await app.As(member.Id).Send(new RegisterForEvent(conference.Id, students.Id, null, true, null, null, WaitIfFull: true));

        var place = await app.As(members[1].Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, WaitIfFull: true));

        Assert.Null(place.Value.Waiting);
        Assert.Equal(WaitingStatus.Left, await app.Db(db => db.WaitingList.Select(w => w.Status).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Whoever_waits_is_known_by_name_and_mailbox_with_another_number_and_as_a_member_too(DatabaseKind database)
    {
        var (app, conference, members) = await OpenAsync(database, seats: 1, people: 1);
        await AskAsync(app, conference, members[0]);
        var member = new AMember(Name: "李娜", Email: "li.na@example.org").Live();
        await app.Given(member);
        var guest = new GuestDetails("李娜", "13800138000", "li.na@example.org", null);
        var first = await JoinAsync(app.Anonymous, conference, guest);

        var again = await JoinAsync(app.Anonymous, conference, guest with { Mobile = "13900139000", Email = "LI.NA@Example.org" });
        var own = await JoinAsync(app.As(member.Id), conference, null);
        var asked = await app.Anonymous.Send(new RegisterForEvent(conference.Id, conference.Category.Id, guest with { Mobile = "13900139001" }, true, null, null, WaitIfFull: true));
        var namesake = await JoinAsync(app.Anonymous, conference, guest with { Mobile = "13900139002", Email = "another@example.org" });

        Assert.Equal([(first.Entry, true, true), (first.Entry, true, true)], new[] { again, own }.Select(o => (o.Entry, o.Known, o.Foreign)));
        Assert.Equal((first.Entry, false), (asked.Value.Waiting!.Entry, namesake.Known));
        Assert.Equal(2, await app.Db(db => db.WaitingList.CountAsync(w => w.Event == conference.Id)));
    }

    private static async Task<WaitingOutcome> JoinAsync(TestUser user, BuiltEvent conference, GuestDetails? guest)
    {
        var joined = await user.Send(new JoinWaitingList(conference.Id, conference.Category.Id, guest, true, null));
        Assert.Empty(joined.Errors);
        return joined.Value;
    }
}

using Association.Application.Bodies;
using Association.Application.Calendars;
using Association.Application.Events;
using Association.Application.Tests.Salons;
using Association.Domain.Access;
using Association.Domain.Calendars;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Calendars;

public sealed class CalendarTests : IntegrationTests
{
    private static ReadCalendar Whole(CalendarScope scope = CalendarScope.Association) => new(scope, SalonCase.Day, SalonCase.Day);

    [Theory, Databases]
    public async Task Everybody_sees_what_is_public_and_a_body_its_own_meetings(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var salon = await salons.ScheduledAsync(salons.Wish());
        var meeting = await salons.ScheduledAsync(salons.Wish(9, 10, kind: EventType.Meeting));

        Assert.Equal([salon.Value], await SeenAsync(salons.App.Anonymous, Whole()));
        Assert.Equal([salon.Value], await SeenAsync(salons.OtherHead, Whole()));
        Assert.Equal([salon.Value, meeting.Value], await SeenAsync(salons.Head, Whole()));
        Assert.Equal([salon.Value, meeting.Value], await SeenAsync(salons.App.As(Role.EventOfficer), Whole()));
        Assert.Equal([meeting.Value], await SeenAsync(salons.Head, Whole() with { Kind = EventType.Meeting }));
        Assert.Empty(await SeenAsync(salons.Head, Whole(CalendarScope.Mine)));
        await salons.App.Given(new EventInvitee(salon, salons.Rival.Id, "hash", Sample.Now));
        Assert.Equal([salon.Value], await SeenAsync(salons.OtherHead, Whole(CalendarScope.Mine)));
    }

    [Theory, Databases]
    public async Task Only_those_who_act_for_the_body_move_its_meetings(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await salons.ScheduledAsync(salons.Wish());
        Assert.Equal(salons.Ours.Slug, Assert.Single((await salons.Head.Send(Whole())).Items).Desk);
        Assert.Null(Assert.Single((await salons.OtherHead.Send(Whole())).Items).Desk);

        var room = (await salons.OtherHead.Send(new ReadRoomDay(SalonCase.Day))).Single(r => r.Id == salons.Room.Id.Value);
        Assert.Equal(("慢阻肺新进展", null), (Assert.Single(room.Taken).Topic?.Zh, room.Taken[0].Desk));
        await Assert.ThrowsAsync<RefusedException>(() => salons.App.As(new AMember().Live().Id).Send(new ReadRoomDay(SalonCase.Day)));
    }

    [Theory, Databases]
    public async Task A_feed_is_found_by_its_key_until_it_is_revoked_and_shows_a_former_chair_nothing(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var chair = salons.App.As(salons.Chair.Id, Sample.User());
        var key = (await chair.Send(new MakeFeed(CalendarScope.Body, salons.Ours.Id))).Value;
        Assert.Equal(ErrorKind.NotFound, Assert.Single((await salons.OtherHead.Send(new MakeFeed(CalendarScope.Body, salons.Ours.Id))).Errors).Kind);
        Assert.Equal((chair.Id, CalendarScope.Body), await salons.App.Anonymous.Send(new FindFeed(key)) is { } found ? ((UserId?)found.Owner, found.Scope) : default);
        Assert.DoesNotContain(key, await salons.App.Db(db => db.CalendarFeeds.Select(f => f.KeyHash).ToListAsync()));

        Assert.NotNull(await chair.Send(new ReadFeed(CalendarScope.Body, salons.Ours.Id)));
        await salons.App.Db(db => db.Appointments.Where(a => a.Person == salons.Chair.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.To, Sample.Today.AddDays(-1))));
        Assert.Null(await chair.Send(new ReadFeed(CalendarScope.Body, salons.Ours.Id)));

        var line = Assert.Single(await chair.Send(new ListMyFeeds()));
        Assert.Equal(CalendarFeedErrors.NotFound.Code, Assert.Single((await salons.OtherHead.Send(new RevokeFeed(new(line.Id)))).Errors).Code);
        Assert.Empty((await chair.Send(new RevokeFeed(new(line.Id)))).Errors);
        Assert.Null(await salons.App.Anonymous.Send(new FindFeed(key)));
    }

    [Theory, Databases]
    public async Task A_bodys_own_meeting_is_nowhere_for_those_whom_it_does_not_concern(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var salon = await salons.ScheduledAsync(salons.Wish());
        var meeting = await salons.ScheduledAsync(salons.Wish(9, 10, kind: EventType.Meeting));
        var slug = (await salons.EventAsync(meeting)).Slug;
        foreach (var stranger in new[] { salons.App.Anonymous, salons.OtherHead })
        {
            Assert.Equal([salon.Value], (await stranger.Send(new ListPublicEvents(EventPeriod.Upcoming))).Items.Select(e => e.Id));
            Assert.Null(await stranger.Send(new GetPublicEvent(slug)));
            var body = (await stranger.Send(new GetPublicBody(salons.Ours.Slug)))!;
            Assert.Equal((1, 1), (body.Coming.Count, (await stranger.Send(new ListPublicBodies())).Single(b => b.Slug == salons.Ours.Slug).Activities));
        }

        await salons.App.Given(new EventInvitee(meeting, salons.Rival.Id, "hash", Sample.Now));
        foreach (var reader in new[] { salons.Head, salons.OtherHead, salons.App.As(Role.EventOfficer) })
        {
            Assert.Equal(2, (await reader.Send(new ListPublicEvents(EventPeriod.Upcoming))).Items.Count);
            Assert.NotNull(await reader.Send(new GetPublicEvent(slug)));
            Assert.Equal(2, (await reader.Send(new GetPublicBody(salons.Ours.Slug)))!.Coming.Count);
        }
    }

    [Theory, Databases]
    public async Task A_query_that_breaks_a_rule_of_its_form_is_refused_before_it_runs(DatabaseKind database)
    {
        var app = await StartAsync(database);
        async Task<string> CodeAsync(ReadCalendar query) => (await Assert.ThrowsAsync<RefusedException>(() => app.Anonymous.Send(query))).Error.Code;
        Assert.Equal("meeting.order", await CodeAsync(Whole() with { To = SalonCase.Day.AddDays(-1) }));
        Assert.Equal("calendar.too-long", await CodeAsync(Whole() with { To = SalonCase.Day.AddDays(501) }));
        Assert.Equal("validation.enum", await CodeAsync(Whole((CalendarScope)9)));
        Assert.Empty((await app.Anonymous.Send(Whole())).Items);
    }

    private static async Task<IEnumerable<Guid>> SeenAsync(TestUser user, ReadCalendar query) => (await user.Send(query)).Items.Select(i => i.Id);
}

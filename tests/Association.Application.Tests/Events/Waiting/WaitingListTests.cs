using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Seats;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Events.Waiting;

public sealed class WaitingListTests : IntegrationTests
{
    private sealed record Case(TestApp App, BuiltEvent Event, BuiltMember[] Members)
    {
        public TestUser Office => App.As(Role.EventOfficer);

        public TestUser Mine(int member) => App.As(Members[member].Id);

        public Task<Domain.Common.Result<RegistrationOutcome>> RegisterAsync(int member) => Mine(member).Send(new RegisterForEvent(Event.Id, Event.Category.Id, null, true, null, null));

        public async Task<Id<WaitingListEntry>> JoinAsync(int member)
        {
            var joined = await Mine(member).Send(new JoinWaitingList(Event.Id, Event.Category.Id, null, true, null));
            Assert.Empty(joined.Errors);
            App.Clock.Advance(TimeSpan.FromMinutes(1));
            return new(joined.Value.Entry);
        }

        public async Task CancelFirstAsync()
        {
            var place = await App.Db(db => db.Registrations.OrderBy(r => r.Id).FirstAsync(r => r.Status == RegistrationStatus.Confirmed));
            Assert.Empty((await App.Send(new CancelRegistrationByOffice(Event.Id, place.Id))).Errors);
        }

        public Task<WaitingStatus> StatusAsync(Id<WaitingListEntry> entry) => App.Db(db => db.WaitingList.Where(e => e.Id == entry).Select(e => e.Status).SingleAsync());

        public Task<int> TakenAsync() => App.Db(db => db.Quotas.Where(q => q.Id == Event.Quota.Id).Select(q => q.Taken).SingleAsync());
    }

    private async Task<Case> FullAsync(DatabaseKind database, int people = 4, int seats = 1, bool list = true)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Capacity: seats).Draft();
        conference.Event.Seat(new(list, 24, AfterDeadline.Release, null));
        conference.Event.Publish(EventChecklist.Of(conference.Event, [conference.Quota], Sample.Now), Sample.Now);
        var members = Enumerable.Range(1, people).Select(i => new AMember(Name: $"李{i}", Email: $"li{i}@example.org").Live()).ToArray();
        await app.Given([conference, .. members]);
        var one = new Case(app, conference, members);
        for (var i = 0; i < seats; i++) Assert.Empty((await one.RegisterAsync(i)).Errors);
        return one;
    }

    [Theory, Databases]
    public async Task A_freed_seat_is_offered_to_the_first_and_counts_as_taken(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var (first, second) = (await one.JoinAsync(1), await one.JoinAsync(2));

        await one.CancelFirstAsync();

        Assert.Equal((WaitingStatus.Offered, WaitingStatus.Waiting, 1), (await one.StatusAsync(first), await one.StatusAsync(second), await one.TakenAsync()));
        Assert.Equal(1, await one.App.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.SeatOffered && m.Subject == first.Value)));
        Assert.Equal(WaitingErrors.Queue.Code, (await one.RegisterAsync(3)).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task An_offer_is_taken_by_its_link_without_signing_in(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var entry = await one.JoinAsync(1);
        await one.CancelFirstAsync();
        var number = await one.App.Db(db => db.WaitingList.Select(e => e.Number).SingleAsync());
        var key = one.App.Services.GetRequiredService<ILinkSecrets>().For(WaitingLinks.Purpose, number);

        Assert.Equal("record.not-found", (await one.App.Anonymous.Send(new AcceptOffer(entry, "wrong"))).Errors[0].Code);
        var taken = await one.App.Anonymous.Send(new AcceptOffer(entry, key));
        var again = await one.App.Anonymous.Send(new AcceptOffer(entry, key));

        Assert.Empty(taken.Errors);
        Assert.Equal((taken.Value.Registration, true), (again.Value.Registration, again.Value.Known));
        Assert.Equal((WaitingStatus.Accepted, 1), (await one.StatusAsync(entry), await one.TakenAsync()));
        Assert.True(await one.App.Db(db => db.Registrations.AnyAsync(r => r.Id == new Id<Registration>(taken.Value.Registration) && r.AsMember && r.Status == RegistrationStatus.Confirmed)));
    }

    [Theory, Databases]
    public async Task After_its_hours_an_offer_goes_to_the_next(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var (first, second) = (await one.JoinAsync(1), await one.JoinAsync(2));
        await one.CancelFirstAsync();
        Assert.Empty(await one.App.Send(new OverdueOffers()));

        one.App.Clock.Advance(TimeSpan.FromHours(25));
        foreach (var overdue in await one.App.Send(new OverdueOffers())) Assert.Empty((await one.App.Send(new LapseOffer(overdue))).Errors);

        Assert.Equal((WaitingStatus.Lapsed, WaitingStatus.Offered, 1), (await one.StatusAsync(first), await one.StatusAsync(second), await one.TakenAsync()));
        Assert.Equal(WaitingErrors.OfferOver.Code, (await one.Mine(1).Send(new AcceptOffer(first))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Leaving_passes_the_held_seat_on_at_once(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var (first, second) = (await one.JoinAsync(1), await one.JoinAsync(2));
        await one.CancelFirstAsync();

        Assert.Empty((await one.Mine(1).Send(new LeaveWaitingList(first))).Errors);
        Assert.Empty((await one.Mine(1).Send(new LeaveWaitingList(first))).Errors);

        Assert.Equal((WaitingStatus.Left, WaitingStatus.Offered, 1), (await one.StatusAsync(first), await one.StatusAsync(second), await one.TakenAsync()));
        Assert.Equal("record.not-found", (await one.Mine(1).Send(new LeaveWaitingList(second))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Moving_up_needs_a_reason_and_changes_the_order(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var (first, last) = (await one.JoinAsync(1), await one.JoinAsync(2));
        Assert.Equal(WaitingErrors.ReasonMissing.Code, (await one.Office.Send(new MoveUpWaiting(one.Event.Id, last, " "))).Errors[0].Code);

        Assert.Empty((await one.Office.Send(new MoveUpWaiting(one.Event.Id, last, "大会讲者"))).Errors);

        Assert.Equal((2, 1), ((await one.Mine(1).Send(new GetWaiting(first)))!.Position, (await one.Mine(2).Send(new GetWaiting(last)))!.Position));
        var line = (await one.Office.Send(new ListWaiting(one.Event.Id)))[0];
        Assert.Equal((last.Value, "大会讲者"), (line.Id, line.Steps[^1].Reason));
        await one.CancelFirstAsync();
        Assert.Equal(WaitingStatus.Offered, await one.StatusAsync(last));
    }

    [Theory, Databases]
    public async Task More_seats_are_offered_in_order_and_never_past_the_capacity(DatabaseKind database)
    {
        var one = await FullAsync(database, people: 6);
        for (var i = 1; i <= 5; i++) await one.JoinAsync(i);

        Assert.Empty((await one.Office.Send(new OpenRegistration(one.Event.Id, null, AssociationCalendar.LocalTime(one.Event.Event.RegistrationClosesAt!.Value).DateTime, 4, 7))).Errors);
        foreach (var @event in await one.App.Send(new EventsWithFreeSeats())) Assert.Empty((await one.App.Send(new OfferSeats(@event))).Errors);

        Assert.Equal(4, await one.TakenAsync());
        Assert.Equal([WaitingStatus.Offered, WaitingStatus.Offered, WaitingStatus.Offered, WaitingStatus.Waiting, WaitingStatus.Waiting],
            await one.App.Db(db => db.WaitingList.OrderBy(e => e.JoinedAt).Select(e => e.Status).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Joining_twice_finds_the_first_entry_and_a_place_ends_waiting(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var entry = await one.JoinAsync(1);
        var again = await one.Mine(1).Send(new JoinWaitingList(one.Event.Id, one.Event.Category.Id, null, true, null));
        var registered = await one.Mine(0).Send(new JoinWaitingList(one.Event.Id, one.Event.Category.Id, null, true, null));

        Assert.Equal((entry.Value, true), (again.Value.Entry, again.Value.Known));
        Assert.NotNull(registered.Value.Registration);
        Assert.Equal(1, await one.App.Db(db => db.WaitingList.CountAsync()));
    }

    [Theory, Databases]
    public async Task Nobody_waits_without_a_list_or_while_seats_are_left(DatabaseKind database)
    {
        var none = await FullAsync(database, list: false);
        Assert.Equal(WaitingErrors.NoList.Code, (await none.Mine(1).Send(new JoinWaitingList(none.Event.Id, none.Event.Category.Id, null, true, null))).Errors[0].Code);
        Assert.Empty((await none.Office.Send(new SetSeatRules(none.Event.Id, true, 24, AfterDeadline.Release, null))).Errors);
        await none.CancelFirstAsync();
        Assert.Equal(WaitingErrors.SeatsLeft.Code, (await none.Mine(1).Send(new JoinWaitingList(none.Event.Id, none.Event.Category.Id, null, true, null))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Twenty_who_leave_at_once_make_twenty_offers(DatabaseKind database)
    {
        const int Seats = 20;
        var one = await FullAsync(database, people: 2 * Seats, seats: Seats);
        for (var i = Seats; i < 2 * Seats; i++) await one.JoinAsync(i);
        var places = await one.App.Db(db => db.Registrations.Select(r => new { r.Id, r.Person }).ToListAsync());

        var answers = await Task.WhenAll(places.Select(p => Task.Run(async () =>
        {
            // A neighbour may be faster on the same row: whoever is told so presses again.
            Domain.Common.Result left;
            do left = await one.App.As(p.Person).Send(new CancelRegistration(p.Id));
            while (!left.Succeeded && left.Errors[0].Code == CommonErrors.Busy.Code);
            return left;
        })));

        Assert.All(answers, a => Assert.Empty(a.Errors));
        foreach (var @event in await one.App.Send(new EventsWithFreeSeats())) Assert.Empty((await one.App.Send(new OfferSeats(@event))).Errors);
        Assert.Equal((Seats, Seats), (await one.App.Db(db => db.WaitingList.CountAsync(e => e.Status == WaitingStatus.Offered)), await one.TakenAsync()));
    }

    [Theory, Databases]
    public async Task A_cancelled_event_offers_nothing_and_ends_the_list(DatabaseKind database)
    {
        var one = await FullAsync(database);
        var entry = await one.JoinAsync(1);

        Assert.Empty((await one.Office.Send(new CancelEvent(one.Event.Id))).Errors);

        Assert.Equal((WaitingStatus.Removed, 0), (await one.StatusAsync(entry), await one.TakenAsync()));
    }

    [Theory, Databases]
    public async Task Who_is_looked_for_by_name_keeps_the_place_in_the_whole_queue(DatabaseKind database)
    {
        var one = await FullAsync(database);
        await one.JoinAsync(1);
        await one.JoinAsync(2);

        var found = Assert.Single(await one.Office.Send(new ListWaiting(one.Event.Id, Search: "李3")));

        Assert.Equal(("李3", 2), (found.Name, found.Position));
        Assert.Empty(await one.Office.Send(new ListWaiting(one.Event.Id, Search: "王")));
    }
}

using Association.Application.Messages;
using Association.Application.Rooms;
using Association.Application.Salons;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Salons;

public sealed class ScheduleSalonTests : IntegrationTests
{
    [Theory, Databases]
    public async Task One_step_publishes_holds_the_room_and_asks_the_lecturer(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var id = await salons.ScheduledAsync(salons.Wish(lecturer: salons.Lecturer));

        var held = await salons.EventAsync(id);
        Assert.Equal((EventStatus.Published, EventType.Salon, (Id<Body>?)salons.Ours.Id), (held.Status, held.Type, held.Organiser));
        Assert.Equal(("一号会议室", "王教授"), (held.Venue?.Zh, held.OnlySession?.Speaker?.Zh));
        var booking = await salons.BookingAsync(id);
        Assert.Equal((BookingStatus.Confirmed, 8, SalonCase.At(14)), (booking.Status, booking.Quarters.Count, booking.StartsAt));
        Assert.Equal([SalonCase.LecturerMail], await salons.MailsAsync(MailTemplates.LecturerInvited));
        Assert.Equal(MeetingRecord.CodeLength, (await salons.App.Db(db => db.MeetingRecords.SingleAsync(r => r.Event == id))).Code.Length);
    }

    [Theory, Databases]
    public async Task Who_comes_too_late_reads_who_has_it_and_takes_an_alternative(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await salons.ScheduledAsync(salons.Wish());
        var late = salons.Wish(15, 17, body: salons.Theirs);
        var refused = Assert.Single((await salons.OtherHead.Send(late)).Errors);
        Assert.Equal((BookingErrors.Taken.Code, "Slot"), (refused.Code, refused.Field));
        Assert.Equal(["Respiratory Committee", $"{SalonCase.Day:yyyy-MM-dd} 14:00–16:00"], refused.Arguments);
        Assert.Equal(1, await salons.App.Db(db => db.Events.CountAsync()));

        var clash = await salons.OtherHead.Send(new FindRoomClash(salons.Theirs.Id, salons.Room.Id, late.StartsAt, late.EndsAt, 20));
        Assert.Equal("Respiratory Committee", clash!.Holder?.En);
        Assert.Equal([salons.Hall.Id.Value, salons.Room.Id.Value, salons.Room.Id.Value], clash.Alternatives.Select(a => a.Room));
        Assert.All(clash.Alternatives, a => Assert.True(a.EndsAt - a.StartsAt == TimeSpan.FromHours(2)));
        foreach (var free in clash.Alternatives.Take(2))
            await salons.ScheduledAsync(late with { Room = new(free.Room), StartsAt = free.StartsAt, EndsAt = free.EndsAt }, salons.OtherHead);
    }

    [Theory, Databases]
    public async Task What_does_not_fit_is_refused_beside_its_field_and_nothing_is_held(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await RefusedAsync(salons, salons.Wish(16, 14), MeetingTimeErrors.Order, "EndsAt");
        await RefusedAsync(salons, salons.Wish(people: 31), BookingErrors.OverCapacity, "People");
        await RefusedAsync(salons, salons.Wish(6, 8), BookingErrors.RoomClosed, "StartsAt");
        await RefusedAsync(salons, salons.Wish(day: Sample.Today.AddDays(-1)), "salon.past", "StartsAt");
        await RefusedAsync(salons, salons.Wish(day: Sample.Today.AddDays(6)), "salon.lead-time", "StartsAt");
        await RefusedAsync(salons, salons.Wish(kind: EventType.Exam), SalonErrors.Kind.Code, "Kind");
        await RefusedAsync(salons, salons.Wish() with { Room = null }, SalonErrors.NoRoom.Code, "Slot");
        await RefusedAsync(salons, salons.Wish() with { Wish = new("", null, EventType.Salon, 10) }, "validation.not-empty", "TopicZh");

        Assert.Equal((0, 0), await salons.App.Db(async db => (await db.Events.CountAsync(), await db.RoomBookings.CountAsync())));
        await salons.ScheduledAsync(salons.Wish(day: Sample.Today.AddDays(7)));
        await salons.ScheduledAsync(salons.Wish(day: Sample.Today.AddDays(2)), salons.App.As(Role.Administrator));
    }

    [Theory, Databases]
    public async Task An_online_class_needs_no_room_and_a_second_click_makes_no_second_one(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var user = Sample.User();
        var wish = salons.Wish(kind: EventType.WeChatClass, key: "once");
        var (first, second) = (await salons.App.As(salons.Chair.Id, user).Send(wish), await salons.App.As(salons.Chair.Id, user).Send(wish));
        Assert.Equal(first.Value, second.Value);
        Assert.Equal((1, 0), await salons.App.Db(async db => (await db.Events.CountAsync(), await db.RoomBookings.CountAsync())));
        Assert.Equal(SalonKinds.OnlineVenue, (await salons.EventAsync(new(first.Value.Event))).Venue);
    }

    [Theory, Databases]
    public async Task Nobody_schedules_for_a_body_of_others_and_a_former_chair_for_none(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        Assert.Equal(ErrorKind.NotFound, Assert.Single((await salons.OtherHead.Send(salons.Wish())).Errors).Kind);
        await salons.App.Db(db => db.Appointments.Where(a => a.Person == salons.Chair.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.To, Sample.Today.AddDays(-1))));
        Assert.Equal(ErrorKind.NotFound, Assert.Single((await salons.Head.Send(salons.Wish())).Errors).Kind);
    }

    [Theory, Databases]
    public async Task A_room_that_needs_approval_waits_and_who_booked_is_told(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var id = await salons.ScheduledAsync(salons.Wish(room: salons.Hall));
        var office = salons.App.As(Role.EventOfficer);
        var waiting = Assert.Single(await office.Send(new ListWaitingBookings()));
        Assert.Equal("呼吸专业委员会", waiting.Body?.Zh);
        Assert.Equal("Reason", Assert.Single((await office.Send(new DecideBooking(new(waiting.Id), Agreed: false))).Errors).Field);

        Assert.Empty((await office.Send(new DecideBooking(new(waiting.Id), Agreed: false, "另有会议"))).Errors);
        Assert.Equal((BookingStatus.Declined, 0), ((await salons.BookingAsync(id)).Status, (await salons.BookingAsync(id)).Quarters.Count));
        Assert.Null((await salons.EventAsync(id)).Venue);
        Assert.Equal(BookingErrors.NotWaiting.Code, Assert.Single((await office.Send(new DecideBooking(new(waiting.Id), Agreed: true))).Errors).Code);

        await salons.ScheduledAsync(salons.Wish(room: salons.Hall, body: salons.Theirs), salons.OtherHead);
    }

    private static Task RefusedAsync(SalonCase salons, ScheduleSalon wish, Error error, string field) => RefusedAsync(salons, wish, error.Code, field);

    private static async Task RefusedAsync(SalonCase salons, ScheduleSalon wish, string code, string field)
    {
        var refused = Assert.Single((await salons.Head.Send(wish)).Errors);
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }
}

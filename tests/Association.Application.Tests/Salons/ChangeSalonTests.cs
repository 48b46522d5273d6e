using Association.Application.Events;
using Association.Application.Events.Meetings;
using Association.Application.Messages;
using Association.Application.Salons;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Salons;

public sealed class ChangeSalonTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_series_says_what_clashes_and_schedules_the_rest(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await salons.ScheduledAsync(salons.Wish(15, 17, SalonCase.Day.AddDays(14), body: salons.Theirs), salons.OtherHead);
        var wish = salons.Wish(series: SalonCase.Weekly(4));

        var dates = await salons.Head.Send(new PreviewSeries(wish.Body, wish.Wish, wish.Room, wish.StartsAt, wish.EndsAt, wish.Series!));
        Assert.Equal([FitTag.Free, FitTag.Free, FitTag.Clash, FitTag.Free], dates.Select(d => d.Fit));
        Assert.Equal("心血管专业委员会", dates[2].Holder?.Body?.Zh);
        Assert.Equal(BookingErrors.Taken.Code, Assert.Single((await salons.Head.Send(wish)).Errors).Code);
        Assert.Equal(1, await salons.App.Db(db => db.Events.CountAsync()));

        var done = (await salons.Head.Send(wish with { OnlyFree = true })).Value;
        Assert.Equal((3, 1), (done.Scheduled, done.LeftOut));
        Assert.Equal(3, await salons.App.Db(db => db.Events.CountAsync(e => e.Series == new Domain.Common.Id<Event>(done.Event))));
    }

    [Theory, Databases]
    public async Task Following_dates_take_the_new_hour_and_all_can_be_called_off(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await salons.ScheduledAsync(salons.Wish(series: SalonCase.Weekly(3), lecturer: salons.Lecturer));
        var ids = await salons.App.Db(db => db.Events.OrderBy(e => e.StartsOn).Select(e => e.Id).ToListAsync());
        var change = new SalonChange("新题目", null, 25, salons.Hall.Id, SalonCase.Day, new(9, 0), new(11, 0), salons.Lecturer.Id);
        Assert.Equal(2, (await salons.Head.Send(new ChangeSalon(ids[1], SeriesScope.Following, change))).Value);

        var (first, second) = (await salons.EventAsync(ids[0]), await salons.EventAsync(ids[1]));
        Assert.Equal(("慢阻肺新进展", SalonCase.At(14)), (first.Name.Zh, first.OnlySession!.StartsAt));
        Assert.Equal(("新题目", SalonCase.At(9, SalonCase.Day.AddDays(7)), "学术厅"), (second.Name.Zh, second.OnlySession!.StartsAt, second.Venue?.Zh));
        Assert.Equal(BookingStatus.Requested, (await salons.BookingAsync(ids[1])).Status);
        Assert.Equal(5, (await salons.MailsAsync(MailTemplates.LecturerInvited)).Count);

        await InviteAsync(salons, ids[2]);
        Assert.Equal(3, (await salons.Head.Send(new CancelSalon(ids[0], SeriesScope.All, "讲者住院"))).Value);
        Assert.Equal([SalonCase.LecturerMail, SalonCase.LecturerMail, SalonCase.LecturerMail, "zhang.wenjing@example.org"], (await salons.MailsAsync(MailTemplates.SalonCancelled)).Order());
        Assert.Equal(0, await salons.App.Db(db => db.BookedQuarters.CountAsync()));
        Assert.All(await salons.App.Db(db => db.LecturerInvitations.ToListAsync()), i => Assert.Equal(LecturerAnswer.Withdrawn, i.Answer));
        Assert.Equal(SalonErrors.Over.Code, Assert.Single((await salons.Head.Send(new CancelSalon(ids[0], SeriesScope.All, "再次"))).Errors).Code);
    }

    [Theory, Databases]
    public async Task Moving_keeps_the_length_and_is_checked_like_a_booking(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var id = await salons.ScheduledAsync(salons.Wish());
        await salons.ScheduledAsync(salons.Wish(9, 11, body: salons.Theirs), salons.OtherHead);
        await InviteAsync(salons, id);

        Assert.Equal(BookingErrors.Taken.Code, Assert.Single((await salons.Head.Send(new MoveSalon(id, SalonCase.At(10)))).Errors).Code);
        Assert.Equal("salon.lead-time", Assert.Single((await salons.Head.Send(new MoveSalon(id, SalonCase.At(10, Sample.Today.AddDays(1))))).Errors).Code);
        Assert.Empty((await salons.Head.Send(new MoveSalon(id, SalonCase.At(15)))).Errors);
        Assert.Equal((SalonCase.At(15), SalonCase.At(17)), ((await salons.BookingAsync(id)).StartsAt, (await salons.BookingAsync(id)).EndsAt));
        Assert.Equal(["zhang.wenjing@example.org"], await salons.MailsAsync(MailTemplates.SalonChanged));
        Assert.NotEmpty((await salons.OtherHead.Send(new MoveSalon(id, SalonCase.At(16)))).Errors);
    }

    [Theory, Databases]
    public async Task What_somebody_has_come_to_is_not_called_off_by_head_or_office_nor_is_its_series(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await salons.ScheduledAsync(salons.Wish(series: SalonCase.Weekly(2)));
        var ids = await salons.App.Db(db => db.Events.OrderBy(e => e.StartsOn).Select(e => e.Id).ToListAsync());
        var code = await salons.App.Db(db => db.MeetingRecords.Where(r => r.Event == ids[0]).Select(r => r.Code).SingleAsync());
        salons.App.Clock.SetUtcNow(SalonCase.At(13));
        Assert.Empty((await salons.OtherHead.Send(new ComeToMeeting(code))).Errors);

        foreach (var scope in new[] { SeriesScope.This, SeriesScope.All })
            Assert.Equal(EventErrors.Attended.Code, Assert.Single((await salons.Head.Send(new CancelSalon(ids[0], scope, "讲者住院"))).Errors).Code);
        Assert.Equal(EventErrors.Attended.Code, Assert.Single((await salons.App.As(Role.EventOfficer).Send(new CancelEvent(ids[0]))).Errors).Code);
        Assert.All(await salons.App.Db(db => db.Events.Select(e => e.Status).ToListAsync()), status => Assert.Equal(EventStatus.Published, status));
        Assert.Empty(await salons.MailsAsync(MailTemplates.SalonCancelled));
        Assert.Equal(1, (await salons.Head.Send(new CancelSalon(ids[1], SeriesScope.This, "讲者住院"))).Value);
        await salons.App.Db(db => db.MeetingRecords.Where(r => r.Event == ids[1]).ExecuteUpdateAsync(r => r.SetProperty(x => x.Code, "AAAAA2")));
        salons.App.Clock.SetUtcNow(SalonCase.At(13, SalonCase.Day.AddDays(7)));
        Assert.NotEmpty((await salons.OtherHead.Send(new ComeToMeeting("AAAAA2"))).Errors);
    }

    [Theory, Databases]
    public async Task The_office_calls_a_salon_off_as_its_head_does(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var id = await salons.ScheduledAsync(salons.Wish(lecturer: salons.Lecturer));
        await InviteAsync(salons, id);
        Assert.Empty((await salons.App.As(Role.EventOfficer).Send(new CancelEvent(id))).Errors);
        Assert.Equal([SalonCase.LecturerMail, "zhang.wenjing@example.org"], (await salons.MailsAsync(MailTemplates.SalonCancelled)).Order());
        Assert.Equal(0, await salons.App.Db(db => db.BookedQuarters.CountAsync()));
    }

    /// <summary>The chair comes, the rival said no and hears nothing more.</summary>
    private static async Task InviteAsync(SalonCase salons, Domain.Common.Id<Event> id)
    {
        var no = new EventInvitee(id, salons.Rival.Id, $"{Guid.NewGuid():N}", Sample.Now);
        no.Say(InviteeAnswer.No, SalonCase.At(20), Sample.Now);
        await salons.App.Given(new EventInvitee(id, salons.Chair.Id, $"{Guid.NewGuid():N}", Sample.Now), no);
    }
}

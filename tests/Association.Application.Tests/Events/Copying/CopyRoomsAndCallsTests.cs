using Association.Application.Events.Copying;
using Association.Application.Events.Online;
using Association.Application.Events.SelfService;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Domain.Events.Invitations;
using Association.Domain.Events.Online;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Copying;

/// <summary>What a yearly conference has besides its programme: a call, online rooms, who gets in, and what giving a place back costs.</summary>
public sealed class CopyRoomsAndCallsTests : IntegrationTests
{
    private static readonly OnlineTerms Zoom = new(OnlineMode.Hybrid, OnlinePlatform.Zoom, "https://zoom.example/j/1", "123 456", "secret", new("请实名入会", "Join by your own name"), 30, 5);

    [Theory, Databases]
    public async Task A_call_comes_along_with_form_criteria_and_letters_but_is_not_announced(DatabaseKind database)
    {
        var (app, conference) = await StartAtAsync(database);
        var call = new ACall(Blind: true, MaxCharacters: 700, ReviewersEach: 3).Of(conference.Id);
        call.Write(AbstractDecision.Poster, "{name}老师：请带壁报", "Dear {name}, please bring your poster");
        await app.Given(call, ACall.Submitted(call), ACall.Reviewer(conference.Id, "市医院"));

        var id = await CopyAsync(app, conference, 365);

        var copy = await app.Db(db => db.AbstractCalls.AsNoTracking().Include(c => c.Fields).Include(c => c.Criteria).Include(c => c.Letters).SingleAsync(c => c.Event == id));
        Assert.Equal((call.OpensAt.AddDays(365), call.ClosesAt.AddDays(365), call.RevisionsUntil!.Value.AddDays(365)), (copy.OpensAt, copy.ClosesAt, copy.RevisionsUntil));
        Assert.Equal((true, 700, 3, false, false), (copy.Blind, copy.MaxCharacters, copy.ReviewersEach, copy.Announced, copy.BookOpen));
        Assert.Equal(["目的与方法", "结论"], copy.Fields.OrderBy(f => f.Order).Select(f => f.Name.Zh));
        Assert.Equal([("科学性", 60, 10), ("表达", 40, 5)], copy.Criteria.OrderBy(c => c.Order).Select(c => (c.Name.Zh, c.Weight, c.Highest)));
        Assert.Equal("{name}老师：请带壁报", copy.Letters.Single(l => l.Decision is AbstractDecision.Poster).TextZh);
        Assert.Equal((0, 0), await app.Db(async db => (await db.Submissions.CountAsync(s => s.Event == id), await db.AbstractReviewers.CountAsync(r => r.Event == id))));
    }

    [Theory, Databases]
    public async Task Online_rooms_come_along_with_their_lists_and_without_how_to_join(DatabaseKind database)
    {
        var (app, conference) = await StartAtAsync(database);
        var office = app.As(Role.EventOfficer);
        Assert.Empty((await office.Send(new SetOnlineRoom(conference.Id, null, conference.Event.Sessions.Single().Id, Zoom, CountsAsAttendance: true))).Errors);

        var id = await CopyAsync(app, conference, 7);
        var without = await CopyAsync(app, conference, 14, [EventPart.Programme, EventPart.CheckIn]);

        var room = await app.Db(db => db.OnlineRooms.AsNoTracking().SingleAsync(r => r.Event == id));
        Assert.Equal((OnlineMode.Hybrid, OnlinePlatform.Zoom, null, null, null, "请实名入会", 30, 5),
            (room.Mode, room.Platform, room.JoinLink, room.MeetingNumber, room.Passcode, room.Note?.Zh, room.ShownMinutes, room.CodeMinutes));
        Assert.Equal(await app.Db(db => db.Sessions.Where(s => s.Event == id).Select(s => (Id<EventSession>?)s.Id).SingleAsync()), room.Session);
        Assert.True(await app.Db(db => db.CheckInLists.AnyAsync(l => l.Id == room.List && l.Event == id && l.CountsAsAttendance && l.InAndOut)));
        Assert.Equal((0, 0), await app.Db(async db => (await db.OnlineRooms.CountAsync(r => r.Event == without), await db.CheckInLists.CountAsync(l => l.Event == without && l.Session != null))));
        Assert.Equal(OnlineErrors.NothingToJoin.Code, (await office.Send(new SetOnlineRoom(id, room.Id, null, Zoom with { JoinLink = null, MeetingNumber = " " }, true))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Who_gets_in_and_what_giving_back_costs_come_along_with_the_prices(DatabaseKind database)
    {
        var (app, conference) = await StartAtAsync(database, AdmissionKind.Approval);
        var until = conference.Event.StartsOn.AddDays(-5);
        Assert.Empty((await app.As(Role.EventOfficer).Send(new SetSelfServiceTerms(conference.Id, conference.Category.Id, new(true, until), new(false, null), new(true, null), new(true, until.AddDays(1)), 50, 80))).Errors);

        var id = await CopyAsync(app, conference, 365);

        var category = await app.Db(db => db.TicketCategories.AsNoTracking().SingleAsync(c => c.Event == id));
        var terms = await app.Db(db => db.SelfServiceTerms.AsNoTracking().SingleAsync(t => t.Event == id));
        Assert.Equal((AdmissionKind.Approval, category.Id), (category.Admission, terms.Category));
        Assert.Equal((until.AddDays(365), false, until.AddDays(366), new Money(50), 80), (terms.AnswerUntil, terms.MayMove, terms.CancelUntil, terms.CancelFee, terms.RefundShare));
    }

    private async Task<(TestApp App, BuiltEvent Conference)> StartAtAsync(DatabaseKind database, AdmissionKind admission = AdmissionKind.Open)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Member: 300, NonMember: 500).Published();
        conference.Category.AdmitBy(admission);
        await app.Given(conference);
        return (app, conference);
    }

    private static async Task<Id<Event>> CopyAsync(TestApp app, BuiltEvent conference, int days, IReadOnlyList<EventPart>? parts = null)
    {
        var copied = await app.As(Role.EventOfficer).Send(new CopyEvent(conference.Id, "次年年会", "Next year", conference.Event.StartsOn.AddDays(days), parts ?? Enum.GetValues<EventPart>()));
        Assert.Empty(copied.Errors);
        return new(copied.Value);
    }
}

using System.Text;
using Association.Application.Events.Meetings;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Meetings;

public sealed class AttendanceTests : IntegrationTests
{
    private readonly BuiltMeeting _salon = new AMeeting().Published();
    private readonly Person _li = new AMember(Name: "李娜", Pinyin: "lina", Initials: "ln").Guest();

    [Theory, Databases]
    public async Task The_code_counts_from_two_hours_before_to_the_end(DatabaseKind database)
    {
        var (app, _) = await OpenAsync(database);
        var (code, time) = (_salon.Record!.Code, EventTime.Of(_salon.Event));
        async Task<string?> ComeAsync(DateTimeOffset at, string typed)
        {
            app.Clock.SetUtcNow(at);
            var came = await app.As(_li.Id).Send(new ComeToMeeting(typed));
            return came.Succeeded ? null : came.Errors[0].Code;
        }

        Assert.Equal("come.not-now", await ComeAsync(time.From.AddHours(-2).AddSeconds(-1), code));
        Assert.Null(await app.As(_li.Id).Send(new ShowMeetingByCode(code)));
        Assert.Null(await ComeAsync(time.From.AddHours(-2), $" {code[..3]}-{code[3..].ToLowerInvariant()} "));
        Assert.Equal("come.wrong-code", await ComeAsync(time.From, "AAAAA2"));
        Assert.True((await app.As(_li.Id).Send(new ShowMeetingByCode(code)))!.Here);
        Assert.Null(await ComeAsync(time.To.AddSeconds(-1), code));
        Assert.Equal("come.not-now", await ComeAsync(time.To, code));
        var line = await app.Db(db => db.Invitees.AsNoTracking().SingleAsync());
        Assert.Equal((Presence.Attended, true, time.From.AddHours(-2)), (line.Presence, line.WalkedIn, line.CameAt!.Value));
    }

    [Theory, Databases]
    public async Task A_guest_without_an_account_is_found_or_recorded_and_never_a_member(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        app.Clock.SetUtcNow(EventTime.Of(_salon.Event).From);
        var code = _salon.Record!.Code;
        Assert.Equal("Mobile", (await app.Anonymous.Send(new ComeToMeeting(code, "周嘉宁", "123"))).Errors[0].Field);
        Assert.Equal("Name", (await app.Anonymous.Send(new ComeToMeeting(code))).Errors[0].Field);
        Assert.True((await app.Anonymous.Send(new ComeToMeeting(code, "周嘉宁", "13900000101"))).Succeeded);
        Assert.True((await app.Anonymous.Send(new ComeToMeeting(code, "周嘉宁", "139 0000 0101"))).Succeeded);
        Assert.Equal(1, (await head.Send(new GetMeeting(_salon.Body.Id, $"{_salon.Id}")))!.Counts.Attended);
        Assert.Equal((1, 0), await app.Db(async db => (await db.People.CountAsync(p => p.Name == "周嘉宁"), await db.Memberships.CountAsync())));
    }

    [Theory, Databases]
    public async Task The_head_marks_one_and_many_and_concludes_with_what_was_counted(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, Officers: true, People: [_li.Id.Value]));
        async Task<MeetingView> LookAsync() => (await head.Send(new GetMeeting(_salon.Body.Id, $"{_salon.Id}")))!;
        var all = (await LookAsync()).Invitees.Select(i => i.Id).ToList();
        Assert.Equal("invitee.not-yet", (await head.Send(new MarkPresence(_salon.Body.Id, _salon.Id, all, Presence.Attended))).Errors[0].Code);
        Assert.Equal(1, (await head.Send(new MarkPresence(_salon.Body.Id, _salon.Id, [all[0]], Presence.Excused))).Value);
        Assert.Equal("event.not-over", (await head.Send(new ConcludeMeeting(_salon.Body.Id, _salon.Id, 10))).Errors[0].Code);

        app.Clock.SetUtcNow(EventTime.Of(_salon.Event).To);
        Assert.Equal("meeting.uncounted", (await head.Send(new ConcludeMeeting(_salon.Body.Id, _salon.Id, null))).Errors[0].Code);
        Assert.Equal(2, (await head.Send(new MarkPresence(_salon.Body.Id, _salon.Id, all, Presence.Attended))).Value);
        Assert.Equal(1, (await head.Send(new MarkPresence(_salon.Body.Id, _salon.Id, [all[1]], Presence.Absent))).Value);
        // The list is the number, whatever is typed beside it.
        Assert.True((await head.Send(new ConcludeMeeting(_salon.Body.Id, _salon.Id, 500))).Succeeded);
        var view = await LookAsync();
        Assert.Equal((EventStatus.Held, 1, 1, 1), (view.Status, view.Attendance, view.Counts.Attended, view.Counts.Absent));
    }

    [Theory, Databases]
    public async Task Without_a_list_the_number_that_was_said_holds(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        app.Clock.SetUtcNow(EventTime.Of(_salon.Event).To);
        Assert.Equal("event.attendance", (await head.Send(new ConcludeMeeting(_salon.Body.Id, _salon.Id, -1))).Errors[0].Code);
        Assert.True((await head.Send(new ConcludeMeeting(_salon.Body.Id, _salon.Id, 300))).Succeeded);
        Assert.Equal(300, (await head.Send(new GetMeeting(_salon.Body.Id, $"{_salon.Id}")))!.Attendance);
    }

    [Theory, Databases]
    public async Task Of_two_writers_the_second_is_refused_and_decisions_have_owners(DatabaseKind database)
    {
        var (_, head) = await OpenAsync(database);
        async Task<MinutesView> LookAsync() => (await head.Send(new GetMinutes(_salon.Body.Id, _salon.Id)))!;
        var seen = (await LookAsync()).Version;
        Assert.True((await head.Send(new WriteMinutes(_salon.Body.Id, _salon.Id, "第一稿", seen))).Succeeded);
        Assert.Equal("minutes.changed", (await head.Send(new WriteMinutes(_salon.Body.Id, _salon.Id, "另一稿", seen))).Errors[0].Code);
        Assert.Equal("第一稿", (await LookAsync()).Text);

        Assert.Equal("minutes.owner", (await head.Send(new AddDecision(_salon.Body.Id, _salon.Id, "编写共识", _li.Id, null))).Errors[0].Code);
        Assert.True((await head.Send(new AddDecision(_salon.Body.Id, _salon.Id, "编写共识", _salon.Chair.Id, Sample.Today.AddDays(90)))).Succeeded);
        // A decision noted meanwhile is no change of the text.
        Assert.True((await head.Send(new WriteMinutes(_salon.Body.Id, _salon.Id, "第二稿", (await LookAsync()).Version))).Succeeded);
        var open = Assert.Single(await head.Send(new ListOpenDecisions(_salon.Body.Id)));
        Assert.Equal(("编写共识", "陈主任"), (open.Decision.Text, open.Decision.Owner));
        Assert.True((await head.Send(new FinishDecision(_salon.Body.Id, _salon.Id, new Id<Decision>(open.Decision.Id)))).Succeeded);
        Assert.Empty(await head.Send(new ListOpenDecisions(_salon.Body.Id)));
    }

    [Theory, Databases]
    public async Task Materials_are_for_those_who_attended_and_for_the_desk(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        var stranger = new AMember(Name: "路人", Pinyin: "luren", Initials: "lr").Guest();
        await app.Given(stranger);
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7 slides");
        Assert.Equal("upload.wrong-type", (await head.Send(new HandOutMaterial(_salon.Body.Id, _salon.Id, new UploadedFile("a.pdf", "MZ"u8.ToArray())))).Errors[0].Code);
        Assert.True((await head.Send(new HandOutMaterial(_salon.Body.Id, _salon.Id, new UploadedFile("讲义.pdf", pdf)))).Succeeded);
        var material = new Id<Material>(Assert.Single((await head.Send(new GetMinutes(_salon.Body.Id, _salon.Id)))!.Materials).Id);
        app.Clock.SetUtcNow(EventTime.Of(_salon.Event).From);
        await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, People: [_li.Id.Value, stranger.Id.Value]));
        await app.As(_li.Id).Send(new ComeToMeeting(_salon.Record!.Code));

        async Task<string?> FetchAsync(TestUser user)
        {
            var file = await user.Send(new DownloadMaterial(_salon.Id, material));
            if (file is null) return null;
            await using var content = file.Content;
            return file.Name;
        }

        Assert.Equal("讲义.pdf", await FetchAsync(app.As(_li.Id)));
        Assert.Equal("讲义.pdf", await FetchAsync(head));
        Assert.Null(await FetchAsync(app.As(stranger.Id)));
        Assert.Single(Assert.Single(await app.As(_li.Id).Send(new ListMyMeetings())).Materials);
        Assert.Empty(Assert.Single(await app.As(stranger.Id).Send(new ListMyMeetings())).Materials);
        Assert.True((await head.Send(new TakeBackMaterial(_salon.Body.Id, _salon.Id, material))).Succeeded);
        Assert.Null(await FetchAsync(app.As(_li.Id)));
    }

    private async Task<(TestApp App, TestUser Head)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(_salon, _li);
        return (app, app.As(_salon.Chair.Id));
    }
}

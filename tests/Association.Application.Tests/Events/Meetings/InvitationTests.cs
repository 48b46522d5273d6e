using Association.Application.Common;
using Association.Application.Events.Meetings;
using Association.Application.Lists;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lists;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Meetings;

public sealed class InvitationTests : IntegrationTests
{
    private readonly BuiltMeeting _salon = new AMeeting().Published();
    private readonly BuiltMeeting _other = new AMeeting().Published();
    private readonly Person _li = new AMember(Name: "李娜", Pinyin: "lina", Initials: "ln", Email: "lina@example.org").Guest();
    private readonly Person _silent = new AMember(Name: "王无邮", Pinyin: "wangwuyou", Initials: "wwy", Email: null).Guest();

    [Theory, Databases]
    public async Task Officers_and_guests_are_asked_once_however_often_the_button_is_pressed(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        var first = await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, Officers: true, People: [_li.Id.Value, _silent.Id.Value]));
        Assert.Equal(new InvitationCount(3, 0, 1), first.Value);
        var second = await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, Officers: true, People: [_li.Id.Value]));
        Assert.Equal(new InvitationCount(0, 2, 0), second.Value);
        Assert.Equal(2, await MailsAsync(app, MailTemplates.MeetingInvitation));
        Assert.Equal("invitee.nobody", (await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id))).Errors[0].Code);
        Assert.Equal((0, 1), await head.Send(new FindInvitees(_salon.Body.Id, _salon.Id, null)) is { } left ? (left.Officers, left.OfficersAsked) : (-1, -1));
    }

    [Theory, Databases]
    public async Task Another_bodys_activity_does_not_exist_for_a_head(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        await app.Given(_other);
        await Assert.ThrowsAsync<RefusedException>(() => head.Send(new GetMeeting(_other.Body.Id, $"{_other.Id}")));
        Assert.Null(await head.Send(new GetMeeting(_salon.Body.Id, $"{_other.Id}")));
        Assert.Equal(ErrorKind.NotFound, (await head.Send(new InviteToMeeting(_salon.Body.Id, _other.Id, Officers: true))).Errors[0].Kind);
        Assert.Equal(ErrorKind.NotFound, (await head.Send(new WriteMinutes(_salon.Body.Id, _other.Id, "x", 0))).Errors[0].Kind);
        Assert.False((await app.As(_li.Id).Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, Officers: true))).Succeeded);
    }

    [Theory, Databases]
    public async Task A_list_is_asked_by_whoever_may_read_it(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        var office = app.As(Role.Administrator);
        await app.Given(new AMember(Name: "张三", Pinyin: "zhangsan", Initials: "zs", Email: "zs@example.org").Live());
        var list = (await office.Send(new SaveList(ListKind.Members, "全体会员", "state=Current&category=Ordinary", Shared: true))).Value;
        Assert.Equal(new InvitationCount(1, 0, 0), (await office.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, List: list))).Value);
        Assert.Equal(ErrorKind.NotFound, (await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, List: list))).Errors[0].Kind);
        Assert.Empty((await head.Send(new FindInvitees(_salon.Body.Id, _salon.Id, "zhangsan")))!.Lists);
        Assert.Equal("张三", Assert.Single((await head.Send(new FindInvitees(_salon.Body.Id, _salon.Id, "zhangsan")))!.Found).Name);
    }

    [Theory, Databases]
    public async Task An_answer_by_link_changes_until_the_end_and_is_refused_after_it(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, People: [_li.Id.Value]));
        var key = await KeyAsync(app);
        Assert.Equal("李娜", (await app.Anonymous.Send(new ShowMeetingInvitation(key)))!.Person);
        Assert.Null(await app.Anonymous.Send(new ShowMeetingInvitation(key[1..] + "0")));
        Assert.True((await app.Anonymous.Send(new AnswerInvitation(key, InviteeAnswer.Maybe))).Succeeded);
        Assert.True((await app.As(_li.Id).Send(new AnswerMyInvitation(_salon.Id, InviteeAnswer.Yes))).Succeeded);
        Assert.Equal(1, (await head.Send(new GetMeeting(_salon.Body.Id, _salon.Event.Slug)))!.Counts.Yes);

        app.Clock.SetUtcNow(EventTime.Of(_salon.Event).To);
        Assert.Equal("invitee.over", (await app.Anonymous.Send(new AnswerInvitation(key, InviteeAnswer.No))).Errors[0].Code);
        Assert.False((await app.Anonymous.Send(new ShowMeetingInvitation(key)))!.Open);
        Assert.Equal("invitee.over", (await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, Officers: true))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Who_said_nothing_is_reminded_once_a_day_and_not_after_an_answer(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, Officers: true, People: [_li.Id.Value, _silent.Id.Value]));
        Assert.Equal(0, (await head.Send(new RemindInvitees(_salon.Body.Id, _salon.Id))).Value);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await head.Send(new GetMeeting(_salon.Body.Id, $"{_salon.Id}")))!.ToRemind);
        Assert.Equal(2, (await head.Send(new RemindInvitees(_salon.Body.Id, _salon.Id))).Value);
        Assert.Equal(0, (await head.Send(new RemindInvitees(_salon.Body.Id, _salon.Id))).Value);

        // The answer comes before the mail goes out: it is left out.
        await app.As(_li.Id).Send(new AnswerMyInvitation(_salon.Id, InviteeAnswer.No));
        await app.With<OutboxDispatcher, int>(d => d.RunAsync(default));
        var reminders = await app.Db(db => db.Outbox.Where(m => m.Template == MailTemplates.MeetingReminder).Select(m => new { m.To, m.State, m.LastError }).ToListAsync());
        Assert.Equal(2, reminders.Count);
        Assert.Equal("no longer needed", reminders.Single(r => r.To == "lina@example.org").LastError);
        Assert.Null(reminders.Single(r => r.To != "lina@example.org").LastError);
        var mails = Directory.GetFiles(app.Root, "*.eml", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains("text/calendar", mail, StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Nobody_answers_for_a_cancelled_activity_and_one_that_somebody_attended_is_not_cancelled(DatabaseKind database)
    {
        var (app, head) = await OpenAsync(database);
        await app.Given(_other);
        await head.Send(new InviteToMeeting(_salon.Body.Id, _salon.Id, People: [_li.Id.Value]));
        Assert.True((await app.As(Role.EventOfficer).Send(new Application.Events.CancelEvent(_salon.Id))).Succeeded);
        Assert.Equal("invitee.cancelled", (await app.As(_li.Id).Send(new AnswerMyInvitation(_salon.Id, InviteeAnswer.Yes))).Errors[0].Code);

        app.Clock.SetUtcNow(EventTime.Of(_other.Event).From);
        await app.As(_li.Id).Send(new ComeToMeeting(_other.Record!.Code));
        Assert.Equal("event.attended", (await app.As(Role.EventOfficer).Send(new Application.Events.CancelEvent(_other.Id))).Errors[0].Code);
    }

    private async Task<(TestApp App, TestUser Head)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(_salon, _li, _silent);
        return (app, app.As(_salon.Chair.Id));
    }

    private static Task<int> MailsAsync(TestApp app, string template) => app.Db(db => db.Outbox.CountAsync(m => m.Template == template));

    private static Task<string> KeyAsync(TestApp app) => app.With<ILinkSecrets, string>(async secrets =>
        secrets.KeyOf(await app.Db(db => db.Invitees.Select(i => i.Id).SingleAsync())));
}

using Association.Application.Events;
using Association.Application.Events.Programme;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Programme;

public sealed class ReleaseProgrammeTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Publishing_announces_version_1_and_later_changes_stay_a_draft_until_they_are_released(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        Id<EventSession> opening = new((await PublicAsync(app, @event)).Sessions.Single().Session.Id);
        Assert.Equal(1, (await PublicAsync(app, @event)).Number);

        Assert.Empty((await office.Send(Edit(@event, opening, "开幕式", 10))).Errors);
        Assert.Equal(("开幕", 9), Shown((await PublicAsync(app, @event)).Sessions.Single().Session));
        var draft = await DraftAsync(office, @event);
        Assert.Equal([ProgrammeChangeKind.Moved, ProgrammeChangeKind.Renamed], draft.Changes.Select(c => c.Kind));

        Assert.Equal(2, (await office.Send(new ReleaseProgramme(@event.Id, 2, draft.Mark, "请留意", true))).Value);
        var announced = await PublicAsync(app, @event);
        Assert.Equal(("开幕式", 10, 2, "请留意"), (Shown(announced.Sessions.Single().Session).Title, Shown(announced.Sessions.Single().Session).Hour, announced.Number, announced.Note));
        Assert.Equal("开幕式", (await app.Anonymous.Send(new GetPublicEvent(@event.Event.Slug)))!.Sessions.Single().Title.Zh);
        Assert.Equal("programme.nothing-changed", Assert.Single((await office.Send(new ReleaseProgramme(@event.Id, 3, draft.Mark, null, true))).Errors).Code);
    }

    [Theory, Databases]
    public async Task Nobody_releases_what_they_did_not_see(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        Id<EventSession> opening = new((await PublicAsync(app, @event)).Sessions.Single().Session.Id);
        await office.Send(Edit(@event, opening, "开幕式", 9));
        var seen = await DraftAsync(office, @event);
        await office.Send(Edit(@event, opening, "开幕典礼", 9));
        Assert.Equal("programme.edited-meanwhile", Assert.Single((await office.Send(new ReleaseProgramme(@event.Id, 2, seen.Mark, null, true))).Errors).Code);
        Assert.Equal("programme.released-meanwhile", Assert.Single((await office.Send(new ReleaseProgramme(@event.Id, 3, seen.Mark, null, true))).Errors).Code);
        Assert.Equal("开幕", (await PublicAsync(app, @event)).Sessions.Single().Session.Title.Zh);
    }

    [Theory, Databases]
    public async Task Only_speakers_concerned_with_an_address_are_mailed_and_only_when_asked(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        var (moved, calm, silent) = (await SpeakerAsync(office, @event, "陈教授", "chen@example.org"), await SpeakerAsync(office, @event, "李教授", "li@example.org"), await SpeakerAsync(office, @event, "无邮箱", null));
        Id<EventSession> one = new((await office.Send(Add(@event, "报告一", 11, "一号厅", new(SessionKind.Lecture, Speakers: [moved, silent])))).Value);
        await office.Send(Add(@event, "报告二", 12, "一号厅", new(SessionKind.Lecture, Speakers: [calm])));
        await office.Send(new ReleaseProgramme(@event.Id, 2, (await DraftAsync(office, @event)).Mark, null, false));
        Assert.Empty(await MailsAsync(app));

        await office.Send(Edit(@event, one, "报告一", 14) with { Details = new(SessionKind.Lecture, Speakers: [moved, silent]) });
        var draft = await DraftAsync(office, @event);
        Assert.Equal([moved, silent], draft.Concerned.Select(s => s.Id).Order(Comparer<Id<EventSpeaker>>.Create((a, b) => a.Value.CompareTo(b.Value))));
        await office.Send(new ReleaseProgramme(@event.Id, 3, draft.Mark, null, true));
        var mail = Assert.Single(await MailsAsync(app));
        Assert.Equal("chen@example.org", mail.To);

        var content = await app.With<IEnumerable<IMessageComposer>, MailContent?>(async all => await all.Single(c => c.Template == MailTemplates.ProgrammeChanged).ComposeAsync(mail, default));
        Assert.Contains("11:00–12:00", content!.Text, StringComparison.Ordinal);
        Assert.Contains("14:00–15:00", content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("报告二", content.Text, StringComparison.Ordinal);
        Assert.Single(content.Attachments);
    }

    [Theory, Databases]
    public async Task What_was_announced_is_struck_out_and_what_was_not_is_gone(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        Id<EventSession> opening = new((await PublicAsync(app, @event)).Sessions.Single().Session.Id);
        Id<EventSession> fresh = new((await office.Send(Add(@event, "未公布", 15, null))).Value);
        Assert.Empty((await office.Send(new RemoveSession(@event.Id, fresh))).Errors);
        Assert.Empty((await office.Send(new RemoveSession(@event.Id, opening))).Errors);
        var draft = await DraftAsync(office, @event);
        Assert.Equal(ProgrammeChangeKind.Cancelled, Assert.Single(draft.Changes).Kind);
        await office.Send(new ReleaseProgramme(@event.Id, 2, draft.Mark, null, false));
        Assert.True((await PublicAsync(app, @event)).Sessions.Single().Session.Cancelled);
        Assert.Empty((await office.Send(new RestoreSession(@event.Id, opening))).Errors);
        Assert.Equal(ProgrammeChangeKind.Restored, Assert.Single((await DraftAsync(office, @event)).Changes).Kind);
    }

    [Theory, Databases]
    public async Task A_taken_room_and_a_busy_speaker_are_named_and_can_be_kept_all_the_same(DatabaseKind database)
    {
        var (_, office, @event) = await OpenAsync(database);
        var speaker = await SpeakerAsync(office, @event, "陈教授", null);
        var taken = Assert.Single((await office.Send(Add(@event, "专题", 9, "一号厅"))).Errors);
        Assert.Equal(("programme.room-taken", "RoomZh", "一号厅", "开幕"), (taken.Code, taken.Field, taken.Arguments[0], taken.Arguments[1]));
        Assert.Empty((await office.Send(Add(@event, "专题", 9, "一号厅") with { Anyway = true })).Errors);

        Assert.Empty((await office.Send(Add(@event, "报告", 16, "二号厅", new(SessionKind.Lecture, Speakers: [speaker])))).Errors);
        var busy = Assert.Single((await office.Send(Add(@event, "讨论", 16, "三号厅", new(SessionKind.Discussion, Chairs: [speaker])))).Errors);
        Assert.Equal(("programme.speaker-busy", "陈教授", "报告"), (busy.Code, busy.Arguments[0], busy.Arguments[1]));
        Assert.Equal("programme.speaker-engaged", Assert.Single((await office.Send(new RemoveSpeaker(@event.Id, speaker))).Errors).Code);
        Assert.Single((await DraftAsync(office, @event)).Clashes);
    }

    [Theory, Databases]
    public async Task Tracks_and_speakers_of_another_event_are_not_taken(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        var other = new AnEvent().Published();
        await app.Given(other);
        Id<ProgrammeTrack> track = new((await office.Send(new AddTrack(other.Id, "护理", null, TrackColour.Rose))).Value);
        var stranger = await SpeakerAsync(office, other, "别处讲者", null);
        Assert.Equal("record.not-found", Assert.Single((await office.Send(Add(@event, "甲", 16, null, new(SessionKind.Lecture, Track: track)))).Errors).Code);
        Assert.Equal("record.not-found", Assert.Single((await office.Send(Add(@event, "乙", 16, null, new(SessionKind.Lecture, Speakers: [stranger])))).Errors).Code);
        var scoped = app.As().At(@event.Id, Role.EventOfficer);
        await Assert.ThrowsAsync<RefusedException>(() => scoped.Send(new GetProgrammeDraft(other.Id)));

        Id<ProgrammeTrack> own = new((await office.Send(new AddTrack(@event.Id, "心血管", "Cardiology", TrackColour.Blue))).Value);
        Assert.Empty((await office.Send(Add(@event, "丙", 16, null, new(SessionKind.Lecture, Track: own)))).Errors);
        Assert.Empty((await office.Send(new RemoveTrack(@event.Id, own))).Errors);
        Assert.Empty((await DraftAsync(office, @event)).Tracks);
    }

    internal static AddSession Add(BuiltEvent @event, string title, int hour, string? room, SessionDetails? details = null) =>
        new(@event.Id, title, null, At(@event, hour), At(@event, hour + 1), room, null, null, null, details);

    internal static Task<ProgrammeDraft> DraftAsync(TestUser office, BuiltEvent @event) => office.Send(new GetProgrammeDraft(@event.Id))!;

    internal static async Task<Id<EventSpeaker>> SpeakerAsync(TestUser office, BuiltEvent @event, string name, string? email) =>
        new((await office.Send(new AddSpeaker(@event.Id, null, new SpeakerTerms(name, null, Email: email)))).Value);

    private async Task<(TestApp App, TestUser Office, BuiltEvent Event)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Draft();
        await app.Given(@event);
        var office = app.As(Role.EventOfficer);
        Assert.Empty((await office.Send(new PublishEvent(@event.Id))).Errors);
        return (app, office, @event);
    }

    private static EditSession Edit(BuiltEvent @event, Id<EventSession> session, string title, int hour) =>
        new(@event.Id, session, title, "Opening", At(@event, hour), At(@event, hour + 1), "一号厅", "Hall 1", "王主任", "Director Wang");

    private static async Task<PublicProgramme> PublicAsync(TestApp app, BuiltEvent @event) => (await app.Anonymous.Send(new GetPublicProgramme(@event.Event.Slug)))!;

    private static Task<List<OutboxMessage>> MailsAsync(TestApp app) => app.Db(db => db.Outbox.AsNoTracking().Where(m => m.Template == MailTemplates.ProgrammeChanged).ToListAsync());

    private static (string Title, int Hour) Shown(ReleasedSession session) => (session.Title.Zh, AssociationCalendar.LocalTime(session.StartsAt).Hour);

    private static DateTime At(BuiltEvent @event, int hour) => @event.Event.StartsOn.ToDateTime(new TimeOnly(hour, 0));
}

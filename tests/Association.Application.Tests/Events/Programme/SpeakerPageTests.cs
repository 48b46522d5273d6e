using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Programme;
using Association.Application.Files;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Events.Programme.ReleaseProgrammeTests;

namespace Association.Application.Tests.Events.Programme;

public sealed class SpeakerPageTests : IntegrationTests
{
    private static readonly UploadedFile Slides = new("slides.pdf", "%PDF-1.7 slides"u8.ToArray());

    [Theory, Databases]
    public async Task A_speaker_answers_declares_and_sends_slides_by_the_address_of_the_mail(DatabaseKind database)
    {
        var (app, office, @event, speaker, session) = await OpenAsync(database);
        Assert.Equal((1, 0, 0), Counts(await office.Send(new AskSpeakers(@event.Id))));
        var key = await KeyAsync(app, speaker);
        var page = (await app.Anonymous.Send(new ShowSpeakerPage(key)))!;
        Assert.Equal((true, true, "报告", SpeakerReply.None), (page.Public, page.Open, Assert.Single(page.Sessions).Session.Title.Zh, page.Speaker.Reply));

        Assert.Empty((await app.Anonymous.Send(new AnswerAsSpeaker(key, true, "需要投影"))).Errors);
        Assert.Empty((await app.Anonymous.Send(new IntroduceAsSpeaker(key, Words(Disclosure.Interests, "甲公司讲课费")))).Errors);
        Assert.Empty((await app.Anonymous.Send(new SendSlides(key, session, Slides))).Errors);
        var known = Assert.Single((await DraftAsync(office, @event)).Speakers);
        Assert.Equal((SpeakerReply.Comes, "需要投影", "甲公司讲课费", "教授", false), (known.Reply, known.ReplyNote, known.Interests, known.Position?.Zh, known.Owes));
        Assert.Equal((0, 0, 0), Counts(await office.Send(new AskSpeakers(@event.Id))));
        var material = Assert.Single((await DraftAsync(office, @event)).Materials);
        Assert.Equal((MaterialAccess.Speakers, speaker), (material.Access, material.SentBy));
        Assert.Null(await app.Anonymous.Send(new FetchMaterial(@event.Event.Slug, new(material.Id))));
        Assert.Empty((await app.Anonymous.Send(new TakeSlidesBack(key, new(material.Id)))).Errors);
        Assert.Empty((await DraftAsync(office, @event)).Materials);
    }

    [Theory, Databases]
    public async Task Nobody_is_asked_twice_on_a_day_and_another_address_makes_the_old_link_dead(DatabaseKind database)
    {
        var (app, office, @event, speaker, _) = await OpenAsync(database);
        var silent = await SpeakerAsync(office, @event, "无邮箱", null);
        Assert.Equal((1, 0, 1), Counts(await office.Send(new AskSpeakers(@event.Id))));
        Assert.Equal((0, 1, 1), Counts(await office.Send(new AskSpeakers(@event.Id))));
        var (mail, key) = (await MailAsync(app), await KeyAsync(app, speaker));
        Assert.Contains($"/speakers/{key}", (await ComposeAsync(app, mail))!.Text, StringComparison.Ordinal);

        await office.Send(new EditSpeaker(@event.Id, speaker, new SpeakerTerms("陈教授", null, Email: "neu@example.org")));
        Assert.Null(await app.Anonymous.Send(new ShowSpeakerPage(key)));
        Assert.Null(await ComposeAsync(app, mail));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0, 0), Counts(await office.Send(new AskSpeakers(@event.Id, [speaker]))));
        Assert.NotNull(await app.Anonymous.Send(new ShowSpeakerPage(await KeyAsync(app, speaker))));
        Assert.Equal((0, 0, 1), Counts(await office.Send(new AskSpeakers(@event.Id, [silent]))));
    }

    [Theory, Databases]
    public async Task A_key_opens_own_sessions_and_files_only_and_nothing_once_the_event_is_over(DatabaseKind database)
    {
        var (app, office, @event, speaker, session) = await OpenAsync(database);
        var other = await SpeakerAsync(office, @event, "李教授", "li@example.org");
        Id<EventSession> theirs = new((await office.Send(Add(@event, "别人的报告", 15, null, new(SessionKind.Lecture, Speakers: [other])))).Value);
        await office.Send(new AskSpeakers(@event.Id));
        var (key, strange) = (await KeyAsync(app, speaker), await KeyAsync(app, other));
        await app.Anonymous.Send(new SendSlides(key, session, Slides));
        var material = Assert.Single((await DraftAsync(office, @event)).Materials);

        Assert.Equal("record.not-found", Code(await app.Anonymous.Send(new SendSlides(key, theirs, Slides))));
        Assert.Equal("record.not-found", Code(await app.Anonymous.Send(new TakeSlidesBack(strange, new(material.Id)))));
        Assert.Equal("upload.wrong-type", Code(await app.Anonymous.Send(new SendSlides(key, session, new("a.html", "<script>"u8.ToArray())))));
        Assert.Equal("record.not-found", Code(await app.Anonymous.Send(new AnswerAsSpeaker("guessed", true, null))));
        Assert.Equal("record.not-found", Code(await app.Anonymous.Send(new AnswerAsSpeaker(null, true, null))));
        Assert.Null(await app.Anonymous.Send(new ShowSpeakerPage(null)));

        app.Clock.Advance(TimeSpan.FromDays(60));
        Assert.False((await app.Anonymous.Send(new ShowSpeakerPage(key)))!.Open);
        Assert.Equal("programme.speaker-over", Code(await app.Anonymous.Send(new AnswerAsSpeaker(key, false, null))));
    }

    private async Task<(TestApp App, TestUser Office, BuiltEvent Event, Id<EventSpeaker> Speaker, Id<EventSession> Session)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Draft();
        await app.Given(@event);
        var office = app.As(Role.EventOfficer);
        var speaker = await SpeakerAsync(office, @event, "陈教授", "chen@example.org");
        Id<EventSession> session = new((await office.Send(Add(@event, "报告", 11, "一号厅", new(SessionKind.Lecture, Speakers: [speaker])))).Value);
        Assert.Empty((await office.Send(new PublishEvent(@event.Id))).Errors);
        return (app, office, @event, speaker, session);
    }

    private static SpeakerIntroduction Words(Disclosure disclosure, string? interests) => new("教授", "Professor", "市医院", null, "从事呼吸科三十年", null, disclosure, interests);

    private static Task<string> KeyAsync(TestApp app, Id<EventSpeaker> speaker) =>
        app.With<ILinkSecrets, string>(async secrets => secrets.KeyFor(await app.Db(db => db.EventSpeakers.AsNoTracking().SingleAsync(s => s.Id == speaker))));

    private static Task<OutboxMessage> MailAsync(TestApp app) => app.Db(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == MailTemplates.SpeakerAsked));

    private static Task<MailContent?> ComposeAsync(TestApp app, OutboxMessage mail) =>
        app.With<IEnumerable<IMessageComposer>, MailContent?>(async all => await all.Single(c => c.Template == MailTemplates.SpeakerAsked).ComposeAsync(mail, default));

    private static (int, int, int) Counts(Result<SpeakersAsked> result) => (result.Value!.Mailed, result.Value.AskedToday, result.Value.WithoutAddress);

    private static string Code(Result result) => Assert.Single(result.Errors).Code;
}

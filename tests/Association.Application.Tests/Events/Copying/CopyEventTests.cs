using Association.Application.Events.Copying;
using Association.Application.Events.Editor;
using Association.Domain.Access;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.Programme;
using Association.Domain.Surveys;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Copying;

public sealed class CopyEventTests : IntegrationTests
{
    private static readonly IReadOnlyList<EventPart> All = Enum.GetValues<EventPart>();

    [Theory, Databases]
    public async Task Everything_moves_by_the_days_of_the_first_day_and_nobody_comes_along(DatabaseKind database)
    {
        var (app, office, @event) = await ConferenceAsync(database);
        var first = @event.Event.StartsOn.AddDays(365);
        Id<Event> id = new((await office.Send(new CopyEvent(@event.Id, "次年年会", "Next year", first, All))).Value);

        var copy = await LoadAsync(app, id);
        Assert.Equal((EventStatus.Draft, first, first, "会议中心一号厅", 6m, true, 5), (copy.Status, copy.StartsOn, copy.EndsOn, copy.Venue!.Zh, copy.Hours, copy.AsksQuestions, copy.Mails.ReminderDays));
        Assert.Equal((true, 2m, null, "CN-2024"), (copy.Cme.GivesCredits, copy.Cme.Credits, copy.Cme.ProjectNumber, copy.Cme.Rule));
        Assert.Equal([OrganiserRole.Host, OrganiserRole.Supporter], copy.Organisers.OrderBy(o => o.Order).Select(o => o.Role));
        Assert.Equal(@event.Event.RegistrationClosesAt!.Value.AddDays(365), copy.RegistrationClosesAt);
        var sessions = copy.Sessions.OrderBy(s => s.StartsAt).ToList();
        Assert.Equal([9, 11], sessions.Select(s => AssociationCalendar.LocalTime(s.StartsAt).Hour));
        Assert.All(sessions, s => Assert.Equal(first, AssociationCalendar.DayOf(s.StartsAt)));
        var phase = Assert.Single(Assert.Single(copy.Categories).Phases);
        Assert.Equal((new Money(300), new Money(500)), (phase.MemberPrice, phase.NonMemberPrice));
        Assert.Equal(0, await app.Db(db => db.Registrations.CountAsync(r => r.Event == id)));
        Assert.Equal((100, 0), await app.Db(async db => (await db.Quotas.Where(q => q.Event == id).Select(q => new { q.Capacity, q.Taken }).SingleAsync()) is var q ? (q.Capacity, q.Taken) : default));

        var speaker = await app.Db(db => db.EventSpeakers.SingleAsync(s => s.Event == id));
        Assert.Equal(("陈教授", Disclosure.NotAsked, SpeakerReply.None, null), (speaker.Name.Zh, speaker.Disclosure, speaker.Reply, speaker.KeyHash));
        Assert.Equal(speaker.Id, Assert.Single(sessions[1].Speakers).Speaker);
        Assert.Equal((1, 1), await app.Db(async db => (await db.BadgeTemplates.CountAsync(t => t.Event == id && t.Items.Count == 7), await db.Surveys.CountAsync(s => s.Event == id && s.Status == SurveyStatus.Draft))));
    }

    [Theory, Databases]
    public async Task Questions_and_lists_point_to_the_copies(DatabaseKind database)
    {
        var (app, office, @event) = await ConferenceAsync(database);
        Id<Event> id = new((await office.Send(new CopyEvent(@event.Id, "次年年会", null, @event.Event.StartsOn.AddDays(7), All))).Value);
        var copy = await LoadAsync(app, id);
        var questions = await app.Db(db => db.Questions.AsNoTracking().Include(q => q.Options).Where(q => q.Event == id).OrderBy(q => q.Order).ToListAsync());
        Assert.Equal((3, copy.Categories.Single().Id), (questions.Count, Assert.Single(questions[0].AskedOf)));
        Assert.Equal((questions[0].Id, $"{questions[0].Options.Single(o => o.Label.Zh == "要").Id}"), (questions[1].ShowIf, questions[1].ShowIfAnswer));
        Assert.Equal(copy.Sessions.OrderBy(s => s.StartsAt).Last().Id, questions[2].Options.Single().Session);
        var list = await app.Db(db => db.CheckInLists.AsNoTracking().SingleAsync(l => l.Event == id && l.Session != null));
        Assert.Contains(copy.Sessions, s => s.Id == list.Session);
    }

    [Theory, Databases]
    public async Task Only_the_chosen_parts_come_along(DatabaseKind database)
    {
        var (app, office, @event) = await ConferenceAsync(database);
        Id<Event> id = new((await office.Send(new CopyEvent(@event.Id, "只要表单", null, @event.Event.StartsOn.AddDays(7), [EventPart.Form, EventPart.CheckIn]))).Value);
        var copy = await LoadAsync(app, id);
        Assert.Equal((0, 0, 0, null, 3), (copy.Sessions.Count, copy.Categories.Count, copy.Organisers.Count, copy.Venue, copy.Mails.ReminderDays));
        // What asks for a session, and the list of one, have nothing to stand on.
        Assert.Equal((2, 0), await app.Db(async db => (await db.Questions.CountAsync(q => q.Event == id && q.Categories == null), await db.CheckInLists.CountAsync(l => l.Event == id))));

        Assert.NotEmpty((await office.Send(new CopyEvent(@event.Id, "", null, default, All))).Errors);
        Assert.Equal("record.not-found", Assert.Single((await office.Send(new CopyEvent(Id<Event>.New(), "无", null, Sample.Today, All))).Errors).Code);
        var twice = new CopyEvent(@event.Id, "一次", null, Sample.Today, [], "key-1");
        Assert.Equal((await office.Send(twice)).Value, (await office.Send(twice)).Value);
    }

    private async Task<(TestApp App, TestUser Office, BuiltEvent Event)> ConferenceAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(Member: 300, NonMember: 500).Published();
        await app.Given(@event, BadgeTemplate.Ready(@event.Id, "标准"), Survey(@event));
        var office = app.As(Role.EventOfficer);
        await office.Send(new SetOrganisers(@event.Id, [new(OrganiserRole.Supporter, null, "某基金会", null), new(OrganiserRole.Host, null, "市医学会", "City association")]));
        await office.Send(new SetCmeTerms(@event.Id, true, 2, 6, "2026-03-01-012（国）", CmeProjectLevel.National, CmeDelivery.FaceToFace, "CN-2024"));
        await office.Send(new SetEventMails(@event.Id, "请带身份证", "Bring your ID", null, null, 5));
        var speaker = await ReleaseSpeakerAsync(office, @event);
        Id<EventSession> talk = new((await office.Send(Programme.ReleaseProgrammeTests.Add(@event, "报告", 11, "一号厅", new(SessionKind.Lecture, Speakers: [speaker])))).Value);
        await FormAsync(app, @event, talk);
        var list = new CheckInList(@event.Id, new("报告"));
        list.Describe(list.Name, new(talk, [@event.Category.Id], [], null, null, true, false, false, false));
        await app.Given(list);
        var person = new AMember(Email: "li@example.org").Guest();
        await app.Given(person, new ARegistration(@event, person, Now: app.Now).Active());
        return (app, office, @event);
    }

    private static Task<Id<EventSpeaker>> ReleaseSpeakerAsync(TestUser office, BuiltEvent @event) =>
        Programme.ReleaseProgrammeTests.SpeakerAsync(office, @event, "陈教授", "chen@example.org");

    private static async Task FormAsync(TestApp app, BuiltEvent @event, Id<EventSession> talk)
    {
        static QuestionTerms Terms(string label, IReadOnlyList<Id<TicketCategory>>? of = null, Id<FormQuestion>? showIf = null, string? answer = null) =>
            new(new(label), null, false, false, AnswerAudience.Office, of ?? [], showIf, answer, null, null, null, false);
        var dinner = new FormQuestion(@event.Id, QuestionKind.Choice, QuestionStage.Registration, 1, Terms("晚宴", [@event.Category.Id]));
        dinner.Offer([new(null, new("要"), new Money(80), 40, null), new(null, new("不要"), Money.Zero, null, null)], answered: false);
        var diet = new FormQuestion(@event.Id, QuestionKind.Text, QuestionStage.Registration, 2, Terms("忌口", showIf: dinner.Id, answer: $"{dinner.Options.Single(o => o.Label.Zh == "要").Id}"));
        var choice = new FormQuestion(@event.Id, QuestionKind.Sessions, QuestionStage.Registration, 3, Terms("选择报告"));
        choice.Offer([new(null, new("报告"), Money.Zero, null, talk)], answered: false);
        await app.Given(dinner);
        await app.Given(diet, choice);
    }

    private static Survey Survey(BuiltEvent @event)
    {
        var survey = new Survey(@event.Id, new("满意度"), anonymous: true);
        survey.Ask(survey.Add(new("总体")).Id, new(SurveyQuestionKind.Scale, new("满意吗"), true, null, null, 5));
        survey.Open(mail: false);
        return survey;
    }

    private static Task<Event> LoadAsync(TestApp app, Id<Event> id) => app.Db(db => db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers)
        .Include(e => e.Categories).ThenInclude(c => c.Phases).Include(e => e.Organisers).SingleAsync(e => e.Id == id));
}

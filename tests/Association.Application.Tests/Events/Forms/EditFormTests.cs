using Association.Application.Events.Forms;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Forms;

public sealed class EditFormTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Questions_stand_where_they_are_put_and_the_event_knows_that_it_asks(DatabaseKind database)
    {
        var (app, @event, office) = await ArrangeAsync(database);
        var ids = new List<Id<FormQuestion>>();
        foreach (var label in new[] { "一", "二", "三" })
            ids.Add(new((await office.Send(new AddQuestion(@event.Id, QuestionKind.Text, QuestionStage.Registration, new(label, null)))).Value));

        await office.Send(new MoveQuestion(@event.Id, ids[2], 1));
        Assert.Equal(["三", "一", "二"], (await office.Send(new GetForm(@event.Id)))!.Questions.Select(q => q.Label.Zh));
        await office.Send(new MoveQuestion(@event.Id, ids[2], 99));
        Assert.Equal(["一", "二", "三"], (await office.Send(new GetForm(@event.Id)))!.Questions.Select(q => q.Label.Zh));
        Assert.True(await app.Db(db => db.Events.Select(e => e.AsksQuestions).SingleAsync()));

        foreach (var id in ids) Assert.True((await office.Send(new RemoveQuestion(@event.Id, id))).Succeeded);
        Assert.False(await app.Db(db => db.Events.Select(e => e.AsksQuestions).SingleAsync()));
    }

    [Theory, Databases]
    public async Task What_others_depend_on_or_was_answered_is_not_removed(DatabaseKind database)
    {
        var (app, @event, office) = await ArrangeAsync(database);
        var (first, member) = (new AQuestion(@event, Label: "一").With(), new AMember().Live());
        await app.Given(member, first);
        await AskAsync(app, @event);
        var second = await office.Send(new AddQuestion(@event.Id, QuestionKind.Text, QuestionStage.Registration, new("二", null, ShowIf: first.Id.Value, ShowIfAnswer: "是")));

        Assert.Equal("question.condition", (await office.Send(new RemoveQuestion(@event.Id, first.Id))).Errors[0].Code);
        Assert.Equal("question.condition", (await office.Send(new EditQuestion(@event.Id, first.Id, new("一", null, ShowIf: second.Value, ShowIfAnswer: "是")))).Errors[0].Code);
        await office.Send(new RemoveQuestion(@event.Id, new(second.Value)));
        await AnswerTests.RegisterAsync(app.As(member.Id), @event, (first, "是"));
        Assert.Equal("question.answered", (await office.Send(new RemoveQuestion(@event.Id, first.Id))).Errors[0].Code);
        Assert.True((await office.Send(new SwitchQuestion(@event.Id, first.Id, Off: true))).Succeeded);
        Assert.Empty(await app.Anonymous.Send(new GetRegistrationForm(@event.Id)));
    }

    [Theory, Databases]
    public async Task Places_are_not_lowered_below_those_taken(DatabaseKind database)
    {
        var (app, @event, office) = await ArrangeAsync(database);
        var (dinner, a, b) = (new AQuestion(@event, QuestionKind.Choice, "晚宴").With(("参加", 0, 5)), new AMember().Live(), new AMember(Name: "王芳", Pinyin: "wangfang").Live());
        await app.Given(a, b, dinner);
        await AskAsync(app, @event);
        foreach (var person in new[] { a.Id, b.Id }) await AnswerTests.RegisterAsync(app.As(person), @event, (dinner, AnswerTests.OptionOf(dinner, 0)));

        QuestionInput With(int? places) => new("晚宴", null, Options: [new(dinner.Options.Single().Id.Value, "参加", null, Places: places)]);
        Assert.Equal("question.places-taken", (await office.Send(new EditQuestion(@event.Id, dinner.Id, With(1)))).Errors[0].Code);
        Assert.True((await office.Send(new EditQuestion(@event.Id, dinner.Id, With(2)))).Succeeded);
        Assert.Equal(0, (await app.Anonymous.Send(new GetRegistrationForm(@event.Id)))[0].Options[0].Left);
    }

    [Theory, Databases]
    public async Task Categories_and_sessions_of_another_event_are_refused_and_so_is_whoever_may_not_edit(DatabaseKind database)
    {
        var (app, @event, office) = await ArrangeAsync(database);
        var other = new AnEvent().Published();
        await app.Given(other);
        QuestionInput foreign = new("问题", null, Categories: [other.Category.Id.Value]);

        Assert.Equal(ErrorKind.NotFound, (await office.Send(new AddQuestion(@event.Id, QuestionKind.Text, QuestionStage.Registration, foreign))).Errors[0].Kind);
        Assert.Equal(ErrorKind.NotFound, (await office.Send(new AddQuestion(@event.Id, QuestionKind.Sessions, QuestionStage.Registration,
            new("场次", null, Options: [new(null, "别处", null, Session: other.Event.Sessions.First().Id.Value)])))).Errors[0].Kind);
        Assert.False((await app.As(Role.FinanceOfficer).Send(new AddQuestion(@event.Id, QuestionKind.Text, QuestionStage.Registration, new("问题", null)))).Succeeded);
    }


    private async Task<(TestApp, BuiltEvent, TestUser)> ArrangeAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        await app.Given(@event);
        return (app, @event, app.As(Role.EventOfficer));
    }

    private static Task<int> AskAsync(TestApp app, BuiltEvent @event) =>
        app.Db(db => db.Events.Where(e => e.Id == @event.Id).ExecuteUpdateAsync(row => row.SetProperty(e => e.AsksQuestions, true)));
}

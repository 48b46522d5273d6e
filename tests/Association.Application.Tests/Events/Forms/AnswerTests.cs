using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Forms;

public sealed class AnswerTests : IntegrationTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 proof"u8.ToArray();

    [Theory, Databases]
    public async Task What_is_chosen_costs_what_the_server_says_and_stands_on_the_order(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember().Live());
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴", "Dinner").With(("参加", 200, 2), ("不参加", 0, null));
        await app.Given(@event, member, dinner);

        var id = await RegisterAsync(app.As(member.Id), @event, (dinner, OptionOf(dinner, 0)));

        var order = await app.Db(db => db.Orders.Include(o => o.Lines).SingleAsync());
        Assert.Equal((500m, 2), (order.Total.Amount, order.Lines.Count));
        Assert.Contains(order.Lines, l => l.Amount == new Money(200) && l.Description.StartsWith("晚宴：参加", StringComparison.Ordinal));
        Assert.Equal(500m, (await app.As(member.Id).Send(new GetRegistration(id)))!.Price);
        Assert.Equal(1, await app.Db(db => db.QuestionOptions.Where(o => o.Places == 2).Select(o => o.Taken).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_free_place_with_a_paid_option_waits_for_its_money_and_gives_the_option_back_when_cancelled(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent().Published(), new AMember().Live());
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴").With(("参加", 200, 1));
        await app.Given(@event, member, dinner);

        var id = await RegisterAsync(app.As(member.Id), @event, (dinner, OptionOf(dinner, 0)));
        Assert.Equal(RegistrationStatus.AwaitingPayment, await app.Db(db => db.Registrations.Select(r => r.Status).SingleAsync()));
        Assert.True((await app.As(member.Id).Send(new CancelRegistration(id))).Succeeded);

        Assert.Equal(0, await app.Db(db => db.QuestionOptions.Select(o => o.Taken).SingleAsync()));
        Assert.Equal(OrderStatus.Cancelled, await app.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
    }

    [Theory, Databases]
    public async Task An_unpaid_place_that_runs_out_gives_its_options_back(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 100, PaymentDays: 1).Published(), new AMember().Live());
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴").With(("参加", 0, 1));
        await app.Given(@event, member, dinner);
        await RegisterAsync(app.As(member.Id), @event, (dinner, OptionOf(dinner, 0)));
        app.Clock.Advance(TimeSpan.FromDays(3));

        foreach (var order in await app.Send(new OverdueHolds())) await app.Send(new ExpireHold(order));

        Assert.Equal(0, await app.Db(db => db.QuestionOptions.Select(o => o.Taken).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Answers_to_what_is_hidden_not_asked_or_not_of_this_event_are_dropped(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, other, member) = (new AnEvent().Published(), new AnEvent().Published(), new AMember().Live());
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴").With(("参加", 0, null), ("不参加", 0, null));
        var diet = new AQuestion(@event, QuestionKind.Choice, "饮食", Required: true, ShowIf: dinner, Answer: OptionOf(dinner, 0)).With(("清真", 80, 1));
        var (office, elsewhere) = (new AQuestion(@event, Label: "内部", OfficeOnly: true).With(), new AQuestion(other).With());
        await app.Given(@event, other, member, dinner, diet, office, elsewhere);

        await RegisterAsync(app.As(member.Id), @event, (dinner, OptionOf(dinner, 1)), (diet, OptionOf(diet, 0)), (office, "坏人"), (elsewhere, "别处"));

        Assert.Equal("晚宴", await app.Db(db => db.Answers.Select(a => a.Asked.Zh).SingleAsync()));
        Assert.Equal((0, 0m), await app.Db(async db => (await db.Orders.CountAsync(), await db.Registrations.Select(r => r.Extras.Amount).SingleAsync())));
    }

    [Theory, Databases]
    public async Task What_is_missing_or_wrong_is_named_beside_its_question_all_at_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent().Published(), new AMember().Live());
        var (name, count) = (new AQuestion(@event, Label: "领队", Required: true).With(), new AQuestion(@event, QuestionKind.Number, Min: 1, Max: 3).With());
        var proof = new AQuestion(@event, QuestionKind.File, "证明").With();
        await app.Given(@event, member, name, count, proof);

        var refused = await app.As(member.Id).Send(Of(@event, [new(count.Id.Value, ["9"]), new(proof.Id.Value, [], new UploadedFile("proof.pdf", "<html>"u8.ToArray()))]));

        Assert.Equal([("answer.required", GivenAnswer.FieldOf(name.Id.Value)), ("answer.bounds", GivenAnswer.FieldOf(count.Id.Value)), ("upload.wrong-type", GivenAnswer.FieldOf(proof.Id.Value))],
            refused.Errors.Select(e => (e.Code, e.Field)));
        Assert.Equal(0, await app.Db(db => db.Registrations.CountAsync()));
    }

    [Theory, Databases]
    public async Task Answers_keep_the_words_they_were_asked_with_in_both_languages(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent().Published(), new AMember().Live());
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴", "Dinner").With(("参加", 0, null));
        await app.Given(@event, member, dinner);
        var id = await RegisterAsync(app.As(member.Id), @event, (dinner, OptionOf(dinner, 0)));

        var edited = await app.As(Role.EventOfficer).Send(new EditQuestion(@event.Id, dinner.Id, new QuestionInput("午宴", "Lunch", Options: [new(dinner.Options.Single().Id.Value, "来", "Yes")])));

        Assert.True(edited.Succeeded);
        var answer = Assert.Single(await app.As(member.Id).Send(new GetOwnAnswers(id)));
        Assert.Equal(("晚宴", "Dinner", "参加", "参加 (en)"), (answer.Asked.Zh, answer.Asked.En, answer.Labels.Single().Zh, answer.Labels.Single().En));
    }

    [Theory, Databases]
    public async Task Nobody_sits_in_two_sessions_at_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent().Published(), new AMember().Live());
        var day = @event.Event.StartsOn;
        DateTimeOffset At(int hour) => AssociationCalendar.At(day, new TimeOnly(hour, 0));
        var sessions = new[] { (14, 16), (15, 17), (17, 18) }.Select(t => @event.Event.Schedule(new($"专题 {t.Item1}"), At(t.Item1), At(t.Item2), null, null)).ToList();
        await app.Given(@event, member);
        var office = app.As(Role.EventOfficer);
        var added = await office.Send(new AddQuestion(@event.Id, QuestionKind.Sessions, QuestionStage.Registration,
            new("场次", null, Several: true, Options: [.. sessions.Select(s => new OptionInput(null, s.Title.Zh, null, Places: 1, Session: s.Id.Value))])));
        var options = await app.Db(db => db.QuestionOptions.OrderBy(o => o.Order).Select(o => o.Id.Value.ToString()).ToListAsync());

        var clash = await app.As(member.Id).Send(Of(@event, [new(added.Value, [options[0], options[1]])]));
        var fine = await app.As(member.Id).Send(Of(@event, [new(added.Value, [options[0], options[2]])]));

        Assert.Equal("answer.overlap", Assert.Single(clash.Errors).Code);
        Assert.True(fine.Succeeded);
    }

    [Theory, Databases]
    public async Task A_file_is_for_its_owner_and_the_office_and_goes_with_its_answer_when_the_time_is_over(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, owner, other) = (new AnEvent().Published(), new AMember().Live(), new AMember(Name: "王芳", Pinyin: "wangfang").Live());
        var (proof, stays) = (new AQuestion(@event, QuestionKind.File, "证明", Months: 1).With(), new AQuestion(@event, Label: "留下").With());
        await app.Given(@event, owner, other, proof, stays);
        var registered = await app.As(owner.Id).Send(Of(@event, [new(proof.Id.Value, [], new UploadedFile("../../学生证.pdf", Pdf)), new(stays.Id.Value, ["在"])]));
        var id = new Id<Registration>(registered.Value.Registration);
        var answer = await app.Db(db => db.Answers.Where(a => a.Question == proof.Id).Select(a => a.Id).SingleAsync());

        Assert.Equal("学生证.pdf", (await app.As(owner.Id).Send(new DownloadOwnAnswer(id, answer)))!.Name);
        Assert.NotNull(await app.As(Role.EventOfficer).Send(new DownloadAnswer(@event.Id, answer)));
        await Assert.ThrowsAsync<RefusedException>(() => app.As(other.Id).Send(new DownloadOwnAnswer(id, answer)));
        Assert.Empty(await app.Send(new OutdatedAnswers()));

        app.Clock.Advance(TimeSpan.FromDays(75));
        foreach (var question in await app.Send(new OutdatedAnswers())) await app.Send(new ForgetFormAnswers(question));

        Assert.Equal("在", await app.Db(db => db.Answers.Select(a => a.Value).SingleAsync()));
        Assert.NotNull(await app.Db(db => db.Files.Select(f => f.DiscardedAt).SingleAsync()));
        Assert.Contains("\"Count\":1", await app.Db(db => db.AuditEntries.Where(e => e.Action == "answers.forgotten").Select(e => e.After).SingleAsync()), StringComparison.Ordinal);
    }

    internal static string OptionOf(FormQuestion question, int index) => question.Options.OrderBy(o => o.Order).ElementAt(index).Id.ToString();

    internal static RegisterForEvent Of(BuiltEvent @event, IReadOnlyList<GivenAnswer> answers) => new(@event.Id, @event.Category.Id, null, true, null, null, answers);

    internal static async Task<Id<Registration>> RegisterAsync(TestUser user, BuiltEvent @event, params (FormQuestion Question, string Value)[] answers)
    {
        var result = await user.Send(Of(@event, [.. answers.Select(a => new GivenAnswer(a.Question.Id.Value, [a.Value]))]));
        Assert.True(result.Succeeded, string.Join(", ", result.Errors.Select(e => e.Code)));
        return new(result.Value.Registration);
    }
}

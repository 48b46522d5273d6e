using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Application.Tests.Events.Forms;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Doors;

/// <summary>A list for those who chose something on the form, as the dinner. Source: anchors.md pattern 15.</summary>
public sealed class ChosenListTests : IntegrationTests
{
    private readonly BuiltEvent _event = new AnEvent().Published();
    private readonly BuiltMember _eats = new AMember().Live();
    private readonly BuiltMember _fasts = new AMember(Name: "李娜", Pinyin: "lina", Initials: "ln", Email: null).Live();

    [Theory, Databases]
    public async Task Only_who_chose_the_option_is_expected_and_let_in(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var dinner = new AQuestion(_event, QuestionKind.Choice, "晚宴").With(("参加", 0, null), ("不参加", 0, null));
        await app.Given(_event, _eats, _fasts, dinner);
        await AnswerTests.RegisterAsync(app.As(_eats.Id), _event, (dinner, AnswerTests.OptionOf(dinner, 0)));
        await AnswerTests.RegisterAsync(app.As(_fasts.Id), _event, (dinner, AnswerTests.OptionOf(dinner, 1)));
        var office = app.As(Role.EventOfficer);
        var list = await SetAsync(office, new Id<QuestionOption>(Guid.Parse(AnswerTests.OptionOf(dinner, 0))));

        var (eats, fasts) = (await ScanAsync(app, list, _eats), await ScanAsync(app, list, _fasts));

        Assert.Equal((ScanVerdict.Admitted, 1, 1), (eats.Verdict, eats.Present, eats.Expected));
        Assert.Equal(ScanVerdict.NotEligible, fasts.Verdict);
        Assert.Equal(["张文静"], (await office.Send(new ListPresence(_event.Id, list)))!.Lines.Select(l => l.Name));
        var device = await app.As().At(_event.Id, Role.DoorSteward).Send(new GetOfflineList(_event.Id, list));
        Assert.Equal([ScanVerdict.AlreadyIn, ScanVerdict.NotEligible], device!.Tickets.OrderBy(t => t.Name == "李娜").Select(t => t.State));
        Assert.Equal(ScanVerdict.Admitted, (await ScanAsync(app, null, _fasts)).Verdict);
    }

    [Theory, Databases]
    public async Task An_option_of_another_event_is_refused(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var other = new AnEvent(Slug: "other-dinner").Published();
        var dinner = new AQuestion(other, QuestionKind.Choice, "晚宴").With(("参加", 0, null));
        await app.Given(_event, other, dinner);

        var refused = await app.As(Role.EventOfficer).Send(new SetCheckInList(_event.Id, null, "晚宴", null, null, [], null, null, false, false, false, false, [dinner.Options.First().Id]));

        Assert.Equal(CheckInListErrors.Option.Code, refused.Errors[0].Code);
    }

    private async Task<Id<CheckInList>> SetAsync(TestUser office, Id<QuestionOption> option)
    {
        var made = await office.Send(new SetCheckInList(_event.Id, null, "晚宴", "Dinner", null, [], null, null, false, false, false, false, [option]));
        Assert.Empty(made.Errors);
        return new(made.Value);
    }

    private async Task<ScanAnswer> ScanAsync(TestApp app, Id<CheckInList>? list, BuiltMember who)
    {
        var code = await app.Db(db => db.Registrations.Where(r => r.Person == who.Person.Id).Select(r => r.TicketCode).SingleAsync());
        var answer = await app.As().At(_event.Id, Role.DoorSteward).Send(new ScanTicket(_event.Id, code, null, ScanMethod.Scanner, RandomCode.Secret(), list));
        Assert.Empty(answer.Errors);
        return answer.Value;
    }
}

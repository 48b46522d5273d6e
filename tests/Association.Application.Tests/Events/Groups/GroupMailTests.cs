using Association.Application.Events.Groups;
using Association.Application.Events.SelfService;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Groups;

/// <summary>Whom a payer registered learns of it at once, not only when the money has come.</summary>
public sealed class GroupMailTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Everybody_named_is_told_before_it_is_paid_and_agrees_by_the_link(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        var (seat, other) = (group.Seats[0], group.Seats[1]);
        Assert.Equal((10, 0), (await one.MailsAsync(MailTemplates.PlaceGiven), await one.MailsAsync(MailTemplates.RegistrationConfirmed)));

        Assert.Empty((await one.App.Anonymous.Send(new AgreeToPlace(new(seat.Registration!.Value), one.KeyOf(seat.Number!)))).Errors);
        Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(other.Id), "孙替补", "13900007777", "sun@example.org"))).Errors);

        var places = await one.App.Db(db => db.Registrations.AsNoTracking().Where(r => r.Id == new Id<Registration>(seat.Registration.Value) || r.Name == "孙替补").OrderBy(r => r.Name).ToListAsync());
        Assert.Equal([true, false], places.OrderBy(p => p.Name == "孙替补").Select(p => p.ConsentedAt is not null));
        Assert.Equal((11, 1), (await one.MailsAsync(MailTemplates.PlaceGiven), await one.MailsAsync(MailTemplates.RegistrationHandedOver)));
        Assert.Equal(1, await one.App.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.PlaceGiven && m.To == "sun@example.org")));
    }

    [Theory, Databases]
    public async Task A_free_place_is_confirmed_at_once_and_asks_in_the_same_mail(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database), member: 0);
        var free = new GroupRow(one.Category, one.Member.Person.Name, "13911112222", "liu@example.org");
        await one.PlacedAsync([free]);

        Assert.Equal((0, 1), (await one.MailsAsync(MailTemplates.PlaceGiven), await one.MailsAsync(MailTemplates.RegistrationConfirmed)));
    }

    [Theory, Databases]
    public async Task Required_questions_are_for_each_named_person_and_whoever_takes_the_seat_over_answers_anew(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var diet = new AQuestion(one.Event, Label: "饮食", Required: true).With();
        await one.App.Given(diet);
        await one.App.Db(db => db.Events.ExecuteUpdateAsync(row => row.SetProperty(e => e.AsksQuestions, true)));
        var group = await one.PlacedAsync([one.Row(1), one.Row(2), new(one.Category, null, null, null)]);
        Assert.Equal([1, 1, 0], group.Seats.Select(s => s.AnswersOwed));

        var first = group.Seats[0];
        var answers = new ChangeAnswers(new(first.Registration!.Value), QuestionStage.Registration, [new(diet.Id.Value, ["素食"])], one.KeyOf(first.Number!));
        Assert.Equal(1, (await one.App.Anonymous.Send(new GetSelfService(answers.Registration, answers.LinkKey)))!.AnswersOwed);
        Assert.Empty((await one.App.Anonymous.Send(answers)).Errors);
        Assert.Equal(0, (await one.App.Anonymous.Send(new GetSelfService(answers.Registration, answers.LinkKey)))!.AnswersOwed);
        Assert.Equal([0, 1, 0], (await one.LookAsync(group.Id)).Seats.Select(s => s.AnswersOwed));

        Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(first.Id), "孙替补", "13900007777", "sun@example.org"))).Errors);
        Assert.Equal([1, 1, 0], (await one.LookAsync(group.Id)).Seats.Select(s => s.AnswersOwed));
        Assert.Equal(0, await one.App.Db(db => db.Answers.CountAsync()));
    }
}

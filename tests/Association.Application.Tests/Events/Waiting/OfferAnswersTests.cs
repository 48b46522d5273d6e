using Association.Application.Events;
using Association.Application.Events.Forms;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Waiting;

/// <summary>Whoever comes by the waiting list answers what everybody answers.</summary>
public sealed class OfferAnswersTests : IntegrationTests
{
    [Theory, Databases]
    public async Task An_offer_is_taken_with_the_answers_that_are_asked_and_at_what_they_cost(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Capacity: 1, WaitingList: true).Published();
        var dinner = new AQuestion(conference, QuestionKind.Choice, "晚宴", Required: true).With(("参加", 200, 1), ("不参加", 0, null));
        var (first, second) = (new AMember(Name: "李一").Live(), new AMember(Name: "李二").Live());
        await app.Given(conference, dinner, first, second);
        var (come, stay) = (dinner.Options.Single(o => o.Places == 1).Id, dinner.Options.Single(o => o.Places is null).Id);
        GivenAnswer[] stays = [new(dinner.Id.Value, [$"{stay}"])], comes = [new(dinner.Id.Value, [$"{come}"])];
        var place = await app.As(first.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null, stays));
        var entry = new Id<WaitingListEntry>((await app.As(second.Id).Send(new JoinWaitingList(conference.Id, conference.Category.Id, null, true, null))).Value.Entry);
        Assert.Empty((await app.Send(new CancelRegistrationByOffice(conference.Id, new(place.Value.Registration)))).Errors);

        var refused = await app.As(second.Id).Send(new AcceptOffer(entry));
        var taken = await app.As(second.Id).Send(new AcceptOffer(entry, Answers: comes));

        Assert.Equal((AnswerErrors.Required.Code, GivenAnswer.FieldOf(dinner.Id.Value)), (refused.Errors.Single().Code, refused.Errors.Single().Field));
        Assert.Empty(taken.Errors);
        Assert.Equal(200m, await app.Db(db => db.Orders.Select(o => o.Total.Amount).SingleAsync()));
        Assert.Equal(1, await app.Db(db => db.QuestionOptions.Where(o => o.Id == come).Select(o => o.Taken).SingleAsync()));
        Assert.Equal(["晚宴"], (await app.As(second.Id).Send(new GetOwnAnswers(new(taken.Value.Registration)))).Select(a => a.Asked.Zh));
    }
}

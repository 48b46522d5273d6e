using Association.Application.Events;
using Association.Application.Events.SelfService;
using Association.Application.Events.Waiting;
using Association.Application.Finance;
using Association.Application.Messages;
using Association.Application.Tests.Events.Forms;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.SelfService;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.SelfService;

/// <summary>What participants change without the office, and what follows for seats and money.</summary>
public sealed class SelfServiceTests : IntegrationTests
{
    private static readonly OwnActTerms Yes = new(true, null);

    [Theory, Databases]
    public async Task A_dearer_category_is_ordered_as_a_difference_and_the_seat_moves(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: true);
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await story.Own.Send(new MoveToCategory(story.Place, story.Dear.Id))).Succeeded);

        var orders = await story.App.Db(db => db.Orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).Select(o => new { o.Status, o.Total.Amount }).ToListAsync());
        Assert.Equal([(OrderStatus.Paid, 300m), (OrderStatus.Open, 200m)], orders.Select(o => (o.Status, o.Amount)));
        var rules = await story.Own.Send(new GetSelfService(story.Place));
        Assert.Equal((200m, 300m), (rules!.Difference!.Amount, rules.Paid));
        // Whoever thinks again before paying owes nothing of it.
        Assert.True((await story.Own.Send(new MoveToCategory(story.Place, story.Event.Category.Id))).Succeeded);
        Assert.Equal((0, 0), await story.App.Db(async db => (await db.Orders.CountAsync(o => o.Status == OrderStatus.Open), await db.Refunds.CountAsync())));
        Assert.True((await story.Own.Send(new MoveToCategory(story.Place, story.Dear.Id))).Succeeded);

        var first = await story.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Paid).Select(o => o.Id).SingleAsync());
        var difference = await story.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Id).SingleAsync());
        Assert.True((await story.App.As(Role.FinanceOfficer).Send(new ConfirmPayment(difference, 200, Sample.Today))).Succeeded);
        Assert.Equal(500m, (await story.Own.Send(new GetSelfService(story.Place)))!.Paid);
        Assert.Contains($"/my/registrations/{story.Place}", await ConfirmationAsync(story.App, difference), StringComparison.Ordinal);
        // More than the first order comes back: what was paid for the difference comes back first.
        Assert.True((await story.Own.Send(new MoveToCategory(story.Place, story.Cheap.Id))).Succeeded);
        Assert.Equal([(200m, difference), (200m, first)], (await story.App.Db(db => db.Refunds.Select(r => new { r.Amount.Amount, r.Order }).ToListAsync())).Select(r => (r.Amount, r.Order)).OrderBy(r => r.Order == first));
        Assert.True((await story.Own.Send(new CancelRegistration(story.Place))).Succeeded);
        Assert.Equal(500m, await story.App.Db(db => db.Refunds.SumAsync(r => r.Amount.Amount)));
    }

    /// <summary>Whoever paid a difference is told of it as of everything else.</summary>
    private static async Task<string> ConfirmationAsync(TestApp app, Id<Order> paid)
    {
        var told = await app.Db(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == MailTemplates.PaymentConfirmed && m.Subject == paid.Value));
        foreach (var receipt in await app.Send(new UndrawnReceipts())) Assert.Empty((await app.Send(new DrawReceipt(receipt))).Errors);
        return (await app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == told.Template).ComposeAsync(told, default)))!.Text;
    }

    [Theory, Databases]
    public async Task A_cheaper_category_gives_back_the_share_of_the_terms_and_an_unpaid_order_is_restated(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: true);
        await story.Office.Send(new SetSelfServiceTerms(story.Event.Id, null, Yes, Yes, Yes, Yes, 0, 50));
        Assert.True((await story.Own.Send(new MoveToCategory(story.Place, story.Cheap.Id))).Succeeded);
        var refund = await story.App.Db(db => db.Refunds.SingleAsync());
        Assert.Equal((100m, 100m), (refund.Amount.Amount, refund.Kept.Amount));

        var unpaid = await ArrangeAsync(database, paid: false);
        Assert.True((await unpaid.Own.Send(new MoveToCategory(unpaid.Place, unpaid.Dear.Id))).Succeeded);
        Assert.Equal((1, 500m), await unpaid.App.Db(async db => (await db.Orders.CountAsync(), await db.Orders.Select(o => o.Total.Amount).SingleAsync())));
        Assert.Equal(500m, await unpaid.App.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).SumAsync(e => e.Amount.Amount)));
    }

    [Theory, Databases]
    public async Task Cancelling_keeps_the_fee_and_the_share_that_the_terms_say(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: true);
        await story.Office.Send(new SetSelfServiceTerms(story.Event.Id, story.Event.Category.Id, Yes, Yes, Yes, Yes, 20, 50));
        Assert.Equal(140m, (await story.Own.Send(new GetSelfService(story.Place)))!.Refund);

        Assert.True((await story.Own.Send(new CancelRegistration(story.Place))).Succeeded);

        var refund = await story.App.Db(db => db.Refunds.SingleAsync());
        Assert.Equal((140m, 160m, OrderStatus.Refunding), (refund.Amount.Amount, refund.Kept.Amount, await story.App.Db(db => db.Orders.Select(o => o.Status).SingleAsync())));
    }

    [Theory, Databases]
    public async Task Nothing_is_given_back_where_the_share_is_none_and_the_office_gives_all_with_a_reason(DatabaseKind database)
    {
        var kept = await ArrangeAsync(database, paid: true);
        await kept.Office.Send(new SetSelfServiceTerms(kept.Event.Id, null, Yes, Yes, Yes, Yes, 0, 0));
        Assert.True((await kept.Own.Send(new CancelRegistration(kept.Place))).Succeeded);
        Assert.Equal((0m, 300m), await kept.App.Db(async db => (await db.Refunds.Select(r => r.Amount.Amount).SingleAsync(), await db.Refunds.Select(r => r.Kept.Amount).SingleAsync())));

        var all = await ArrangeAsync(database, paid: true);
        await all.Office.Send(new SetSelfServiceTerms(all.Event.Id, null, Yes, Yes, Yes, new(false, null), 0, 0));
        Assert.Equal("self-service.not-allowed", (await all.Own.Send(new CancelRegistration(all.Place))).Errors[0].Code);
        Assert.True((await all.Office.Send(new CancelRegistrationByOffice(all.Event.Id, all.Place, "家中有事"))).Succeeded);
        Assert.Equal(300m, await all.App.Db(db => db.Refunds.Select(r => r.Amount.Amount).SingleAsync()));
        Assert.Contains("家中有事", await all.App.Db(db => db.AuditEntries.Where(e => e.Action == "registration.changed-by-office").Select(e => e.After).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task After_the_last_day_only_the_office_changes_anything_and_says_why(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: false);
        var over = new OwnActTerms(true, Sample.Today.AddDays(-1));
        await story.Office.Send(new SetSelfServiceTerms(story.Event.Id, null, over, over, over, over, 0, 100));

        Assert.Equal("self-service.too-late", (await story.Own.Send(new MoveToCategory(story.Place, story.Dear.Id))).Errors[0].Code);
        Assert.Equal("self-service.too-late", (await story.Own.Send(new ChangeAnswers(story.Place, QuestionStage.Registration, []))).Errors[0].Code);
        Assert.Equal("Reason", (await story.Office.Send(new MoveToCategoryByOffice(story.Event.Id, story.Place, story.Dear.Id, ""))).Errors[0].Field);
        Assert.True((await story.Office.Send(new MoveToCategoryByOffice(story.Event.Id, story.Place, story.Dear.Id, "登记有误"))).Succeeded);
    }

    [Theory, Databases]
    public async Task Answers_are_changed_and_their_places_and_prices_follow(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: true);
        async Task<Result> Answer(int option) => await story.Own.Send(new ChangeAnswers(story.Place, QuestionStage.Registration, [new(story.Dinner.Id.Value, [AnswerTests.OptionOf(story.Dinner, option)])]));

        Assert.True((await Answer(0)).Succeeded);
        Assert.Equal([1, 0], await story.App.Db(db => db.QuestionOptions.OrderBy(o => o.Order).Select(o => o.Taken).ToListAsync()));
        Assert.Equal(80m, await story.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Total.Amount).SingleAsync()));
        var difference = await story.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Id).SingleAsync());
        await story.App.As(Role.FinanceOfficer).Send(new ConfirmPayment(difference, 80, Sample.Today));

        Assert.True((await Answer(1)).Succeeded);
        Assert.Equal([0, 1], await story.App.Db(db => db.QuestionOptions.OrderBy(o => o.Order).Select(o => o.Taken).ToListAsync()));
        Assert.Equal(80m, await story.App.Db(db => db.Refunds.Select(r => r.Amount.Amount).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_place_is_handed_to_somebody_else_who_gets_another_ticket(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: true);
        var before = await story.App.Db(db => db.Registrations.Select(r => r.TicketCode).SingleAsync());

        Assert.True((await story.Own.Send(new TransferRegistration(story.Place, new("王芳", "13900139000", "wang@example.org", "第二医院")))).Succeeded);

        var now = await story.App.Db(db => db.Registrations.SingleAsync());
        Assert.Equal(("王芳", "wang@example.org", false), (now.Name, now.Email, before == now.TicketCode));
        await Assert.ThrowsAsync<RefusedException>(() => story.Own.Send(new GetRegistration(story.Place)));
        // Somebody who is no member pays what others pay.
        Assert.Equal(100m, await story.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Total.Amount).SingleAsync()));
    }

    [Theory, Databases]
    public async Task An_unpaid_order_goes_with_the_place_and_a_paid_one_stays_with_who_paid(DatabaseKind database)
    {
        foreach (var paid in new[] { false, true })
        {
            var story = await ArrangeAsync(database, paid);
            var before = await story.App.Db(db => db.Orders.Include(o => o.Lines).SingleAsync());
            Assert.True((await story.Own.Send(new TransferRegistration(story.Place, new("王芳", "13900139000", "wang@example.org", "第二医院")))).Succeeded);

            var order = await story.App.Db(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == before.Id));
            Assert.Equal(paid ? (before.Payer, before.Account) : ("第二医院", null), (order.Payer, order.Account));
            Assert.Equal(!paid, order.Lines.Single(l => l.Registration == story.Place).Description.EndsWith(" · 王芳", StringComparison.Ordinal));
        }
    }

    [Theory, Databases]
    public async Task The_old_link_of_a_place_that_was_handed_over_opens_nothing(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: false);
        string Key(string number) => story.App.Services.GetLinks().PathOf(number).Split("k=")[1];
        Task<string> Number() => story.App.Db(db => db.Registrations.Select(r => r.Number).SingleAsync());
        var old = Key(await Number());
        Assert.NotNull(await story.App.Anonymous.Send(new GetRegistration(story.Place, old)));

        Assert.True((await story.App.Anonymous.Send(new TransferRegistration(story.Place, new("王芳", "13900139000", "wang@example.org", null), old))).Succeeded);

        Assert.False((await story.App.Anonymous.Send(new CancelRegistration(story.Place, old))).Succeeded);
        Assert.True((await story.App.Anonymous.Send(new CancelRegistration(story.Place, Key(await Number())))).Succeeded);
    }

    [Theory, Databases]
    public async Task A_seat_that_a_move_frees_is_offered_to_whoever_waits_for_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(Capacity: 10, CategoryCapacity: 1).Draft();
        var other = conference.Event.Sell(new("学生"), false);
        other.Price(new("标准"), Money.Zero, Money.Zero, null);
        conference.Event.Seat(new(true, 24, AfterDeadline.Release, null));
        conference.Event.Publish(EventChecklist.Of(conference.Event, [conference.Quota], Sample.Now), Sample.Now);
        var (one, two) = (new AMember(Name: "李一", Email: "li1@example.org").Live(), new AMember(Name: "李二", Email: "li2@example.org").Live());
        await app.Given(conference, one, two);
        var place = new Id<Registration>((await app.As(one.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Value.Registration);
        var entry = (await app.As(two.Id).Send(new JoinWaitingList(conference.Id, conference.Category.Id, null, true, null))).Value.Entry;

        Assert.True((await app.As(one.Id).Send(new MoveToCategory(place, other.Id))).Succeeded);

        Assert.Equal(WaitingStatus.Offered, await app.Db(db => db.WaitingList.Where(w => w.Id == new Id<WaitingListEntry>(entry)).Select(w => w.Status).SingleAsync()));
        Assert.Equal([1, 2], await app.Db(db => db.Quotas.OrderBy(q => q.Taken).Select(q => q.Taken).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Nobody_changes_what_is_somebody_elses(DatabaseKind database)
    {
        var story = await ArrangeAsync(database, paid: false);
        var stranger = story.App.As(Sample.User());

        Assert.False((await stranger.Send(new MoveToCategory(story.Place, story.Dear.Id))).Succeeded);
        Assert.False((await stranger.Send(new TransferRegistration(story.Place, new("王芳", "13900139000", null, null)))).Succeeded);
        Assert.False((await stranger.Send(new ChangeAnswers(story.Place, QuestionStage.Registration, []))).Succeeded);
        Assert.False((await story.App.As(Role.FinanceOfficer).Send(new SetSelfServiceTerms(story.Event.Id, null, Yes, Yes, Yes, Yes, 0, 0))).Succeeded);
    }

    private async Task<Story> ArrangeAsync(DatabaseKind database, bool paid)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 300, NonMember: 400).Published(), new AMember().Live());
        TicketCategory Other(string name, decimal price)
        {
            var category = @event.Event.Sell(new(name), false);
            category.Price(new("标准"), new Money(price), new Money(price), null);
            return category;
        }

        var (dear, cheap) = (Other("贵宾", 500), Other("学生", 100));
        var dinner = new AQuestion(@event, QuestionKind.Choice, "晚宴").With(("参加", 80, 5), ("不参加", 0, null));
        await app.Given(@event, member, dinner);
        var own = app.As(member.Id);
        var place = await AnswerTests.RegisterAsync(own, @event);
        if (paid) await app.As(Role.FinanceOfficer).Send(new ConfirmPayment(await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync()), 300, Sample.Today));
        return new(app, own, app.As(Role.EventOfficer), @event, dear, cheap, dinner, place);
    }

    private sealed record Story(TestApp App, TestUser Own, TestUser Office, BuiltEvent Event, TicketCategory Dear, TicketCategory Cheap, FormQuestion Dinner, Id<Registration> Place);
}

using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.PaymentSimulator;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance.Paying;

public sealed class OnlinePaymentTests : PayingTests
{
    [Theory, Databases]
    public async Task Scanned_and_asked_about_it_is_booked_with_receipt_ticket_and_ledger(DatabaseKind database)
    {
        foreach (var way in Enum.GetValues<PaymentProvider>())
        {
            var one = await OnePlaceAsync(database);
            await one.StartAsync(way);
            Assert.Null((await one.Member.Send(new GetOnlinePayment(one.Registration)))!.Latest!.Code);
            await one.AskAsync();
            var shown = (await one.Member.Send(new GetOnlinePayment(one.Registration)))!.Latest!;
            Assert.Equal((AttemptStatus.Pending, 300m), (shown.Status, shown.Amount));
            Assert.NotNull(shown.Code);

            var attempt = await one.AttemptAsync(new Id<PaymentAttempt>(shown.Id));
            await one.Simulator.PayAsync(attempt.TradeNumber);
            one.Advance(TimeSpan.FromSeconds(30));
            await one.AskAsync();

            var details = (await one.Member.Send(new GetRegistration(one.Registration)))!;
            Assert.Equal((RegistrationStatus.Confirmed, OrderStatus.Paid, "R2026-000001"), (details.Status, details.Payment!.Status, details.Payment.ReceiptNumber));
            Assert.Equal((300m, 0m, 0m), (await one.BalanceAsync(LedgerAccount.Clearing), await one.BalanceAsync(LedgerAccount.Receivable), await one.BalanceAsync(LedgerAccount.Bank)));
            Assert.Contains("registration-confirmed", await one.App.Db(db => db.Outbox.Select(m => m.Template).ToListAsync()));
        }
    }

    [Theory, Databases]
    public async Task Pressed_twice_at_once_there_is_one_code(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var codes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => one.StartAsync())));
        Assert.Single(codes.Distinct());
        Assert.Equal(1, await one.App.Db(db => db.PaymentAttempts.CountAsync()));
    }

    [Theory, Databases]
    public async Task Another_way_closes_the_first_code_before_the_second_is_shown(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var first = await one.ShownAsync();
        var second = await one.ShownAsync(PaymentProvider.Alipay);

        Assert.Equal((AttemptStatus.Closed, AttemptStatus.Pending), ((await one.AttemptAsync(first)).Status, (await one.AttemptAsync(second)).Status));
        Assert.Equal(TradeState.Closed, one.Simulator.Book.Find(first)!.State);
    }

    [Theory, Databases]
    public async Task Paid_while_another_way_is_chosen_it_is_booked_and_the_second_code_never_shown(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var first = await one.ScannedAsync();
        await one.StartAsync(PaymentProvider.Alipay);

        await one.AskAsync();
        await one.AskAsync();

        Assert.Equal((OrderStatus.Paid, AttemptStatus.Paid), (await one.OrderStatusAsync(), (await one.AttemptAsync(first)).Status));
        Assert.DoesNotContain(one.Simulator.Book.All, t => t.Wallet is Wallet.Alipay && t.State is TradeState.Open);
    }

    [Theory, Databases]
    public async Task A_code_that_nobody_pays_ends_and_another_may_follow(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var first = await one.ShownAsync();
        one.Advance(TimeSpan.FromMinutes(31));
        await one.AskAsync();
        Assert.Equal(AttemptStatus.Closed, (await one.AttemptAsync(first)).Status);
        Assert.NotEqual(first, await one.ShownAsync());
        Assert.Equal(OrderStatus.Open, await one.OrderStatusAsync());
    }

    [Theory, Databases]
    public async Task A_transfer_that_was_confirmed_closes_the_code(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ShownAsync();
        Assert.True((await one.Office.Send(new ConfirmPayment(one.Order, 300, Sample.Today))).Succeeded);
        await one.AskAsync();
        Assert.Equal((AttemptStatus.Closed, TradeState.Closed), ((await one.AttemptAsync(number)).Status, one.Simulator.Book.Find(number)!.State));
    }

    [Theory, Databases]
    public async Task A_refusal_of_the_provider_ends_the_code_and_an_outage_does_not(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        one.Simulator.Behaviour.Refuse = "SYSTEM_ERROR";
        var id = new Id<PaymentAttempt>(await one.StartAsync());
        await one.AskAsync();
        Assert.Equal(AttemptStatus.Created, (await one.AttemptAsync(id)).Status);

        one.Simulator.Behaviour.Refuse = "PARAM_ERROR";
        one.Advance(TimeSpan.FromMinutes(1));
        await one.AskAsync();
        Assert.Equal((AttemptStatus.Failed, "PARAM_ERROR"), ((await one.AttemptAsync(id)).Status, (await one.AttemptAsync(id)).Failure));
    }

    [Theory, Databases]
    public async Task An_answer_that_is_not_genuine_books_nothing(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ScannedAsync();
        one.Simulator.Behaviour.CorruptAnswers = true;
        one.Advance(TimeSpan.FromSeconds(30));
        await one.AskAsync();
        Assert.Equal((OrderStatus.Open, AttemptStatus.Pending), (await one.OrderStatusAsync(), (await one.AttemptAsync(number)).Status));

        one.Simulator.Behaviour.CorruptAnswers = false;
        one.Advance(TimeSpan.FromMinutes(6));
        await one.AskAsync();
        Assert.Equal(OrderStatus.Paid, await one.OrderStatusAsync());
    }

    [Theory, Databases]
    public async Task Only_the_payer_starts_it_and_only_where_it_is_offered(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.Equal(ErrorKind.NotFound, (await one.App.Anonymous.Send(new StartOnlinePayment(one.Registration, PaymentProvider.Alipay))).Errors[0].Kind);
        Assert.Equal(ErrorKind.NotFound, (await one.App.As(Sample.User()).Send(new StartOnlinePayment(one.Registration, PaymentProvider.Alipay))).Errors[0].Kind);
        await one.PaidAsync();
        Assert.Equal("order.not-open", (await one.Member.Send(new StartOnlinePayment(one.Registration, PaymentProvider.Alipay))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_place_is_held_while_its_code_may_still_be_paid(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var due = await one.App.Db(db => db.Orders.Select(o => o.DueAt).SingleAsync());
        one.Advance(due - one.App.Now - TimeSpan.FromMinutes(5));
        await one.ShownAsync();
        one.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty(await one.App.Send(new OverdueHolds()));
        await one.AskAsync();
        Assert.Single(await one.App.Send(new OverdueHolds()));
    }
}

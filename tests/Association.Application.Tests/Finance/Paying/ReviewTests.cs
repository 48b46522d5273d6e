using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance.Paying;

/// <summary>Money that fits no open order is never lost and never booked by itself.</summary>
public sealed class ReviewTests : PayingTests
{
    private static async Task<ReviewLine> OnlyAsync(PayingCase one) => Assert.Single(await one.Office.Send(new ListReviews()));

    private static async Task<PayingCase> TwiceAsync(PayingCase one)
    {
        await one.ScannedAsync();
        await one.Office.Send(new ConfirmPayment(one.Order, 300, Sample.Today));
        await one.AskAsync();
        return one;
    }

    [Theory, Databases]
    public async Task Paid_twice_it_is_held_and_goes_back_the_way_it_came(DatabaseKind database)
    {
        var one = await TwiceAsync(await OnePlaceAsync(database));
        var review = await OnlyAsync(one);
        Assert.Equal((ReviewReason.PaidTwice, 300m, -300m), (review.Reason, review.Amount, await one.BalanceAsync(LedgerAccount.Held)));

        Assert.True((await one.Office.Send(new GiveBackReview(new(review.Id), "重复付款"))).Succeeded);
        Assert.Equal("held.decided", (await one.Office.Send(new GiveBackReview(new(review.Id), "再退一次"))).Errors[0].Code);
        await one.SendRefundsAsync();
        await one.SendRefundsAsync();

        one.Advance(TimeSpan.FromMinutes(2));
        await one.SendRefundsAsync();
        Assert.Equal((0m, 0m, 300m), (await one.BalanceAsync(LedgerAccount.Held), await one.BalanceAsync(LedgerAccount.Clearing), await one.BalanceAsync(LedgerAccount.Bank)));
        Assert.Equal(30000, one.Simulator.Book.Find(review.TradeNumber)!.RefundedFen);
    }

    [Theory, Databases]
    public async Task Another_amount_is_not_booked(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.PaidAsync(fen: 29999);
        var review = await OnlyAsync(one);
        Assert.Equal((ReviewReason.AmountDiffers, 299.99m, OrderStatus.Open), (review.Reason, review.Amount, await one.OrderStatusAsync()));
        Assert.Equal("held.other-amount", (await one.Office.Send(new BookReview(new(review.Id), review.Reference))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Another_amount_is_booked_as_a_part_by_who_says_so(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.PaidAsync(fen: 29999);
        var review = await OnlyAsync(one);
        Assert.True((await one.Office.Send(new BookReview(new(review.Id), review.Reference, AcceptDifference: true))).Succeeded);
        Assert.Equal((OrderStatus.Open, 0.01m, 0m), (await one.OrderStatusAsync(), await one.BalanceAsync(LedgerAccount.Receivable), await one.BalanceAsync(LedgerAccount.Held)));
    }

    [Theory, Databases]
    public async Task Paid_twice_it_may_stay_as_the_payers_credit(DatabaseKind database)
    {
        var one = await TwiceAsync(await OnePlaceAsync(database));
        var review = await OnlyAsync(one);
        Assert.True((await one.Office.Send(new CreditReview(new(review.Id)))).Succeeded);
        Assert.Equal("held.decided", (await one.Office.Send(new CreditReview(new(review.Id)))).Errors[0].Code);
        Assert.Equal((0m, -300m, 300m), (await one.BalanceAsync(LedgerAccount.Held), await one.BalanceAsync(LedgerAccount.Advances), await one.BalanceAsync(LedgerAccount.Clearing)));
        Assert.Equal(300m, (await one.Office.Send(new GetOrder(one.Order)))!.Credit);
    }

    [Theory, Databases]
    public async Task Paid_after_it_was_cancelled_it_waits_and_may_be_booked_on_another_order(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ShownAsync();
        Assert.True((await one.Member.Send(new CancelRegistration(one.Registration))).Succeeded);
        await one.Simulator.PayAsync(number);
        await one.AskAsync();
        var review = await OnlyAsync(one);
        Assert.Equal(ReviewReason.OrderEnded, review.Reason);
        Assert.Equal("held.no-order", (await one.Office.Send(new BookReview(new(review.Id), review.Reference))).Errors[0].Code);

        var (@event, category) = await one.App.Db(async db => (await db.Events.Select(e => e.Id).SingleAsync(), await db.TicketCategories.Select(c => c.Id).SingleAsync()));
        Assert.True((await one.Member.Send(new RegisterForEvent(@event, category, null, true, null, null))).Succeeded);
        var other = await one.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Reference).SingleAsync());
        Assert.True((await one.Office.Send(new BookReview(new(review.Id), other.ToLowerInvariant()))).Succeeded);

        Assert.Equal((0m, 300m, 0m), (await one.BalanceAsync(LedgerAccount.Held), await one.BalanceAsync(LedgerAccount.Clearing), await one.BalanceAsync(LedgerAccount.Receivable)));
    }

    [Theory, Databases]
    public async Task Given_back_before_we_heard_of_it_it_is_not_booked(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ScannedAsync(PaymentProvider.Alipay);
        one.Simulator.Book.Find(number)!.Refund("ELSEWHERE", 30000, "done");
        one.Advance(TimeSpan.FromSeconds(30));
        await one.AskAsync();

        var review = await OnlyAsync(one);
        Assert.Equal((ReviewReason.RefundedElsewhere, OrderStatus.Open, 0m), (review.Reason, await one.OrderStatusAsync(), await one.BalanceAsync(LedgerAccount.Held)));
        Assert.Equal("held.no-money", (await one.Office.Send(new BookReview(new(review.Id), review.Reference))).Errors[0].Code);
        Assert.Equal("Reason", (await one.Office.Send(new IgnoreReview(new(review.Id), " "))).Errors[0].Field);
        Assert.True((await one.Office.Send(new IgnoreReview(new(review.Id), "商户后台已退"))).Succeeded);
        Assert.Empty(await one.Office.Send(new ListReviews()));
        Assert.Single(await one.Office.Send(new ListReviews(Decided: true)));
    }

    [Theory, Databases]
    public async Task A_refund_that_the_provider_does_not_take_waits_for_another_decision(DatabaseKind database)
    {
        var one = await TwiceAsync(await OnePlaceAsync(database));
        var review = await OnlyAsync(one);
        await one.Office.Send(new GiveBackReview(new(review.Id), "重复付款"));
        one.Simulator.Behaviour.Refuse = "USER_ACCOUNT_ABNORMAL";
        await one.SendRefundsAsync();
        Assert.Equal(review.Id, (await OnlyAsync(one)).Id);
        Assert.Equal(-300m, await one.BalanceAsync(LedgerAccount.Held));
    }

    [Theory, Databases]
    public async Task Who_only_reads_decides_nothing(DatabaseKind database)
    {
        var one = await TwiceAsync(await OnePlaceAsync(database));
        var review = await OnlyAsync(one);
        foreach (var user in new[] { one.App.As(Domain.Access.Role.Auditor), one.Member, one.App.Anonymous })
            Assert.Equal(ErrorKind.Forbidden, (await user.Send(new GiveBackReview(new(review.Id), "x"))).Errors[0].Kind);
    }
}

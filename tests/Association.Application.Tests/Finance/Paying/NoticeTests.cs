using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance.Paying;

/// <summary>Source: security.md B29, F4.</summary>
public sealed class NoticeTests : PayingTests
{
    private const int Rounds = 5;

    [Theory, Databases]
    public async Task Twenty_copies_at_once_are_one_booking(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ScannedAsync();
        var notice = await one.NoticeAsync(number);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => one.App.Send(new TakeNotice(notice)))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(one.AskAsync)));

        Assert.All(outcomes, o => Assert.True(o.Succeeded));
        Assert.Single(outcomes, o => o.Value is NoticeOutcome.Taken);
        Assert.Equal((1, 1, 1, 1), await one.App.Db(async db => (await db.PaymentNotices.CountAsync(), await db.Payments.CountAsync(), await db.Receipts.CountAsync(), await db.LedgerTransactions.CountAsync(t => t.Kind == LedgerKind.Payment))));
    }

    /// <summary>The negative control; SQLite has one writer at a time, so nobody can step between the look and the row there.</summary>
    [Theory, Databases]
    public async Task Without_the_unique_index_twenty_copies_are_kept_more_than_once(DatabaseKind database)
    {
        if (database is DatabaseKind.Sqlite) return;
        var most = 0;
        for (var round = 1; round <= Rounds && most < 2; round++)
        {
            var one = await OnePlaceAsync(database);
            var notice = await one.NoticeAsync(await one.ScannedAsync());
            await one.App.Db(db => ((DbContext)db).Database.ExecuteSqlRawAsync("""DROP INDEX "IX_PaymentNotices_Provider_Notice" """));
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => one.App.Send(new TakeNotice(notice)))));
            most = Math.Max(most, await one.App.Db(db => db.PaymentNotices.CountAsync()));
            // Kept more than once or not: the money is booked once, for what is booked is what the provider answers.
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(one.AskAsync)));
            Assert.Equal(1, await one.App.Db(db => db.Payments.CountAsync()));
        }

        Assert.True(most > 1, "Nobody stepped between the look and the row: the race cannot catch a missing index.");
    }

    /// <summary>Without the look at the provider's number: the answer said by many at once is still booked once.</summary>
    [Theory, Databases]
    public async Task The_same_answer_settled_by_twenty_is_booked_once(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var attempt = await one.AttemptAsync(await one.ScannedAsync());
        var answer = new ProviderPayment(attempt.TradeNumber, ProviderState.Paid, "4200001234", new Money(300), one.App.Now);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => one.App.Send(new SettleAttempt(attempt.Id, answer)))));

        Assert.Equal((1, 1, 0), await one.App.Db(async db => (await db.Payments.CountAsync(), await db.Receipts.CountAsync(), await db.PaymentReviews.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_notification_makes_us_ask_at_once_and_says_nothing_itself(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ShownAsync();

        Assert.Equal(NoticeOutcome.Taken, (await one.App.Send(new TakeNotice(await one.NoticeAsync(number)))).Value);
        await one.AskAsync();
        Assert.Equal((OrderStatus.Open, AttemptStatus.Pending), (await one.OrderStatusAsync(), (await one.AttemptAsync(number)).Status));

        await one.Simulator.PayAsync(number);
        Assert.Equal(NoticeOutcome.Taken, (await one.App.Send(new TakeNotice(await one.NoticeAsync(number, "notice-2")))).Value);
        await one.AskAsync();
        Assert.Equal(OrderStatus.Paid, await one.OrderStatusAsync());
    }

    [Theory, Databases]
    public async Task A_repeated_or_late_one_changes_nothing_and_a_foreign_one_is_not_kept(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.PaidAsync();

        Assert.Equal(NoticeOutcome.Taken, (await one.App.Send(new TakeNotice(await one.NoticeAsync(number)))).Value);
        one.Advance(TimeSpan.FromHours(1));
        Assert.Equal(NoticeOutcome.Repeated, (await one.App.Send(new TakeNotice(await one.NoticeAsync(number)))).Value);
        Assert.Equal(NoticeOutcome.Foreign, (await one.App.Send(new TakeNotice(new(PaymentProvider.WeChatPay, "n", "SOMEBODY_ELSES")))).Value);
        // The number is ours, the provider is not the one that has it.
        Assert.Equal(NoticeOutcome.Foreign, (await one.App.Send(new TakeNotice(new(PaymentProvider.Alipay, "n", number)))).Value);
        await one.AskAsync();

        Assert.Equal((1, 1), await one.App.Db(async db => (await db.Payments.CountAsync(), await db.PaymentNotices.CountAsync())));
    }

    [Theory, Databases]
    public async Task Nobody_but_the_product_says_what_a_provider_said(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var attempt = await one.AttemptAsync(await one.ShownAsync());
        foreach (var user in new[] { one.Member, one.Office, one.App.Anonymous })
            Assert.Equal(ErrorKind.Forbidden, (await user.Send(new SettleAttempt(attempt.Id, new(attempt.TradeNumber, ProviderState.Paid, "1", new Money(300), one.App.Now)))).Errors[0].Kind);
    }
}

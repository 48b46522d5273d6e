using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Association.Application.Tests.Finance.Paying;

/// <summary>Source: security.md B36: never more than was paid, and the ledger says so.</summary>
public sealed class RefundTests(ITestOutputHelper output) : PayingTests
{
    private static Task<Result<string>> AskBackAsync(PayingCase one, decimal amount, RefundWay way = RefundWay.Provider) =>
        one.Office.Send(new RequestRefund(one.Order, way, amount, "会议改期", way is RefundWay.Transfer ? new("张文静", "6222 0000 1111", "示例银行") : null));

    [Theory, Databases]
    public async Task A_cancelled_place_gives_its_money_back_in_parts_through_the_provider(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.PaidAsync();
        await one.Member.Send(new CancelRegistration(one.Registration));

        Assert.True((await AskBackAsync(one, 100)).Succeeded);
        await one.SendRefundsAsync();
        Assert.Equal(AttemptStatus.PartlyRefunded, (await one.AttemptAsync(number)).Status);
        Assert.Equal("refund.above-owed", (await AskBackAsync(one, 200.01m)).Errors[0].Code);
        Assert.True((await AskBackAsync(one, 200)).Succeeded);
        await one.SendRefundsAsync();

        Assert.Equal((AttemptStatus.Refunded, 30000L, OrderStatus.Refunded), ((await one.AttemptAsync(number)).Status, one.Simulator.Book.Find(number)!.RefundedFen, await one.OrderStatusAsync()));
        Assert.Equal(2, await one.App.Db(db => db.Outbox.CountAsync(m => m.Template == "refund-done")));
        Assert.Equal((0m, 0m), (await one.BalanceAsync(LedgerAccount.Clearing), await one.BalanceAsync(LedgerAccount.RefundPayable)));
    }

    [Theory, Databases]
    public async Task A_lost_answer_gives_nothing_back_twice(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.PaidAsync(PaymentProvider.Alipay);
        await one.Member.Send(new CancelRegistration(one.Registration));
        await AskBackAsync(one, 300);
        one.Simulator.Behaviour.LoseAnswers = true;
        await one.SendRefundsAsync();
        one.Simulator.Behaviour.LoseAnswers = false;
        for (var i = 0; i < 3; i++)
        {
            one.Advance(TimeSpan.FromHours(3));
            await one.SendRefundsAsync();
        }

        Assert.Equal(30000, one.Simulator.Book.Find(number)!.RefundedFen);
        Assert.Equal(RefundStatus.Done, await one.App.Db(db => db.RefundPayments.Select(r => r.Status).SingleAsync()));
        Assert.Equal(0m, await one.BalanceAsync(LedgerAccount.Clearing));
    }

    [Theory, Databases]
    public async Task A_slow_refund_is_booked_when_it_is_there(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.PaidAsync();
        await one.Member.Send(new CancelRegistration(one.Registration));
        one.Simulator.Behaviour.SlowRefunds = true;
        await AskBackAsync(one, 300);
        await one.SendRefundsAsync();
        Assert.Equal((RefundStatus.Sent, 300m), (await one.App.Db(db => db.RefundPayments.Select(r => r.Status).SingleAsync()), await one.BalanceAsync(LedgerAccount.Clearing)));

        one.Simulator.Book.Find(number)!.Refunds.Single().State = "done";
        one.Advance(TimeSpan.FromMinutes(2));
        await one.SendRefundsAsync();
        Assert.Equal(0m, await one.BalanceAsync(LedgerAccount.Clearing));
    }

    [Theory, Databases]
    public async Task A_decision_owes_a_part_back_and_keeps_the_place(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.PaidAsync();
        Assert.Equal("refund.above-owed", (await AskBackAsync(one, 1)).Errors[0].Code);
        Assert.Equal("refund.above-paid", (await one.Office.Send(new DecideRefund(one.Order, 300.01m, "少付一晚"))).Errors[0].Code);
        Assert.True((await one.Office.Send(new DecideRefund(one.Order, 120, "少付一晚"))).Succeeded);
        Assert.True((await AskBackAsync(one, 120)).Succeeded);
        await one.SendRefundsAsync();

        Assert.Equal(RegistrationStatus.Confirmed, await one.App.Db(db => db.Registrations.Select(r => r.Status).SingleAsync()));
        await one.Member.Send(new CancelRegistration(one.Registration));
        Assert.Equal(new Money(180), (await one.Office.Send(new GetOrderMoney(one.Order)))!.Sums.Left);
    }

    [Theory, Databases]
    public async Task Nothing_goes_back_of_what_was_not_paid_or_not_by_this_way(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.Equal("refund.not-paid", (await one.Office.Send(new DecideRefund(one.Order, 1, "x"))).Errors[0].Code);
        await one.Office.Send(new ConfirmPayment(one.Order, 300, Sample.Today));
        await one.Member.Send(new CancelRegistration(one.Registration));
        Assert.Equal("refund.no-provider", (await AskBackAsync(one, 300)).Errors[0].Code);
        foreach (var amount in new[] { 0m, -1m, 0.001m }) Assert.False((await AskBackAsync(one, amount, RefundWay.Transfer)).Succeeded);
        Assert.Equal("cash.no-session", (await AskBackAsync(one, 300, RefundWay.Cash)).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_transfer_stands_in_one_file_and_is_given_back_once_the_bank_did_it(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Office.Send(new ConfirmPayment(one.Order, 300, Sample.Today));
        await one.Member.Send(new CancelRegistration(one.Registration));
        await AskBackAsync(one, 300, RefundWay.Transfer);
        var refund = await one.App.Db(db => db.RefundPayments.Select(r => r.Id).SingleAsync());

        var list = await one.Office.Send(new MakeTransferList());
        Assert.EndsWith(".xlsx", (await one.Office.Send(new DownloadTransferList(list.Value))).Value.Name, StringComparison.Ordinal);
        Assert.Single(await one.App.Db(db => db.AuditEntries.Where(e => e.Action == "refunds.list-taken" && e.EntityId == list.Value.ToString()).ToListAsync()));
        Assert.Equal("record.not-found", (await one.Office.Send(new DownloadTransferList(Guid.NewGuid()))).Errors[0].Code);
        Assert.Equal(ErrorKind.Forbidden, (await one.App.As(Domain.Access.Role.Auditor).Send(new DownloadTransferList(list.Value))).Errors[0].Kind);
        Assert.Equal("refund.list-empty", (await one.Office.Send(new MakeTransferList())).Errors[0].Code);
        Assert.Equal(300m, await one.BalanceAsync(LedgerAccount.Bank));

        Assert.True((await one.Office.Send(new FinishTransfer(refund, "账号有误"))).Succeeded);
        Assert.Equal(new Money(300), (await one.Office.Send(new GetOrderMoney(one.Order)))!.Sums.Left);
        await AskBackAsync(one, 300, RefundWay.Transfer);
        await one.Office.Send(new MakeTransferList());
        Assert.True((await one.Office.Send(new FinishTransfer(await one.App.Db(db => db.RefundPayments.Where(r => r.Status == RefundStatus.Sent).Select(r => r.Id).SingleAsync())))).Succeeded);
        Assert.Equal((0m, 0m), (await one.BalanceAsync(LedgerAccount.Bank), await one.BalanceAsync(LedgerAccount.RefundPayable)));
    }

    private const int Rounds = 5;

    [Theory, Databases]
    public async Task Twenty_at_once_give_back_what_is_owed_and_no_more(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.PaidAsync();
        await one.Member.Send(new CancelRegistration(one.Registration));
        Assert.Equal((6, 300m), await RaceAsync(one));
    }

    [Theory, Databases]
    public async Task A_refund_and_a_cancellation_at_once_owe_what_was_paid_and_no_more(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.PaidAsync();
        var decisions = Enumerable.Range(0, 20).Select(i => Task.Run(async () => i % 2 == 0
            ? (await one.Office.Send(new DecideRefund(one.Order, 200, "退"))).Succeeded
            : (await one.Member.Send(new CancelRegistration(one.Registration))).Succeeded));
        await Task.WhenAll(decisions);
        var owed = await one.App.Db(async db => (await db.Refunds.Select(r => r.Amount.Amount).ToListAsync()).Sum());
        Assert.InRange(owed, 200, 300);
    }

    /// <summary>The negative control; SQLite has one writer at a time, so nobody can step between the sum and the row there.</summary>
    [Theory, Databases]
    public async Task Without_the_lock_the_same_race_gives_back_too_much(DatabaseKind database)
    {
        if (database is DatabaseKind.Sqlite) return;
        var most = 0m;
        for (var round = 1; round <= Rounds && most <= 300; round++)
        {
            var one = await OnePlaceAsync(database, services => services.AddSingleton<IOrderLock, NoLock>());
            one.App.Broken.Add("refunds.owed");
            await one.PaidAsync();
            await one.Member.Send(new CancelRegistration(one.Registration));
            most = Math.Max(most, (await RaceAsync(one)).Sum);
            output.WriteLine($"round {round}: {most} given back of 300");
        }

        Assert.True(most > 300, "Nobody stepped between the sum and the row: the race cannot catch a missing lock.");
    }

    private static async Task<(int Accepted, decimal Sum)> RaceAsync(PayingCase one)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await start.Task;
            return await AskBackAsync(one, 50);
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(running);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Contains(a.Errors[0].Code, new[] { "refund.above-owed", "refund.above-code", "record.busy" }));
        return (answers.Count(a => a.Succeeded), await one.App.Db(async db => (await db.RefundPayments.Select(r => r.Amount.Amount).ToListAsync()).Sum()));
    }

    private sealed class NoLock : IOrderLock
    {
        public Task TakeAsync(IAssociationDb db, Id<Order> order, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

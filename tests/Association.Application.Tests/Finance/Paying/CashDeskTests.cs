using Association.Application.Events;
using Association.Application.Finance.Paying;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance.Paying;

public sealed class CashDeskTests : PayingTests
{
    [Theory, Databases]
    public async Task Cash_is_taken_with_change_and_a_receipt_and_the_drawer_is_counted(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.Equal("cash.no-session", (await one.Office.Send(new TakeAtDesk(one.Order, false, 500, null))).Errors[0].Code);
        await one.Office.Send(new OpenCashSession("报到台", 200));
        Assert.Equal("cash.not-enough", (await one.Office.Send(new TakeAtDesk(one.Order, false, 299.99m, null))).Errors[0].Code);

        var taken = await one.Office.Send(new TakeAtDesk(one.Order, false, 500, null));

        Assert.Equal(new DeskReceipt("R2026-000001", 200), taken.Value);
        Assert.Equal((RegistrationStatus.Confirmed, 300m), ((await one.Member.Send(new GetRegistration(one.Registration)))!.Status, await one.BalanceAsync(LedgerAccount.Cash)));
        var drawer = (await one.Office.Send(new GetMyCashSession()))!;
        Assert.Equal((500m, 1), (drawer.Session.Expected, drawer.Movements.Count));
        Assert.Equal("cash.unexplained", (await one.Office.Send(new CloseCashSession(499, null))).Errors[0].Code);
        Assert.True((await one.Office.Send(new CloseCashSession(499, "找零多给了一元"))).Succeeded);
        Assert.Equal((299m, 1m), (await one.BalanceAsync(LedgerAccount.Cash), await one.BalanceAsync(LedgerAccount.OtherCost)));
    }

    [Theory, Databases]
    public async Task A_card_needs_its_slip_and_no_slip_counts_twice(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Office.Send(new OpenCashSession("报到台", 0));
        Assert.Equal("cash.slip-missing", (await one.Office.Send(new TakeAtDesk(one.Order, true, null, " "))).Errors[0].Code);
        Assert.True((await one.Office.Send(new TakeAtDesk(one.Order, true, null, "POS-0001"))).Succeeded);
        Assert.Equal((0m, 300m), (await one.BalanceAsync(LedgerAccount.Cash), await one.BalanceAsync(LedgerAccount.Clearing)));

        var @event = await one.App.Db(db => db.Events.Select(e => e.Id).SingleAsync());
        var category = await one.App.Db(db => db.TicketCategories.Select(c => c.Id).SingleAsync());
        await one.App.Anonymous.Send(new RegisterForEvent(@event, category, new("李娜", "13800138000", null, null), true, null, null));
        var other = await one.App.Db(db => db.Orders.Where(o => o.Status == OrderStatus.Open).Select(o => o.Id).SingleAsync());
        Assert.Equal("record.duplicate", (await one.Office.Send(new TakeAtDesk(other, true, null, "POS-0001"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task One_open_drawer_for_a_person_however_often_it_is_opened(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => one.Office.Send(new OpenCashSession("报到台", 0)))));
        Assert.Single(opened, o => o.Succeeded);
        Assert.True((await one.App.As(Role.FinanceOfficer).Send(new OpenCashSession("二号台", 0))).Succeeded);
        Assert.Equal(ErrorKind.Forbidden, (await one.App.As(Role.Auditor).Send(new OpenCashSession("三号台", 0))).Errors[0].Kind);
    }

    [Theory, Databases]
    public async Task Twenty_presses_take_the_money_once(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Office.Send(new OpenCashSession("报到台", 0));
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => one.Office.Send(new TakeAtDesk(one.Order, false, 300, null)))));
        Assert.Single(taken, t => t.Succeeded);
        Assert.Equal(300m, (await one.Office.Send(new GetMyCashSession()))!.Session.Taken);
    }

    [Theory, Databases]
    public async Task Cash_goes_back_from_the_own_drawer_and_never_more_than_is_in_it(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Office.Send(new OpenCashSession("报到台", 0));
        await one.Office.Send(new TakeAtDesk(one.Order, false, 300, null));
        await one.Office.Send(new DecideRefund(one.Order, 100, "少付一晚"));
        Assert.True((await one.Office.Send(new RequestRefund(one.Order, RefundWay.Cash, 100, "少付一晚"))).Succeeded);
        Assert.Equal((200m, 0m), (await one.BalanceAsync(LedgerAccount.Cash), await one.BalanceAsync(LedgerAccount.RefundPayable)));
        Assert.Equal(200m, (await one.Office.Send(new GetMyCashSession()))!.Session.Expected);

        await one.Member.Send(new CancelRegistration(one.Registration));
        Assert.True((await one.Office.Send(new RequestRefund(one.Order, RefundWay.Cash, 200, "取消参会"))).Succeeded);
        Assert.Equal((OrderStatus.Refunded, 0m), (await one.OrderStatusAsync(), await one.BalanceAsync(LedgerAccount.Cash)));
    }
}

using Association.Application.Events;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class ConfirmPaymentTests : IntegrationTests
{
    private static readonly UploadedFile Slip = new("../../回单.pdf", "%PDF-1.7 slip"u8.ToArray());

    private sealed record Case(TestApp App, TestUser Member, TestUser Finance, Id<Registration> Registration, Id<Order> Order);

    private async Task<Case> OnePlaceAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember().Live());
        await app.Given(@event, member);
        var mine = app.As(member.Id);
        var id = (await mine.Send(new RegisterForEvent(@event.Id, @event.Category.Id, null, true, null, null))).Value.Registration;
        return new(app, mine, app.As(Role.FinanceOfficer), new(id), await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_confirmed_transfer_settles_the_place_with_ledger_receipt_and_mail(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.True((await one.Member.Send(new UploadSlip(one.Registration, Slip))).Succeeded);

        var receipt = await one.Finance.Send(new ConfirmPayment(one.Order, 300, Sample.Today));

        Assert.Equal("R2026-000001", receipt.Value);
        var details = (await one.Member.Send(new GetRegistration(one.Registration)))!;
        Assert.Equal((RegistrationStatus.Confirmed, OrderStatus.Paid, SlipStatus.Accepted), (details.Status, details.Payment!.Status, details.Payment.Slip));
        Assert.NotNull(details.TicketCode);
        Assert.Equal(300m, await one.App.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Bank).SumAsync(e => e.Amount.Amount)));
        Assert.Contains("registration-confirmed", await one.App.Db(db => db.Outbox.Select(m => m.Template).ToListAsync()));
        Assert.DoesNotContain("..", await one.App.Db(db => db.Files.Where(f => f.Purpose == Domain.Files.FilePurpose.RemittanceSlip).Select(f => f.Name).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Only_the_exact_amount_counts_and_only_once(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);

        var wrong = await one.Finance.Send(new ConfirmPayment(one.Order, 299.99m, Sample.Today));
        var fraction = await one.Finance.Send(new ConfirmPayment(one.Order, 300.001m, Sample.Today));
        var future = await one.Finance.Send(new ConfirmPayment(one.Order, 300, Sample.Today.AddDays(1)));
        var races = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => one.Finance.Send(new ConfirmPayment(one.Order, 300, Sample.Today)))));

        Assert.Equal("order.wrong-amount", wrong.Errors[0].Code);
        Assert.False(fraction.Succeeded);
        Assert.Equal("payment.in-future", future.Errors[0].Code);
        Assert.Single(races, r => r.Succeeded);
        Assert.Equal((1, 1), await one.App.Db(async db => (await db.Payments.CountAsync(), await db.Receipts.CountAsync())));
    }

    [Theory, Databases]
    public async Task Receipt_numbers_have_no_gap_whoever_is_refused_between(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(NonMember: 100).Published();
        await app.Given(@event);
        for (var i = 0; i < 12; i++)
            await app.Anonymous.Send(new RegisterForEvent(@event.Id, @event.Category.Id, new($"客人{(char)('甲' + i)}", $"1380013{8000 + i}", null, null), true, null, null));
        var orders = await app.Db(db => db.Orders.Select(o => o.Id).ToListAsync());

        var finance = app.As(Role.FinanceOfficer);
        await Task.WhenAll(orders.SelectMany(o => new[] { 100m, 1m }.Select(amount => Task.Run(() => finance.Send(new ConfirmPayment(o, amount, Sample.Today))))));

        var serials = await app.Db(db => db.Receipts.OrderBy(r => r.Serial).Select(r => r.Serial).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 12), serials);
    }

    [Theory, Databases]
    public async Task A_refused_slip_says_why_and_another_can_follow(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Member.Send(new UploadSlip(one.Registration, Slip));

        Assert.Equal("Reason", (await one.Finance.Send(new RefuseSlip(one.Order, " "))).Errors[0].Field);
        Assert.True((await one.Finance.Send(new RefuseSlip(one.Order, "看不清"))).Succeeded);

        var seen = (await one.Member.Send(new GetRegistration(one.Registration)))!.Payment!;
        Assert.Equal((SlipStatus.Rejected, "看不清"), (seen.Slip, seen.SlipReason));
        Assert.True((await one.Member.Send(new UploadSlip(one.Registration, Slip))).Succeeded);
        Assert.Single((await one.Finance.Send(new ListOrders(OrderView.ToConfirm, null))).Items);
    }

    [Theory, Databases]
    public async Task A_slip_is_judged_by_its_content(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);

        async Task<string> CodeOf(byte[]? content, string name = "slip.pdf") =>
            (await one.Member.Send(new UploadSlip(one.Registration, content is null ? null : new(name, content)))).Errors[0].Code;

        Assert.Equal("upload.missing", await CodeOf(null));
        Assert.Equal("upload.missing", await CodeOf([]));
        Assert.Equal("upload.wrong-type", await CodeOf("<svg onload=alert(1)>"u8.ToArray(), "slip.png"));
        Assert.Equal("upload.wrong-type", await CodeOf("PK\x03\x04"u8.ToArray()));
        Assert.Equal("upload.too-large", await CodeOf([.. "%PDF-"u8, .. new byte[EvidenceFile.MaxBytes]]));
    }

    [Theory, Databases]
    public async Task Cancelling_a_paid_place_owes_the_money_back(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Finance.Send(new ConfirmPayment(one.Order, 300, Sample.Today));

        Assert.True((await one.Member.Send(new CancelRegistration(one.Registration))).Succeeded);

        Assert.Equal(new Money(300), await one.App.Db(db => db.Refunds.Select(r => r.Amount).SingleAsync()));
        Assert.Equal(-300m, await one.App.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.RefundPayable).SumAsync(e => e.Amount.Amount)));
        Assert.Equal(OrderStatus.Refunding, await one.App.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
        Assert.Equal(0, await one.App.Db(db => db.Quotas.Select(q => q.Taken).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Neither_a_member_nor_an_auditor_confirms(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        foreach (var user in new[] { one.Member, one.App.As(Role.Auditor), one.App.As(Role.EventOfficer), one.App.Anonymous })
            Assert.Equal(ErrorKind.Forbidden, (await user.Send(new ConfirmPayment(one.Order, 300, Sample.Today))).Errors[0].Kind);
    }
}

using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Dues;
using Association.Application.Finance.Payments;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

/// <summary>What was booked by mistake, let off or paid for a difference, as its payer hears of it.</summary>
public sealed class UndoneTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_void_receipt_is_handed_to_nobody(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember().Live());
        await app.Given(conference, member);
        var (mine, finance) = (app.As(member.Id), app.As(Role.FinanceOfficer));
        var place = new Id<Domain.Events.Registration>((await mine.Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Value.Registration);
        var order = await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync());
        Assert.Equal("R2026-000001", (await finance.Send(new ConfirmPayment(order, 300, Sample.Today))).Value);
        Assert.Empty((await finance.Send(new UndoPayment(await app.Db(db => db.Payments.Select(p => p.Id).SingleAsync()), "记错"))).Errors);
        foreach (var receipt in await app.Send(new UndrawnReceipts())) Assert.Empty((await app.Send(new DrawReceipt(receipt))).Errors);

        Assert.Null((await mine.Send(new GetRegistration(place)))!.Payment!.ReceiptNumber);
        Assert.Null(await mine.Send(new DownloadOwnReceipt(place)));
        Assert.Null((await finance.Send(new ListOrders(OrderView.All, null))).Items.Single().Receipt);

        Assert.Equal("R2026-000002", (await finance.Send(new ConfirmPayment(order, 300, Sample.Today))).Value);
        foreach (var receipt in await app.Send(new UndrawnReceipts())) Assert.Empty((await app.Send(new DrawReceipt(receipt))).Errors);
        Assert.Equal("R2026-000002", (await mine.Send(new GetRegistration(place)))!.Payment!.ReceiptNumber);
        Assert.Equal("R2026-000002.pdf", (await mine.Send(new DownloadOwnReceipt(place)))!.Name);
        Assert.Equal("R2026-000002", (await finance.Send(new ListOrders(OrderView.All, null))).Items.Single().Receipt);
        Assert.Equal((1, 1), await app.Db(async db => (await db.Outbox.CountAsync(m => m.Template == MailTemplates.RegistrationConfirmed), await db.Outbox.CountAsync(m => m.Template == MailTemplates.PaymentConfirmed))));
    }

    [Theory, Databases]
    public async Task A_credit_is_not_used_and_taken_back_at_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(new ADuesYear(2020, Members: null).Adopted(), new AUnit("甲医院", Since: new(2019, 1, 1)).Seated());
        var finance = app.As(Role.FinanceOfficer);
        for (var year = 2020; year < 2026; year += 2)
        {
            var (paid, next) = (await ChargeAsync(app, finance, year), await ChargeAsync(app, finance, year + 1));
            await finance.Send(new ConfirmPayment(paid, 3_000, Sample.Today, AcceptDifference: true));
            var payment = await app.Db(db => db.Payments.Where(p => p.Order == paid).Select(p => p.Id).SingleAsync());
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var both = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            {
                await start.Task;
                return i % 2 == 0 ? await finance.Send(new UndoPayment(payment, "记错")) : await finance.Send(new UseCredit(next, 1_000));
            })).ToList();
            start.SetResult();
            Assert.Single(await Task.WhenAll(both), result => result.Succeeded);
            // Nothing is left for the next round.
            if (await app.Db(db => db.Orders.AnyAsync(o => o.Id == paid && o.Status == OrderStatus.Open))) await finance.Send(new ConfirmPayment(paid, 2_000, Sample.Today));
        }
    }

    [Theory, Databases]
    public async Task What_was_let_off_is_not_confirmed_as_paid(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = new AMember(Email: "own@example.org").Live();
        await app.Given(new ADuesYear(2026).Adopted(), member);
        var (finance, head) = (app.As(Role.FinanceOfficer), app.As(Role.FinanceOfficer));
        var run = (await finance.Send(new StartDuesRun(2026, Domain.Finance.DuesAudience.Members, Queued: false))).Value;
        await app.Send(new ChargeDues(new(run.Run), null));
        var order = await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync());
        Assert.Empty((await head.Send(new WriteOffDebt(order, Waived: true, "困难"))).Errors);
        await app.Given(new OutboxMessage(MailTemplates.PaymentConfirmed, order.Value, "again@example.org", "zh-CN", app.Now));
        foreach (var message in await app.Db(db => db.Outbox.AsNoTracking().Where(m => m.Template == MailTemplates.PaymentConfirmed).ToListAsync())) Assert.Null(await ComposeAsync(app, message));
    }

    [Theory, Databases]
    public async Task A_part_that_came_is_confirmed_and_not_what_was_let_off_besides(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var member = new AMember(Email: "own@example.org").Live();
        await app.Given(new ADuesYear(2026).Adopted(), member);
        var (finance, head) = (app.As(Role.FinanceOfficer), app.As(Role.FinanceOfficer));
        var run = (await finance.Send(new StartDuesRun(2026, Domain.Finance.DuesAudience.Members, Queued: false))).Value;
        await app.Send(new ChargeDues(new(run.Run), null));
        var order = await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync());
        await finance.Send(new ConfirmPayment(order, 70, Sample.Today, AcceptDifference: true));
        Assert.Empty((await head.Send(new WriteOffDebt(order, Waived: true, "困难"))).Errors);
        foreach (var receipt in await app.Send(new UndrawnReceipts())) Assert.Empty((await app.Send(new DrawReceipt(receipt))).Errors);
        var mail = (await ComposeAsync(app, new OutboxMessage(MailTemplates.PaymentConfirmed, order.Value, "own@example.org", "zh-CN", app.Now)))!;
        Assert.Contains("70.00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("100.00", mail.Text, StringComparison.Ordinal);
    }

    private static async Task<Id<Order>> ChargeAsync(TestApp app, TestUser finance, int year)
    {
        var run = (await finance.Send(new StartDuesRun(year, DuesAudience.Units, Queued: false))).Value;
        Assert.Empty((await app.Send(new ChargeDues(new(run.Run), null))).Errors);
        return await app.Db(db => db.DuesCharges.Where(c => c.Year == year).Select(c => c.Order).SingleAsync());
    }

    private static Task<MailContent?> ComposeAsync(TestApp app, OutboxMessage message) =>
        app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == message.Template).ComposeAsync(message, default));
}

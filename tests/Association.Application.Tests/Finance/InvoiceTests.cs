using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Paying;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

/// <summary>An order has one invoice that holds, over what it costs less what is owed back.</summary>
public sealed class InvoiceTests : IntegrationTests
{
    private sealed record Case(TestApp App, TestUser Member, TestUser Finance, Id<Registration> Place, Id<Order> Order);

    private async Task<Case> OnePlaceAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, member) = (new AnEvent(Member: 1_000, NonMember: 1_000).Published(), new AMember().Live());
        await app.Given(conference, member);
        var mine = app.As(member.Id);
        var place = (await mine.Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null))).Value.Registration;
        return new(app, mine, app.As(Role.FinanceOfficer), new(place), await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync()));
    }

    private static Task<Result<string>> InvoiceAsync(Case one) => one.Finance.Send(new IssueDocument(one.Order, DocumentKind.Invoice));

    private static async Task<Result<string>> CorrectAsync(Case one, FiscalData? payer = null) => await one.Finance.Send(new CorrectInvoice(
        await one.App.Db(db => db.FinanceDocuments.Where(d => d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Serial).Select(d => d.Id).FirstAsync()), "抬头有误", payer));

    /// <summary>Invoices that no credit note has taken back.</summary>
    private static async Task<List<decimal>> LiveAsync(Case one) =>
        await one.App.Db(db => db.FinanceDocuments.Where(d => d.Kind == DocumentKind.Invoice && !db.FinanceDocuments.Any(c => c.Corrects == d.Id)).Select(d => d.Total.Amount).ToListAsync());

    [Theory, Databases]
    public async Task A_corrected_invoice_is_over_what_is_left_after_every_refund(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.Empty((await InvoiceAsync(one)).Errors);
        await one.Finance.Send(new ConfirmPayment(one.Order, 1_000, Sample.Today));
        await one.Finance.Send(new DecideRefund(one.Order, 400, "少一晚"));
        Assert.Empty((await CorrectAsync(one)).Errors);
        Assert.Equal([600m], await LiveAsync(one));

        await one.Finance.Send(new DecideRefund(one.Order, 350, "又少一晚"));
        Assert.Equal([250m], await LiveAsync(one));
        await one.Finance.Send(new DecideRefund(one.Order, 250, "全退"));
        Assert.Empty(await LiveAsync(one));
        Assert.Equal("order.not-open", (await InvoiceAsync(one)).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task An_invoice_made_out_after_a_refund_is_over_what_is_left(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Finance.Send(new ConfirmPayment(one.Order, 1_000, Sample.Today));
        await one.Finance.Send(new DecideRefund(one.Order, 400, "少一晚"));
        Assert.Empty((await InvoiceAsync(one)).Errors);
        Assert.Equal([600m], await LiveAsync(one));
    }

    [Theory, Databases]
    public async Task The_invoice_of_an_unpaid_place_goes_with_the_place(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.Empty((await InvoiceAsync(one)).Errors);
        Assert.Empty((await one.Member.Send(new CancelRegistration(one.Place))).Errors);
        Assert.Empty(await LiveAsync(one));
        Assert.Equal("document.credited", (await CorrectAsync(one)).Errors[0].Code);

        var late = await OnePlaceAsync(database);
        Assert.Empty((await InvoiceAsync(late)).Errors);
        late.App.Clock.Advance(TimeSpan.FromDays(60));
        foreach (var order in await late.App.Send(new OverdueHolds())) Assert.Empty((await late.App.Send(new ExpireHold(order))).Errors);
        Assert.Equal(OrderStatus.Cancelled, await late.App.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
        Assert.Empty(await LiveAsync(late));
    }

    [Theory, Databases]
    public async Task Ten_at_once_make_out_one_invoice(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => InvoiceAsync(one))));
        Assert.Single(made, m => m.Succeeded);
        Assert.Single(await LiveAsync(one));
        var corrected = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => i % 2 == 0 ? CorrectAsync(one) : InvoiceAsync(one))));
        Assert.Contains(corrected, c => c.Succeeded);
        Assert.Single(await LiveAsync(one));
    }

    [Theory, Databases]
    public async Task What_no_invoice_can_hold_is_refused_where_it_was_written(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.Empty((await InvoiceAsync(one)).Errors);
        var data = new FiscalData("某药业有限公司", "91350100M000100Y43", "福州", "0591-88888888", "工商银行", "6222000011112222", "tax@example.org");
        foreach (var (wrong, field) in new[]
        {
            (data with { Address = new('路', 300) }, "Address"), (data with { Bank = new('行', 201) }, "Bank"), (data with { TaxNumber = "12" }, "TaxNumber"), (data with { Title = " " }, "Title"),
            (data with { BankAccount = new('6', 41) }, "BankAccount"), (data with { Phone = new('0', 41) }, "Phone"), (data with { Email = "nobody" }, "Email"),
        })
            Assert.Equal(field, (await CorrectAsync(one, wrong)).Errors[0].Field);
        Assert.Equal([1_000m], await LiveAsync(one));
        Assert.Empty((await CorrectAsync(one, data with { TaxNumber = " 91350100m000100y43 " })).Errors);
        Assert.Equal("91350100M000100Y43", await one.App.Db(db => db.FinanceDocuments.OrderByDescending(d => d.Serial).Where(d => d.Kind == DocumentKind.Invoice).Select(d => d.Payer.TaxNumber).FirstAsync()));
    }
}

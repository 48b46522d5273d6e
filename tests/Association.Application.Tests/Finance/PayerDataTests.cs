using Association.Application.Events.Groups;
using Association.Application.Finance;
using Association.Application.Finance.Documents;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

/// <summary>What papers need of payers who are neither unit nor person.</summary>
public sealed class PayerDataTests : IntegrationTests
{
    private static readonly FiscalData Pharma = new("某药业有限公司", "91350100M000100Y43", "福州市软件大道1号", "0591-88888888", "工商银行", "6222000011112222", "tax@example.org");

    [Theory, Databases]
    public async Task A_sponsors_data_are_asked_once_and_stand_on_the_invoices_of_every_order(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(NonMember: 500).Published();
        await app.Given(conference);
        var finance = app.As(Role.FinanceOfficer);
        var (first, second) = (await OrderAsync(app, conference, "王芳", "13900139000"), await OrderAsync(app, conference, "李娜", "13900139001"));

        Assert.Equal(Pharma.Title, (await finance.Send(new GetOrderPayer(first)))!.Data.Title);
        Assert.Empty((await finance.Send(new SetOrderPayer(first, Pharma))).Errors);
        Assert.Empty((await finance.Send(new IssueDocument(first, DocumentKind.Invoice))).Errors);
        Assert.Empty((await finance.Send(new SetOrderPayer(second, Pharma with { Bank = "建设银行" }))).Errors);
        Assert.Empty((await finance.Send(new IssueDocument(second, DocumentKind.Invoice))).Errors);

        var invoices = await app.Db(db => db.FinanceDocuments.OrderBy(d => d.Serial).Select(d => new { d.Payer.TaxNumber, d.Payer.Bank }).ToListAsync());
        Assert.Equal([(Pharma.TaxNumber, "工商银行"), (Pharma.TaxNumber, "建设银行")], invoices.Select(i => (i.TaxNumber, i.Bank!)));
        Assert.Equal(1, await app.Db(db => db.PayerProfiles.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_wrong_number_is_refused_and_a_reader_of_the_books_changes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(NonMember: 500).Published();
        await app.Given(conference);
        var order = await OrderAsync(app, conference, "王芳", "13900139000");

        Assert.Equal(PayerErrors.TaxNumber.Code, (await app.As(Role.FinanceOfficer).Send(new SetOrderPayer(order, Pharma with { TaxNumber = "123" }))).Errors[0].Code);
        Assert.Equal(ErrorKind.Forbidden, (await app.As(Role.Auditor).Send(new SetOrderPayer(order, Pharma))).Errors[0].Kind);
        Assert.Equal(0, await app.Db(db => db.PayerProfiles.CountAsync()));
    }

    [Theory, Databases]
    public async Task An_invoice_is_credited_in_part_and_as_much_less_is_owed(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent(NonMember: 500).Published();
        await app.Given(conference);
        var order = await OrderAsync(app, conference, "王芳", "13900139000");
        var finance = app.As(Role.FinanceOfficer);
        Assert.Empty((await finance.Send(new IssueDocument(order, DocumentKind.Invoice))).Errors);
        Task<Id<FinanceDocument>> LastAsync() => app.Db(db => db.FinanceDocuments.Where(d => d.Kind == DocumentKind.Invoice).OrderByDescending(d => d.Serial).Select(d => d.Id).FirstAsync());

        Assert.Equal(OrderErrors.WrongAmount.Code, (await finance.Send(new CorrectInvoice(await LastAsync(), "席位减少", Less: 500))).Errors[0].Code);
        Assert.Empty((await finance.Send(new CorrectInvoice(await LastAsync(), "席位减少", Less: 120.50m))).Errors);

        Assert.Equal([(DocumentKind.CreditNote, 500m), (DocumentKind.Invoice, 379.50m), (DocumentKind.Invoice, 500m)],
            (await app.Db(db => db.FinanceDocuments.Select(d => new { d.Kind, d.Total.Amount }).ToListAsync())).OrderBy(d => d.Kind is DocumentKind.Invoice).ThenBy(d => d.Amount).Select(d => (d.Kind, d.Amount)));
        Assert.Equal(379.50m, await app.Db(db => db.Orders.Select(o => o.Total.Amount).SingleAsync()));
        Assert.Equal(379.50m, (await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).Select(e => e.Amount.Amount).ToListAsync())).Sum());
        Assert.Empty((await finance.Send(new ConfirmPayment(order, 379.50m, AssociationCalendar.DayOf(app.Now)))).Errors);
        Assert.Equal(DocumentErrors.UseRefund.Code, (await finance.Send(new CorrectInvoice(await LastAsync(), "席位减少", Less: 10))).Errors[0].Code);
    }

    private static async Task<Id<Order>> OrderAsync(TestApp app, BuiltEvent conference, string name, string mobile)
    {
        var row = new GroupRow(conference.Category.Id.Value, name, mobile, null);
        var placed = await app.As(Role.EventOfficer).Send(new PlaceSponsorOrder(conference.Id, Pharma.Title, new("李", "s@example.org", null, null, null, [row])));
        Assert.Empty(placed.Errors);
        return await app.Db(async db => (await db.GroupOrders.SingleAsync(g => g.Number == placed.Value.Number)).Order!.Value);
    }
}

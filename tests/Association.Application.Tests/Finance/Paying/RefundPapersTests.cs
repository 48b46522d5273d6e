using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Finance.Documents;
using Association.Application.Finance.Paying;
using Association.Application.Members.Privacy;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance.Paying;

/// <summary>What follows a refund on paper, and what is kept of where the money went.</summary>
public sealed class RefundPapersTests : PayingTests
{
    [Theory, Databases]
    public async Task A_credit_note_follows_and_a_new_invoice_over_what_is_left(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        Assert.True((await one.Office.Send(new IssueDocument(one.Order, DocumentKind.Invoice))).Succeeded);
        await one.PaidAsync();

        await one.Office.Send(new DecideRefund(one.Order, 120, "少付一晚"));
        Assert.Equal([(DocumentKind.Invoice, 300m), (DocumentKind.Invoice, 180m), (DocumentKind.CreditNote, 300m)], await PapersAsync(one));

        await one.Member.Send(new CancelRegistration(one.Registration));
        Assert.Equal([(DocumentKind.Invoice, 300m), (DocumentKind.Invoice, 180m), (DocumentKind.CreditNote, 300m), (DocumentKind.CreditNote, 180m)], await PapersAsync(one));
    }

    [Theory, Databases]
    public async Task An_account_is_sealed_shown_by_its_end_and_forgotten_with_its_person(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        await one.Office.Send(new ConfirmPayment(one.Order, 300, Sample.Today));
        await one.Member.Send(new CancelRegistration(one.Registration));
        foreach (var account in new[] { "", "12345", "；DROP" })
            Assert.Equal("PayeeAccount", (await one.Office.Send(new RequestRefund(one.Order, RefundWay.Transfer, 300, "退", new("张文静", account, null)))).Errors[0].Field);
        Assert.True((await one.Office.Send(new RequestRefund(one.Order, RefundWay.Transfer, 300, "退", new("张文静", "6222 0212 3456 7890", "示例银行")))).Succeeded);

        var kept = await one.App.Db(db => db.RefundPayments.AsNoTracking().SingleAsync());
        Assert.DoesNotContain("7890", kept.PayeeAccount!.Cipher + kept.PayeeAccount.Index, StringComparison.Ordinal);
        Assert.Equal("****7890", Assert.Single((await one.Office.Send(new ListRefunds(RefundView.ToSend))).Items).PayeeAccount);

        var person = await one.App.Db(db => db.Registrations.Select(r => r.Person).SingleAsync());
        var name = await one.App.Db(db => db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync());
        var administrator = one.App.As(Role.Administrator);
        Assert.Equal("erasure.open-business", (await administrator.Send(new ErasePerson(person, name, "asked"))).Errors[0].Code);
        await one.Office.Send(new MakeTransferList());
        await one.Office.Send(new FinishTransfer(kept.Id));
        Assert.True((await administrator.Send(new ErasePerson(person, name, "asked"))).Succeeded);
        kept = await one.App.Db(db => db.RefundPayments.AsNoTracking().SingleAsync());
        Assert.Equal(("已删除", (SealedNumber?)null, new Money(300)), (kept.PayeeName, kept.PayeeAccount, kept.Amount));
    }

    [Theory, Databases]
    public async Task Who_does_not_want_to_pay_by_phone_gives_the_code_up(DatabaseKind database)
    {
        var one = await OnePlaceAsync(database);
        var number = await one.ShownAsync();
        Assert.Equal(ErrorKind.NotFound, (await one.App.Anonymous.Send(new CancelOnlinePayment(one.Registration))).Errors[0].Kind);
        Assert.True((await one.Member.Send(new CancelOnlinePayment(one.Registration))).Succeeded);
        Assert.Null((await one.Member.Send(new GetOnlinePayment(one.Registration)))!.Latest);
        await one.AskAsync();
        Assert.Equal(AttemptStatus.Closed, (await one.AttemptAsync(number)).Status);
    }

    private static async Task<List<(DocumentKind, decimal)>> PapersAsync(PayingCase one) =>
        [.. (await one.App.Db(db => db.FinanceDocuments.AsNoTracking().ToListAsync())).OrderBy(d => d.Kind).ThenBy(d => d.Serial).Select(d => (d.Kind, d.Total.Amount))];
}

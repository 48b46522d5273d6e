using Association.Application.Finance;
using Association.Application.Finance.Books;
using Association.Application.Finance.Dues;
using Association.Application.Finance.Dunning;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Finance;

public sealed class DunningTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Who_is_late_is_reminded_level_by_level_and_the_fee_goes_with_the_charge(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit("甲医院").Seated();
        await app.Given(new ADuesYear(Members: null).Adopted(), unit);
        await app.Given(new AColleague(Email: "dues@example.org").Serving(unit, LiaisonDuty.Dues));
        var finance = app.As(Role.FinanceOfficer);
        await app.Send(new ChargeDues(new((await finance.Send(new StartDuesRun(2026, DuesAudience.Units, Queued: false))).Value.Run), null));
        Assert.Equal("dunning.order", (await finance.Send(new SetDunning([new(10, 0, "请付款", null), new(10, 0, "再次", null)]))).Errors[0].Code);
        Assert.Empty((await finance.Send(new SetDunning([new(3, 0, "请尽快付款", "Please pay"), new(20, 50, "逾期已久", null)]))).Errors);
        Assert.Empty((await finance.Send(new ListDunning())).Due);

        app.Clock.Advance(TimeSpan.FromDays(35));
        var due = Assert.Single((await finance.Send(new ListDunning())).Due);
        Assert.Equal((1, 2_000m), (due.Level, due.Owed));
        Assert.Equal(1, (await finance.Send(new RemindPayer(new(due.Order)))).Value);
        Assert.Equal("dunning.not-due", (await finance.Send(new RemindPayer(new(due.Order)))).Errors[0].Code);
        Assert.Equal("dues@example.org", await app.Db(db => db.Outbox.Where(m => m.Template == MailTemplates.PaymentOverdue).Select(m => m.To).SingleAsync()));

        app.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(2, (await finance.Send(new RemindPayer(new(due.Order)))).Value);
        Assert.Equal(2_050m, (await finance.Send(new GetOrder(new(due.Order))))!.Owed);
        Assert.Equal(2_050m, (await finance.Send(new GetFinanceYear(2026))).IncomeTotal);

        Assert.Empty((await finance.Send(new WithdrawCharge(await app.Db(db => db.DuesCharges.Select(c => c.Id).SingleAsync()), "单位已退会"))).Errors);
        Assert.Equal(0m, (await finance.Send(new GetFinanceYear(2026))).IncomeTotal);
        Assert.Empty((await finance.Send(new ListDunning())).Due);
    }
}

using System.Text;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Application.Finance.Bank;
using Association.Application.Finance.Dues;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Integrity;

/// <summary>A year of dues: one unit paid too much by the bank, one payment was taken back, one charge was withdrawn.</summary>
internal static class FinanceStory
{
    public static async Task TellAsync(TestApp app)
    {
        var year = AssociationCalendar.DayOf(app.Now).Year;
        await app.Given(new ADuesYear(year, Members: null).Adopted(), new AUnit("对账甲医院").Seated(), new AUnit("对账乙医院", UnitTier.Governing).Seated(), new AUnit("对账丙医院", UnitTier.ExecutiveGoverning).Seated());
        var finance = app.As(Role.FinanceOfficer);
        var run = (await finance.Send(new StartDuesRun(year, DuesAudience.Units, Queued: false))).Value;
        Assert.Empty((await app.Send(new ChargeDues(new(run.Run), null))).Errors);
        await app.Send(new EndDuesRun(new(run.Run)));

        var day = AssociationCalendar.DayOf(app.Now);
        var text = $"交易日期,流水号,收入,对方户名,摘要\n{day:yyyy-MM-dd},S1,3000,对账甲医院,会费\n";
        var statement = new Id<BankStatement>((await finance.Send(new UploadStatement(new UploadedFile("bank.csv", Encoding.UTF8.GetBytes(text))))).Value);
        var line = (await finance.Send(new GetStatement(statement, LineBucket.Check)))!.Lines[0];
        Assert.Empty((await finance.Send(new AssignLine(new(line.Id), [new(new(line.Candidates[0].Order), 2_000)]))).Errors);
        Assert.Empty((await finance.Send(new CommitStatement(statement, Queued: false))).Errors);
        await using (var scope = app.Scope())
            Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<StatementRunner>().RunAsync(statement, undo: false, _ => Task.CompletedTask, _ => Task.CompletedTask, default));

        var governing = await app.Db(db => db.DuesCharges.Where(c => c.Tier == UnitTier.Governing).Select(c => c.Order).SingleAsync());
        Assert.Empty((await finance.Send(new ConfirmPayment(governing, 5_000, day))).Errors);
        var payment = await app.Db(db => db.Payments.Where(p => p.Order == governing).Select(p => p.Id).SingleAsync());
        Assert.Empty((await finance.Send(new UndoPayment(payment, "重复登记"))).Errors);
        var charge = await app.Db(db => db.DuesCharges.Where(c => c.Tier == UnitTier.ExecutiveGoverning).Select(c => c.Id).SingleAsync());
        Assert.Empty((await finance.Send(new WithdrawCharge(charge, "单位职务有误"))).Errors);
    }
}

using Association.Application.Reports.Annual;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Works;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Works;

/// <summary>Who writes to a year waits for who writes to it already. The invariants are looked at afterwards as after every test.</summary>
public sealed class WorkRaceTests : IntegrationTests
{
    private const int Writers = 8;
    private static readonly DateOnly Day = new(2025, 6, 1);

    [Theory, Databases]
    public async Task The_same_record_typed_at_once_is_there_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        for (var round = 0; round < 3; round++)
        {
            var input = new WorkInput($"考核{round}", null, Day, Total: 20, Passed: 18);
            var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => office.Send(new RecordWork(WorkKind.ExamSitting, input)))));
            Assert.Equal((1, Writers - 1), (answers.Count(a => a.Succeeded), answers.Count(a => !a.Succeeded && a.Errors[0].Code == "work.twice")));
        }

        Assert.Equal(3, await app.Db(db => db.Works.CountAsync()));
    }

    [Theory, Databases]
    public async Task Nothing_slips_into_a_year_while_it_is_frozen(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        for (var round = 0; round < 3; round++)
        {
            var at = round;
            var writing = Enumerable.Range(0, Writers).Select(i => Task.Run(() => office.Send(new RecordWork(WorkKind.ExamSitting, new($"考核{at}-{i}", null, Day, Total: 1, Passed: 1))))).ToList();
            var freezing = Task.Run(() => office.Send(new FreezeReport(2025)));
            await Task.WhenAll(writing);
            Assert.True((await freezing).Succeeded);
            Assert.Equal((decimal)await app.Db(db => db.Works.CountAsync()), (await office.Send(new GetYearFigures(2025))).Figures.First(f => f.Id == "M23").Value);
            Assert.True((await office.Send(new ReopenReport(2025, "补录"))).Succeeded);
        }
    }

    [Theory, Databases]
    public async Task Numbers_are_not_typed_while_a_visit_arrives(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        for (var round = 0; round < Writers; round++)
        {
            // The visit counts in another year than its campaign.
            var campaign = (await office.Send(new RecordWork(WorkKind.Inspection, new($"检查{round}", null, Day, Form: WorkForm.Enforcement)))).Value;
            var typing = Task.Run(() => office.Send(new ChangeWork(new(campaign), new($"检查{campaign:N}", null, Day, Form: WorkForm.Enforcement, Institutions: 5))));
            var visiting = Task.Run(() => office.Send(new RecordWork(WorkKind.InspectionVisit, new("第一门诊部", null, new DateOnly(2026, 1, 5), Parent: campaign, Experts: 1, Suggestions: 1))));
            Assert.NotEqual((await typing).Succeeded, (await visiting).Succeeded);
        }
    }
}

using Association.Application.Reports.Annual;
using Association.Application.Tests.Import;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.Domain.Import;
using Association.Domain.Works;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Works;

/// <summary>Workbooks of the register: checked without a trace, refused where something else counts, undone only in open years.</summary>
public sealed class WorkImportTests : IntegrationTests
{
    private const string Header = "工作类别,名称,日期,形式,所属记录,对方单位,总人数,通过人数,人次,机构数,专家人次,意见建议数,办结日期";
    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory, Databases]
    public async Task A_check_changes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        var exam = (await office.Send(new RecordWork(WorkKind.ExamSitting, new("考核", null, Day, Total: 20, Passed: 18)))).Value;
        var rows = Rows("规培考核,考核,2026-01-15,,,,20,19,,,,,", "规培考核,新考核,2026-01-16,,,,5,5,,,,,");
        var checkedOnly = await app.ImportAsync(ImportKind.Works, rows, dryRun: true);
        Assert.Equal((1, 1), (checkedOnly.Created, checkedOnly.Updated));
        Assert.Equal((18, 1), ((await office.Send(new GetWork(new(exam))))!.Line.Passed, await app.Db(db => db.Works.CountAsync())));
        await app.ImportAsync(ImportKind.Works, rows);
        Assert.Equal((19, 2), ((await office.Send(new GetWork(new(exam))))!.Line.Passed, await app.Db(db => db.Works.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_workbook_types_nothing_that_is_counted(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        var campaign = (await office.Send(new RecordWork(WorkKind.Inspection, new("专项检查", null, Day, Form: WorkForm.Enforcement)))).Value;
        foreach (var name in new[] { "第一门诊部", "第二门诊部" }) await office.Send(new RecordWork(WorkKind.InspectionVisit, new(name, null, Day, Parent: campaign, Experts: 2, Suggestions: 3)));
        var clinic = new AMeeting("社区义诊", EventType.FreeClinic, EventClass.PopularScience, Day).Held(60);
        await app.Given(clinic);
        await office.Send(new RecordWork(WorkKind.PopularScience, new("义诊", null, Day, Form: WorkForm.FreeClinic, Event: clinic.Event.Slug)));

        foreach (var dryRun in new[] { true, false })
        {
            var report = await app.ImportAsync(ImportKind.Works, Rows("质控检查,专项检查,2026-01-15,监督执法,,,,,,50,,,", "健康科普,义诊,2026-01-15,大型义诊,,,,,80,,,,",
                "质控检查,年末检查,2026-01-20,监督执法,,,,,,,,,", "检查机构,第三门诊部,2026-01-20,,年末检查,,,,,,1,1,"), dryRun);
            Assert.Equal([(2, "work.counted-by-visits"), (3, "work.counted-by-event")], report.Errors.Select(e => (e.Row, e.Code)));
        }

        var late = await app.ImportAsync(ImportKind.Works, Rows("质控检查,年末检查,2026-01-20,监督执法,,,,,,7,,,"));
        Assert.Equal("work.counted-by-visits", Assert.Single(late.Errors).Code);
        Assert.Equal(3, (await office.Send(new ListWorks(WorkKind.Inspection, 2026))).Sums.Institutions);
    }

    [Theory, Databases]
    public async Task A_check_of_many_rows_says_what_the_run_does(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var rows = Rows(["质控检查,专项检查,2026-01-05,监督执法,,,,,,,,,", "质控检查,普查,2026-01-05,普查,,,,,,9,,,",
            .. Enumerable.Range(0, 505).Select(i => $"检查机构,门诊部{i},2026-01-06,,专项检查,,,,,,1,1,"), "检查机构,门诊部,2026-01-06,,普查,,,,,,1,1,"]);
        var judged = await app.ImportAsync(ImportKind.Works, rows, dryRun: true);
        var done = await app.ImportAsync(ImportKind.Works, rows);
        Assert.Equal((507, 509, "work.typed-before"), (done.Created, Assert.Single(done.Errors).Row, done.Errors[0].Code));
        Assert.Equal((done.Created, done.Updated), (judged.Created, judged.Updated));
        Assert.Equal(done.Errors, judged.Errors);
    }

    [Theory, Databases]
    public async Task What_counts_in_a_frozen_year_is_not_undone(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(new OpenReportYear(2024));
        await office.Send(new RecordWork(WorkKind.AuthorityTask, new("旧任务", null, new DateOnly(2024, 5, 1), Form: WorkForm.OtherTask, Partner: "社会事业局")));
        var batch = await ImportDesk.OpenAsync(app, Rows("交办任务,新任务,2024-12-01,其他任务,,社会事业局,,,,,,,2025-01-10", "交办任务,旧任务,2024-05-01,其他任务,,社会事业局,,,,,,,2025-02-01",
            "交办任务,未结任务,2024-12-02,其他任务,,社会事业局,,,,,,,"), ImportKind.Works);
        await ImportDesk.JudgeAsync(app, batch);
        await ImportDesk.RunAsync(app, batch);
        Assert.Equal(2, Closed(await office.Send(new GetYearFigures(2025))));
        Assert.Equal(1, (await office.Send(new FreezeReport(2025))).Value);
        await ImportDesk.UndoAsync(app, batch);
        Assert.Equal(2, Closed(await office.Send(new GetYearFigures(2025, Live: true))));
        Assert.Equal(["旧任务", "新任务"], (await office.Send(new ListWorks(WorkKind.AuthorityTask, 2024, Descending: false))).Rows.Select(r => r.Title.Zh));
    }

    private static decimal? Closed(YearFigures year) => year.Figures.First(f => f.Id == "M51").Value;

    private static string Rows(params string[] rows) => string.Join('\n', rows.Prepend(Header));
}

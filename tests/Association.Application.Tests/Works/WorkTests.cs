using Association.Application.Files;
using Association.Application.Reports.Annual;
using Association.Application.Tests.Import;
using Association.Application.Works;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Works;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Works;

public sealed class WorkTests : IntegrationTests
{
    private static readonly DateOnly Day = new(2026, 1, 15);
    private static readonly byte[] Scan = [.. "%PDF-1.4 scan"u8];

    [Theory, Databases]
    public async Task A_record_is_kept_by_its_department_with_what_proves_it(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var education = app.As(Role.CmeOfficer);
        var id = new Id<WorkRecord>((await education.Send(new RecordWork(WorkKind.TitleAssessment, new("高级职称考核", null, Day, Total: 87, Passed: 78)))).Value);
        Assert.True((await education.Send(new AttachWorkEvidence(id, new UploadedFile("名单.pdf", Scan)))).Succeeded);
        Assert.Equal("upload.wrong-type", (await education.Send(new AttachWorkEvidence(id, new UploadedFile("x.exe", [1, 2, 3])))).Errors[0].Code);
        var view = (await education.Send(new GetWork(id)))!;
        Assert.Equal((87, 78, Department.Education, true, true), (view.Line.Total, view.Line.Passed, view.Line.Department, view.May, view.Open));
        var file = Assert.Single(view.Files);
        Assert.NotNull(await app.As(Role.Auditor).Send(new DownloadWorkEvidence(id, new(file.Id))));
        var list = await app.As(Role.FinanceOfficer).Send(new ListWorks(WorkKind.TitleAssessment, 2026));
        Assert.Equal((1, 87, 78), (list.Total, list.Sums.Total, list.Sums.Passed));

        // Another department reads it and cannot change it; the party's records are for those who may read them.
        Assert.False((await app.As(Role.EventOfficer).Send(new RemoveWork(id))).Succeeded);
        Assert.False((await app.As(Role.EventOfficer).Send(new RecordWork(WorkKind.PartyMeeting, new("支部大会", null, Day, Form: WorkForm.BranchCongress)))).Succeeded);
        await Assert.ThrowsAsync<RefusedException>(() => app.As(Role.EventOfficer).Send(new ListWorks(WorkKind.PartyMeeting)));
        Assert.True((await app.As(Role.Administrator).Send(new RecordWork(WorkKind.PartyMeeting, new("支部大会", null, Day, Form: WorkForm.BranchCongress)))).Succeeded);
        Assert.DoesNotContain((await app.As(Role.QualityOfficer).Send(new GetWorkOverview())).Kinds, k => k.Kind is WorkKind.PartyMeeting);

        Assert.True((await education.Send(new DropWorkEvidence(id, new(file.Id)))).Succeeded);
        Assert.True((await education.Send(new RemoveWork(id))).Succeeded);
        await Assert.ThrowsAsync<RefusedException>(() => app.Send(new GetWork(id)));
    }

    [Theory, Databases]
    public async Task What_does_not_fit_is_refused_with_its_reason(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        async Task<Error> RefusedAsync(WorkKind kind, WorkInput input) => Assert.Single((await office.Send(new RecordWork(kind, input))).Errors);

        var more = await RefusedAsync(WorkKind.ExamSitting, new("考核", null, Day, Total: 10, Passed: 11));
        Assert.Equal(("work.passed-above-total", "Passed"), (more.Code, more.Field));
        Assert.Equal("work.field-missing", (await RefusedAsync(WorkKind.ExamSitting, new("考核", null, Day, Total: 10))).Code);
        var closed = await RefusedAsync(WorkKind.Fund, new("基金", null, new DateOnly(2019, 5, 1), Partner: "企业"));
        Assert.Equal(("work.year-not-open", "Day"), (closed.Code, closed.Field));
        Assert.Equal(["2019", "2026, 2025"], closed.Arguments);
        Assert.Equal("work.ahead", (await RefusedAsync(WorkKind.Fund, new("基金", null, Sample.Today.AddDays(1), Partner: "企业"))).Code);
        Assert.Equal("work.form", (await RefusedAsync(WorkKind.Exchange, new("交流", null, Day, Form: WorkForm.FreeClinic, Partner: "学会"))).Code);
        Assert.True((await office.Send(new OpenReportYear(2019))).Succeeded);
        Assert.True((await office.Send(new RecordWork(WorkKind.Fund, new("基金", null, new DateOnly(2019, 5, 1), Partner: "企业")))).Succeeded);
        Assert.Equal("work.twice", (await RefusedAsync(WorkKind.Fund, new("基金", null, new DateOnly(2019, 5, 1), Partner: "另一家"))).Code);
    }

    [Theory, Databases]
    public async Task What_is_counted_somewhere_is_not_typed(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        var campaign = (await office.Send(new RecordWork(WorkKind.Inspection, new("监督执法检查", null, Day, Form: WorkForm.Enforcement, Institutions: 5)))).Value;
        var visit = new WorkInput("第一门诊部", null, Day, Parent: campaign, Experts: 4, Suggestions: 12);
        Assert.Equal("work.typed-before", (await office.Send(new RecordWork(WorkKind.InspectionVisit, visit))).Errors[0].Code);
        Assert.True((await office.Send(new ChangeWork(new(campaign), new("监督执法检查", null, Day, Form: WorkForm.Enforcement)))).Succeeded);
        Assert.True((await office.Send(new RecordWork(WorkKind.InspectionVisit, visit))).Succeeded);
        var refused = (await office.Send(new ChangeWork(new(campaign), new("监督执法检查", null, Day, Form: WorkForm.Enforcement, Suggestions: 99)))).Errors[0];
        Assert.Equal(("work.counted-by-visits", "Suggestions"), (refused.Code, refused.Field));
        var view = (await office.Send(new GetWork(new(campaign))))!;
        Assert.Equal((1, 4, 12, true), (view.Line.Institutions, view.Line.Experts, view.Line.Suggestions, view.Line.Counted));
        Assert.Equal("work.has-children", (await office.Send(new RemoveWork(new(campaign)))).Errors[0].Code);

        var clinic = new AMeeting("社区义诊", On: Day).Held(60);
        await app.Given(clinic);
        var twice = (await office.Send(new RecordWork(WorkKind.PopularScience, new("社区义诊", null, Day, Form: WorkForm.FreeClinic, People: 60)))).Errors[0];
        Assert.Equal(("work.counted-as-event", clinic.Event.Slug), (twice.Code, twice.Arguments[0]));
        var typed = (await office.Send(new RecordWork(WorkKind.PopularScience, new("义诊", null, Day, Form: WorkForm.FreeClinic, People: 60, Event: clinic.Event.Slug)))).Errors[0];
        Assert.Equal("work.counted-by-event", typed.Code);
    }

    [Theory, Databases]
    public async Task A_workbook_goes_in_once_and_what_is_exported_comes_back(DatabaseKind database)
    {
        var app = await StartAsync(database);
        string rows = string.Join('\n', "工作类别,名称,日期,形式,所属记录,版本,专家人次,意见建议数,总人数,通过人数",
            "质控检查,专项检查,2026-01-05,监督执法,,,,,,", "检查机构,第一门诊部,2026-01-06,,专项检查,,3,7,,", "检查机构,第二门诊部,2026-01-07,,专项检查,,4,9,,",
            "制度文件,财务制度,2025-03-01,,,一版,,,,", "制度文件,财务制度,2026-01-08,,财务制度,二版,,,,", "规培考核,考核,2026-01-09,,,,,,10,11", "规培考核,旧考核,2019-01-09,,,,,,10,9", "不知道,什么,2026-01-09,,,,,,,");
        var report = await app.ImportAsync(ImportKind.Works, rows);
        Assert.Equal((5, 3), (report.Created, report.Errors.Count));
        Assert.Equal([(7, "work.passed-above-total"), (8, "work.year-not-open"), (9, "work.kind-unknown")], report.Errors.Select(e => (e.Row, e.Code)));
        Assert.Equal(0, (await app.ImportAsync(ImportKind.Works, rows)).Created);
        var list = await app.As(Role.Auditor).Send(new ListWorks(WorkKind.Inspection, 2026));
        Assert.Equal((2, 7, 16), (list.Sums.Institutions, list.Sums.Experts, list.Sums.Suggestions));
        var edition = (await app.Send(new ListWorks(WorkKind.RuleDocument, 2026))).Rows[0];
        Assert.Equal("一版", Assert.Single((await app.Send(new GetWork(new(edition.Id))))!.Editions).Edition);

        var exported = await app.As(Role.Administrator).Send(new ExportWorks(new ListWorks(WorkKind.InspectionVisit)));
        var again = await app.ImportAsync(ImportKind.Works, new MemoryStream(exported.Content));
        Assert.Equal((2, 0, 0), (again.Rows, again.Created, again.Errors.Count));
    }
}

using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Application.Members.Duplicates;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Import.ImportDesk;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

/// <summary>A workbook as the office sends it in: columns, dry run, run, recap, undo.</summary>
public sealed class ImportBatchTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_batch_is_judged_run_and_undone_and_leaves_one_trail(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit(), Unit("高新第二医院", "91510199MAF0000123"));
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1), Member(2)));
        app.Clock.Advance(TimeSpan.FromDays(3));

        var batch = await OpenAsync(app, Rows(MemberHeader, Member(1, mobile: "13700000000", unit: "高新第二医院", category: "高级会员"), Member(2), Member(3), Member(4, mobile: "13900000003"), Member(4), Member(5, unit: "无此医院")));
        var judged = await JudgeAsync(app, batch);
        Assert.Equal((ImportState.Judged, new ImportCounts(6, 2, 1, 1, 1)), (judged.State, judged.Counts));
        Assert.Equal(2, await app.Db(db => db.Memberships.CountAsync()));

        var done = await RunAsync(app, batch);
        Assert.Equal((ImportState.Done, new ImportCounts(6, 2, 1, 1, 1)), (done.State, done.Counts));
        var recap = await app.As(Officer, Role.MembershipOfficer).Send(new ListImportRows(batch, ImportAction.Updated));
        Assert.Equal(["mobile", "unit", "category"], Assert.Single(recap.Items).Changes.Select(c => c.Field));
        Assert.Contains(recap.Items[0].Changes, c => c is { Before: "139****0001", After: "137****0000" });

        while ((await app.Send(new CheckNewPeople())).Value > 0) { }
        Assert.NotEqual(0, await app.Db(db => db.DuplicatePairs.CountAsync()));   // of one name with one mobile

        var undone = await UndoAsync(app, batch);
        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Kept));
        await MustBeAsBeforeAsync(app);
        Assert.Equal(2, await app.Db(db => db.AuditEntries.CountAsync(e => e.Action == "membership.deleted")));
        var states = await app.Db(db => db.AuditEntries.Where(e => e.Entity == nameof(ImportBatch)).OrderBy(e => e.Sequence).Select(e => e.After!).ToListAsync());
        Assert.Equal(["Judging", "Judged", "Running", "Done", "Undoing", "Undone"], states.Skip(1).Select(StateIn));
    }

    [Theory, Databases]
    public async Task What_somebody_changed_or_uses_since_stays_and_is_listed(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1)));
        var batch = await OpenAsync(app, Rows(MemberHeader, Member(1, mobile: "13700000000", department: "外科"), Member(2), Member(3), Member(4)));
        await JudgeAsync(app, batch);
        await RunAsync(app, batch);
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1, mobile: "13800000000", department: "外科"), Member(2, mobile: "13800000002")));
        await app.ImportAsync(ImportKind.Bodies, Rows(BodyHeader, $"护理专业委员会,专业委员会,张文静,{ResidentId(3)},主任委员,第一届,2018-01-01,2021-12-31"));

        var undone = await UndoAsync(app, batch);
        Assert.Equal(3, undone.Kept);
        var kept = await app.As(Officer, Role.MembershipOfficer).Send(new ListImportRows(batch, Fate: ImportFate.Kept));
        Assert.Equal([(2, "import.changed-since", "mobile"), (3, "import.changed-since", null), (4, "import.referenced", "Appointment")],
            kept.Items.Select(r => (r.Row, r.Why, r.Detail)));
        Assert.Equal(3, await app.Db(db => db.Memberships.CountAsync()));
        var work = await app.Db(db => db.People.Where(p => p.Mobile!.Masked == "138****0000").Select(p => p.Employments.Single(e => e.To == null).Department).SingleAsync());
        Assert.Equal("内科", work);
    }

    [Theory, Databases]
    public async Task Units_offices_and_activities_are_taken_back_with_what_came_along(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var units = await OpenAsync(app, Rows(UnitHeader, "高新第一医院,91510199MAH0000081,理事单位,三级,公立,,,,,,2011-12-14"), ImportKind.Units);
        var offices = await OpenAsync(app, Rows(BodyHeader,
            $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},主任委员,第一届,2018-01-01,2021-12-31", $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},秘书,第一届,2018-01-01,2021-12-31"), ImportKind.Bodies);
        var activities = await OpenAsync(app, Rows(ActivityHeader, "HD-1,护理学术会议,学术活动,省级,,2019-05-02,6,,120"), ImportKind.Activities);
        foreach (var batch in new[] { units, offices, activities })
        {
            await JudgeAsync(app, batch);
            Assert.Equal(0, (await RunAsync(app, batch)).Counts!.Refused);
        }

        Assert.Equal((1, 1, 1, 1), await app.Db(async db => (await db.Units.CountAsync(), await db.Bodies.CountAsync(), await db.People.CountAsync(), await db.Events.CountAsync())));
        foreach (var batch in new[] { units, offices, activities }) Assert.Equal(0, (await UndoAsync(app, batch)).Kept);
        Assert.Equal((0, 0, 0, 0), await app.Db(async db => (await db.Units.CountAsync(), await db.Bodies.CountAsync(), await db.People.CountAsync(), await db.Events.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_run_that_was_killed_goes_on_and_counts_everything_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var batch = await OpenAsync(app, MembersCsv(1_200));
        await JudgeAsync(app, batch);
        await app.As(Officer, Role.MembershipOfficer).Send(new StartImport(batch));
        using var killed = new CancellationTokenSource();
        await using (var content = Csv(MembersCsv(1_200)))
        {
            var progress = new Told(p => { if (p.Done == 500) killed.Cancel(); });
            var plan = new ImportPlan(ImportKind.Members, "test", DryRun: false, Batch: batch);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.With<WorkbookImport, Result<ImportReport>>(i => i.RunAsync(plan, content, progress, killed.Token)));
        }

        Assert.Equal(500, await app.Db(db => db.Memberships.CountAsync()));
        // Somebody edits a member between the crash and the next start: the run must not write the row over it again.
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(7, mobile: "13600000000")));
        await WorkAsync(app);
        var done = await DetailsAsync(app, batch);
        Assert.Equal((ImportState.Done, new ImportCounts(1_200, 1_200, 0, 0, 0)), (done.State, done.Counts));
        Assert.Equal((1_200, 1_200), await app.Db(async db => (await db.Memberships.CountAsync(), await db.ImportEntries.CountAsync())));
        Assert.Equal(1, await app.Db(db => db.People.CountAsync(p => p.Mobile!.Masked == "136****0000")));
    }

    [Theory, Databases]
    public async Task Unknown_headers_are_mapped_by_hand_and_kept_for_the_next_workbook(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var officer = app.As(Officer, Role.MembershipOfficer);
        const string header = "会员登记表,,,,\n甲,乙,丙,丁,戊";
        var batch = await OpenAsync(app, Rows(header, $"张文静,{ResidentId(1)},{Hospital},普通会员,2019-03-05"));
        var refused = await officer.Send(new JudgeImport(batch, MatchRule.Update, new ColumnChoice(2, new Dictionary<string, int> { ["name"] = 0 })));
        Assert.Equal(["Column.residentId", "Column.unit", "Column.category", "Column.joinedOn"], refused.Errors.Select(e => e.Field));

        var columns = new Dictionary<string, int> { ["name"] = 0, ["residentId"] = 1, ["unit"] = 2, ["category"] = 3, ["joinedOn"] = 4 };
        var save = new SavedColumns("登记表", new Dictionary<string, string> { ["name"] = "甲", ["residentId"] = "乙" });
        Assert.True((await officer.Send(new JudgeImport(batch, MatchRule.Update, new ColumnChoice(2, columns), save))).Succeeded);
        await WorkAsync(app);
        Assert.Equal(new ImportCounts(1, 1, 0, 0, 0), (await DetailsAsync(app, batch)).Counts);
        Assert.Equal("乙", Assert.Single(await officer.Send(new ListColumnMaps(ImportKind.Members))).Headers["residentId"]);
    }

    [Theory]
    [InlineData(MatchRule.Update, 1, "外科", "13700000000")]
    [InlineData(MatchRule.Skip, 0, null, "13900000001")]
    [InlineData(MatchRule.Fill, 1, "外科", "13900000001")]
    public async Task The_match_rule_decides_what_a_known_member_takes_from_a_row(MatchRule match, int updated, string? department, string mobile)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1, department: "")));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await using var content = Csv(Rows(MemberHeader, Member(1, mobile: "13700000000", department: "外科"), Member(2)));
        var report = await app.With<WorkbookImport, Result<ImportReport>>(i => i.RunAsync(new ImportPlan(ImportKind.Members, "test", false, match), content, null, default));
        Assert.Equal((1, updated), (report.Value.Created, report.Value.Updated));
        var rows = (await app.Send(new ExportMembers())).Value.Rows;
        Assert.Contains(rows, r => r[2] == ResidentId(1) && r[3] == mobile && r[6] == department);
    }

    [Fact]
    public async Task Nobody_sees_a_batch_of_another_before_it_is_written_nor_one_beyond_their_right()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        var batch = await OpenAsync(app, Rows(MemberHeader, Member(1)));
        var other = app.As(Role.MembershipOfficer);
        Assert.Equal(0, (await other.Send(new ListImports())).Total);
        Assert.Equal("record.not-found", (await other.Send(new StartImport(batch))).Errors[0].Code);
        await JudgeAsync(app, batch);
        await RunAsync(app, batch);
        Assert.Equal(1, (await other.Send(new ListImports())).Total);
        Assert.Equal("record.not-found", (await app.As(Role.EventOfficer).Send(new UndoImport(batch))).Errors[0].Code);
    }

    [Fact]
    public async Task Refused_rows_come_back_as_a_workbook_that_is_taken_once_it_is_corrected()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        var batch = await OpenAsync(app, Rows(MemberHeader, Member(1), Member(2, unit: "高薪第一医院"), Member(3, name: " "), Member(4, mobile: "=1+1")));
        await JudgeAsync(app, batch);
        var taken = (await app.As(Officer, Role.MembershipOfficer).Send(new TakeErrorRows(batch))).Value;
        Assert.Equal([(3, "unit.unknown", Hospital), (4, "name.required", null), (5, "cell.formula", null)], taken.Errors.Values.Select(e => (e.Row, e.Code, e.Near)));

        using var workbook = new MemoryStream();
        await app.With<ErrorWorkbooks, bool>(async w =>
        {
            await w.WriteAsync(workbook, taken, ["原行号", "错误列", "错误代码", "错误说明"], e => (e.Field, $"{e.Code} {e.Near}"), default);
            return true;
        });
        var rows = await ReadAsync(app, workbook);
        Assert.Equal(["原行号", "错误列", "错误代码", "错误说明"], rows[0].Cells.Skip(11));
        Assert.Equal(["3", "unit", "unit.unknown", $"unit.unknown {Hospital}"], rows[1].Cells.Skip(11));

        var corrected = string.Join('\n', rows.Select(r => string.Join(',', r.Cells))).Replace("高薪", "高新", StringComparison.Ordinal).Replace(",,,510199", ",,510199", StringComparison.Ordinal);
        Assert.Equal((1, 2), ((await app.ImportAsync(ImportKind.Members, corrected)).Created, (await app.ImportAsync(ImportKind.Members, corrected)).Errors.Count));
    }

    private static async Task MustBeAsBeforeAsync(TestApp app)
    {
        var rows = (await app.Send(new ExportMembers())).Value.Rows;
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal((Hospital, "普通会员"), (r[5], r[9])));
        Assert.Contains(rows, r => r[3] == "13900000001");
        Assert.Equal((2, 2), await app.Db(async db => (await db.People.CountAsync(), await db.Employments.CountAsync())));
        Assert.Equal(0, await app.Db(db => db.MembershipTerms.CountAsync(t => t.To != null)));
    }

    private static string StateIn(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("State").GetString()!;

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}

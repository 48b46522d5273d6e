using Association.Application.Import;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

public sealed class ImportMembersTests : IntegrationTests
{
    [Theory, Databases]
    public async Task What_a_killed_run_wrote_stays_and_the_next_run_adds_the_rest(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        using var killed = new CancellationTokenSource();
        var progress = new Told(p => { if (p.Done == 1_000) killed.Cancel(); });
        await using var content = Csv(MembersCsv(1_700));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            app.With<WorkbookImport, Result<ImportReport>>(i => i.RunAsync(ImportKind.Members, content, "test", false, progress, killed.Token)));
        Assert.Equal(1_000, await app.Db(db => db.Memberships.CountAsync()));

        var rest = await app.ImportAsync(ImportKind.Members, MembersCsv(1_700));
        Assert.Equal((700, 0, 1_000), (rest.Created, rest.Updated, rest.Unchanged));
        var numbers = await app.Db(db => db.Memberships.Select(m => m.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 1_700).Select(n => $"M{n:D6}"), numbers);
    }

    [Theory, Databases]
    public async Task Two_imports_at_once_record_nobody_twice(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => app.ImportAsync(ImportKind.Members, MembersCsv(300)))));
        Assert.Equal((300, 300), (reports.Sum(r => r.Created), reports.Sum(r => r.Unchanged)));
        Assert.Equal((300, 300), await app.Db(async db => (await db.People.CountAsync(), await db.Memberships.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_dry_run_reports_the_same_and_writes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1), Member(2)));
        var entries = await app.Db(db => db.AuditEntries.CountAsync());
        var csv = Rows(MemberHeader, Member(1), Member(2, department: "外科"), Member(3), Member(3), Member(4, unit: "无此医院"));

        var dry = await app.ImportAsync(ImportKind.Members, csv, dryRun: true);
        Assert.Equal((1, 1, 1, 1, 1), (dry.Created, dry.Updated, dry.Unchanged, dry.Duplicates.Count, dry.Errors.Count));
        Assert.Equal((2, entries), await app.Db(async db => (await db.Memberships.CountAsync(), await db.AuditEntries.CountAsync())));
        Assert.Equal(dry.ToJson(), (await app.ImportAsync(ImportKind.Members, csv)).ToJson());
    }

    [Theory, Databases]
    public async Task A_changed_row_updates_the_member_and_leaves_its_trace(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.Given(Unit(), Unit("高新第二医院", "91510199MAF0000123"));
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1), Member(2), Member(3), Member(4)));
        app.Clock.Advance(TimeSpan.FromDays(10));

        var report = await app.ImportAsync(ImportKind.Members,
            Rows(MemberHeader, Member(1, mobile: "13700000000"), Member(2, category: "高级会员"), Member(3, unit: "高新第二医院"), Member(4)));
        Assert.Equal((0, 3, 1), (report.Created, report.Updated, report.Unchanged));
        await app.Db(async db =>
        {
            var trace = Assert.Single(await db.AuditEntries.Where(e => e.Action == "person.modified" && e.After!.Contains("Mobile")).ToListAsync());
            Assert.Contains("139****0001", trace.Before, StringComparison.Ordinal);
            Assert.Contains("137****0000", trace.After, StringComparison.Ordinal);
            var moved = await db.Memberships.Include(m => m.Terms).SingleAsync(m => m.Terms.Count == 2);
            Assert.Equal((MembershipCategory.Ordinary, MembershipCategory.Senior), (moved.CategoryOn(Sample.Today)!.Value, moved.CategoryOn(Sample.Today.AddDays(10))!.Value));
            var works = await db.Employments.Where(e => db.Employments.Count(o => o.Person == e.Person) == 2).OrderBy(e => e.From).ToListAsync();
            Assert.Equal((Sample.Today.AddDays(9), null), (works[0].To, works[1].To));
        });
        Assert.Equal((0, 0), await AgainAsync(app));
    }

    [Fact]
    public async Task A_blank_cell_clears_nothing()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1)));
        var report = await app.ImportAsync(ImportKind.Members, Rows("姓名,身份证号,工作单位,会员类别,入会日期,手机号", $"张文静,{ResidentId(1)},{Hospital},普通会员,2019-03-05,"));
        Assert.Equal((0, 0, 1), (report.Created, report.Updated, report.Unchanged));
        Assert.NotNull((await app.Db(db => db.People.SingleAsync())).Mobile);
    }

    [Fact]
    public async Task A_refused_row_does_not_stand_in_the_way_of_a_later_good_one()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        var report = await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1, unit: "高新第一医阮"), Member(1), Member(1)));
        Assert.Equal(1, report.Created);
        Assert.Equal((2, "unit", "unit.unknown"), (report.Errors[0].Row, report.Errors[0].Field, report.Errors[0].Code));
        Assert.Contains(Hospital, report.Errors[0].Near, StringComparison.Ordinal);
        Assert.Equal(new DuplicateRow(4, "resident-id.duplicate"), Assert.Single(report.Duplicates));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public async Task Headers_in_English_in_any_order_and_untidy_cells_are_understood(string encoding)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        var id = ResidentId(70);
        var csv = Rows("Joined on,Member category,Full name,ID number,Employer,Mobile,Nickname",
            $"2019年3月5日,普通会员,　王　　芳 ,{string.Concat(id.Select(c => char.IsDigit(c) ? (char)(c + 0xFEE0) : char.ToLowerInvariant(c)))},高新 第一医院,+86 138-0000-0001,芳芳");
        var report = await app.ImportAsync(ImportKind.Members, Csv(csv, encoding));
        Assert.Equal((1, 0), (report.Created, report.Errors.Count));
        var person = await app.Db(db => db.People.SingleAsync());
        Assert.Equal(("138****0001", $"{id[..3]}***********{id[^4..]}"), (person.Mobile!.Masked, person.ResidentId!.Masked));
        Assert.Equal(MembershipCategory.Ordinary, (await app.Db(db => db.MembershipTerms.SingleAsync())).Category);
    }

    [Fact]
    public async Task A_committee_member_from_elsewhere_becomes_a_member_without_a_second_record()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Bodies, Rows(BodyHeader, $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},主任委员,第一届,2018-01-01,2021-12-31"));
        var report = await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1)));
        Assert.Equal((1, 0), (report.Created, report.Updated));
        Assert.Equal((1, 1, 1), await app.Db(async db => (await db.People.CountAsync(), await db.Memberships.CountAsync(), await db.Employments.CountAsync())));
    }

    [Theory]
    [InlineData("无关,表头\n1,2", "workbook.column-missing")]
    [InlineData(MemberHeader, "workbook.empty")]
    [InlineData("", "workbook.empty")]
    [InlineData(MemberHeader + "\n\"未闭合的引号", "workbook.damaged")]
    public async Task A_file_of_another_kind_is_refused_as_a_whole(string content, string code)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        await using var stream = Csv(content);
        var result = await app.With<WorkbookImport, Result<ImportReport>>(i => i.RunAsync(ImportKind.Members, stream, "x.csv", false, null, default));
        Assert.Equal(code, result.Errors[0].Code);
        Assert.Equal(0, await app.Db(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_breaks_off_after_many_rows_changes_nothing()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        await using var stream = Csv(MembersCsv(1_200) + "\n\"未闭合的引号");
        var result = await app.With<WorkbookImport, Result<ImportReport>>(i => i.RunAsync(ImportKind.Members, stream, "x.csv", false, null, default));
        Assert.Equal("workbook.damaged", result.Errors[0].Code);
        Assert.Equal(0, await app.Db(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Who_may_not_edit_members_imports_none()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        Assert.Equal("access.denied", (await app.As(Role.EventOfficer).Send(new ImportMembers([], new ChunkMode(DryRun: true)))).Errors[0].Code);
        Assert.True((await app.As(Role.MembershipOfficer).Send(new ImportMembers([], new ChunkMode(DryRun: true)))).Succeeded);
    }

    private static async Task<(int, int)> AgainAsync(TestApp app)
    {
        var report = await app.ImportAsync(ImportKind.Members,
            Rows(MemberHeader, Member(1, mobile: "13700000000"), Member(2, category: "高级会员"), Member(3, unit: "高新第二医院"), Member(4)));
        return (report.Created, report.Updated);
    }

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}

using Association.Application.Import;
using Association.Domain.Access;
using Association.Domain.Import;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

public sealed class ExportTests : IntegrationTests
{
    private static readonly string Roll = Rows(MemberHeader, Member(1), Member(70, name: "欧阳·买买提", category: "名誉会员"), Member(3, name: "=SUM(A1)", department: "内,外\"科"), Member(4, category: "学生会员"));

    private static readonly string Units = Rows(UnitHeader,
        "高新第一医院,91510199MAH0000081,理事单位,三级,公立,桂溪街道,高新区1号,余浩瑞,19082435203,unit0@example.org,2011-12-14",
        "高新第二医院,91510199MAF0000123,监事单位,,民营,,,,,,2009-09-06");

    [Theory, Databases]
    public async Task Members_and_units_exported_and_imported_again_change_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.ImportAsync(ImportKind.Units, Units);
        var imported = await app.ImportAsync(ImportKind.Members, Roll);
        Assert.Equal((3, 1), (imported.Created, imported.Errors.Count));   // a formula is no name

        foreach (var csv in new[] { true, false })
        {
            var members = await app.ImportAsync(ImportKind.Members, await WrittenAsync(app, (await app.Send(new ExportMembers())).Value, csv));
            Assert.Equal((3, 0, 0, 0, 0), (members.Rows, members.Created, members.Updated, members.Errors.Count, members.Duplicates.Count));
            var units = await app.ImportAsync(ImportKind.Units, await WrittenAsync(app, (await app.Send(new ExportUnits())).Value, csv));
            Assert.Equal((2, 0, 0, 0), (units.Rows, units.Created, units.Updated, units.Errors.Count));
        }
    }

    [Theory, Databases]
    public async Task One_cell_changed_in_an_export_is_one_change_dry_run_and_for_good(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.ImportAsync(ImportKind.Units, Units);
        await app.ImportAsync(ImportKind.Members, Roll);
        foreach (var (kind, table, column) in new[] { (ImportKind.Members, (await app.Send(new ExportMembers())).Value, 7), (ImportKind.Units, (await app.Send(new ExportUnits())).Value, 6) })
        {
            var changed = table with { Rows = [.. table.Rows.Select((row, at) => at == 0 ? [.. row.Select((cell, c) => c == column ? "改过的值" : cell)] : row)] };
            foreach (var dryRun in new[] { true, false })
            {
                var report = await app.ImportAsync(kind, await WrittenAsync(app, changed, csv: false), dryRun);
                Assert.Equal((0, 1, 0, 0), (report.Created, report.Updated, report.Errors.Count, report.Duplicates.Count));
            }

            Assert.Equal(0, (await app.ImportAsync(kind, await WrittenAsync(app, changed, csv: true))).Updated);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Into_an_empty_association_an_export_brings_every_number_back_to_the_last_digit(bool csv)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.ImportAsync(ImportKind.Units, Units);
        await app.ImportAsync(ImportKind.Members, Roll);
        var (members, units) = ((await app.Send(new ExportMembers())).Value, (await app.Send(new ExportUnits())).Value);
        Assert.Contains(members.Rows, r => r[2] == ResidentId(70));

        var other = await StartAsync(DatabaseKind.Sqlite);
        Assert.Equal(2, (await other.ImportAsync(ImportKind.Units, await WrittenAsync(app, units, csv))).Created);
        Assert.Equal(3, (await other.ImportAsync(ImportKind.Members, await WrittenAsync(app, members, csv))).Created);
        Assert.Equal(members.Rows.OrderBy(r => r[2]), (await other.Send(new ExportMembers())).Value.Rows.OrderBy(r => r[2]));
        Assert.Equal(units.Rows, (await other.Send(new ExportUnits())).Value.Rows);
    }

    [Fact]
    public async Task Who_took_the_numbers_away_is_on_record()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.Given(Unit());
        await app.ImportAsync(ImportKind.Members, Rows(MemberHeader, Member(1), Member(2)));
        var officer = Sample.User();
        await app.As(officer, Role.MembershipOfficer).Send(new ExportMembers());
        var entry = await app.Db(db => db.AuditEntries.SingleAsync(e => e.Action == "members.exported"));
        Assert.Equal((officer.Value, """{"count":2}"""), (entry.User, entry.After));
    }

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.EventOfficer)]
    public async Task Who_sees_numbers_masked_exports_none(Role role)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        Assert.Equal("access.denied", (await app.As(role).Send(new ExportMembers())).Errors[0].Code);
        Assert.Equal("access.denied", (await app.As(role).Send(new ExportUnits())).Errors[0].Code);
        Assert.Equal(0, await app.Db(db => db.AuditEntries.CountAsync()));
    }

    private static async Task<Stream> WrittenAsync(TestApp app, ExportedTable table, bool csv)
    {
        var stream = new MemoryStream();
        await app.With<IWorkbookWriter, bool>(async writer =>
        {
            var rows = table.Rows.ToAsyncEnumerable();
            if (csv) await writer.WriteCsvAsync(stream, table.Headers, rows, default);
            else await writer.WriteAsync(stream, table.Headers, rows, default);
            return true;
        });
        stream.Position = 0;
        return stream;
    }
}

using System.Text.Json;
using Association.Application.Import;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Import;

public sealed class YearImportTests : IntegrationTests
{
    [Theory, Databases]
    public async Task The_year_2019_goes_in_as_expected_and_a_second_run_changes_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        using var expected = JsonDocument.Parse(File.ReadAllText(Repository.At("db", "seed", "2019", "expected.json")));

        var units = await app.ImportAsync(ImportKind.Units, Roster.Seed("units.xlsx"));
        var members = await app.ImportAsync(ImportKind.Members, Roster.Seed("members.xlsx"));
        var bodies = await app.ImportAsync(ImportKind.Bodies, Roster.Seed("bodies.xlsx"));
        var activities = await app.ImportAsync(ImportKind.Activities, Roster.Seed("activities.xlsx"));

        Assert.Equal(expected.RootElement.GetProperty("units").GetProperty("created").GetInt32(), units.Created);
        MustBe(expected.RootElement.GetProperty("members"), members);
        Assert.Equal((272, 0), (bodies.Created, bodies.Errors.Count));
        Assert.Equal(expected.RootElement.GetProperty("activities").GetProperty("created").GetInt32(), activities.Created);
        await TheAssociationIsWholeAsync(app, expected.RootElement.GetProperty("activities").GetProperty("attendance"));
        await ASecondRunChangesNothingAsync(app, members);
    }

    private static void MustBe(JsonElement expected, ImportReport members)
    {
        using var report = JsonDocument.Parse(members.ToJson());
        foreach (var figure in new[] { "created", "rows" })
            Assert.Equal(expected.GetProperty(figure).GetInt32(), report.RootElement.GetProperty(figure).GetInt32());
        foreach (var list in new[] { "duplicates", "errors" })
            Assert.Equal(Lines(expected.GetProperty(list)), Lines(report.RootElement.GetProperty(list)));
    }

    private static string[] Lines(JsonElement list) => [.. list.EnumerateArray().Select(e => $"{e.GetProperty("row")} {e.GetProperty("code")}")];

    private static Task TheAssociationIsWholeAsync(TestApp app, JsonElement attendance) => app.Db(async db =>
    {
        var tiers = await db.UnitTerms.GroupBy(t => t.Tier).ToDictionaryAsync(g => g.Key, g => g.Count());
        Assert.Equal((26, 19, 176), (tiers[UnitTier.Governing], tiers[UnitTier.ExecutiveGoverning], tiers[UnitTier.Member]));
        Assert.Equal((5_700, "M005700"), (await db.Memberships.CountAsync(), await db.Memberships.MaxAsync(m => m.Number)));
        Assert.Equal((17, 272), (await db.Bodies.CountAsync(), await db.Appointments.CountAsync()));
        Assert.Equal(0, await db.Events.CountAsync(e => e.Organiser == null));
        var personTimes = await db.Events.GroupBy(e => e.Class).Select(g => g.Sum(e => e.ReportedAttendance) ?? 0).ToListAsync();
        Assert.Equal(attendance.EnumerateObject().Select(p => p.Value.GetInt32()).Order(), personTimes.Order());
    });

    private static async Task ASecondRunChangesNothingAsync(TestApp app, ImportReport first)
    {
        var entries = await app.Db(db => db.AuditEntries.CountAsync());
        foreach (var (kind, file) in new[] { (ImportKind.Units, "units.xlsx"), (ImportKind.Members, "members.xlsx"), (ImportKind.Bodies, "bodies.xlsx"), (ImportKind.Activities, "activities.xlsx") })
        {
            var again = await app.ImportAsync(kind, Roster.Seed(file));
            Assert.Equal((0, 0), (again.Created, again.Updated));
            if (kind is not ImportKind.Members) continue;
            Assert.Equal(5_700, again.Unchanged);
            Assert.Equal(first.Errors, again.Errors);
            Assert.Equal(first.Duplicates, again.Duplicates);
        }

        Assert.Equal(entries, await app.Db(db => db.AuditEntries.CountAsync()));
    }
}

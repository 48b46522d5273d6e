using System.Text.Json;
using Association.Application.Tests.Import;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.CommandLine;

/// <summary>The program dies in the middle of the members; the operator starts it again.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int People = 3_000;

    private readonly Cli _cli = new();

    [Theory, Databases]
    public async Task An_import_that_was_killed_and_run_again_records_everybody_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        string[] here = ["--Database:Provider", $"{kind}", "--ConnectionStrings:Association", database.ConnectionString];
        await File.WriteAllTextAsync(_cli.At("units.csv"), Roster.Rows(Roster.UnitHeader, $"{Roster.Hospital},91510199MAH0000081,理事单位,三级,公立,,,,,,2011-12-14"));
        await File.WriteAllTextAsync(_cli.At("members.csv"), Roster.MembersCsv(People));
        Assert.Equal(0, (await _cli.RunAsync(["import", "units", "units.csv", .. here])).Exit);

        Assert.True(await _cli.KillWhenAsync(async () => await CountAsync(database) > 0, ["import", "members", "members.csv", .. here]));
        var written = await CountAsync(database);
        // Otherwise the kill came too late, and the test would show nothing.
        Assert.InRange(written, 1, People - 1);

        Assert.Equal(0, (await _cli.RunAsync(["import", "members", "members.csv", "--report", "report.json", .. here])).Exit);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_cli.At("report.json")));
        Assert.Equal((People - written, 0), (report.RootElement.GetProperty("created").GetInt32(), report.RootElement.GetProperty("updated").GetInt32()));
        Assert.Equal((0, 0), (report.RootElement.GetProperty("duplicates").GetArrayLength(), report.RootElement.GetProperty("errors").GetArrayLength()));
        await MustBeWholeAsync(database);
        Assert.Equal(0, (await _cli.RunAsync(["check", .. here])).Exit);
    }

    public void Dispose() => _cli.Dispose();

    private static async Task<int> CountAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await db.Memberships.CountAsync();
    }

    private static async Task MustBeWholeAsync(TestDatabase database)
    {
        await using var db = database.Context();
        Assert.Equal((People, People), (await db.People.CountAsync(), await db.Memberships.CountAsync()));
        Assert.Equal(Enumerable.Range(1, People).Select(n => $"M{n:D6}"), await db.Memberships.Select(m => m.Number).OrderBy(n => n).ToListAsync());
    }
}

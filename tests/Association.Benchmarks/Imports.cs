using System.Diagnostics;
using Association.Application.Import;
using Association.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Benchmarks;

internal static class Imports
{
    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await ImportAsync(app, ImportKind.Units, "units.xlsx");
        var (rows, seconds) = await ImportAsync(app, ImportKind.Members, "members.xlsx");
        var (read, reading) = await ReadAsync(app);
        return row.Is(rows / seconds, "rows/s", $"{read / reading:0} rows/s read from the workbook alone", rows / seconds / (read / reading));
    }

    private static async Task<(int Rows, double Seconds)> ImportAsync(TestApp app, ImportKind kind, string file)
    {
        await using var scope = app.Scope();
        await using var content = File.OpenRead(Repository.At("db", "seed", "2019", file));
        var watch = Stopwatch.StartNew();
        var report = await scope.ServiceProvider.GetRequiredService<WorkbookImport>().RunAsync(kind, content, file, false, null, default);
        return (report.Value.Rows, watch.Elapsed.TotalSeconds);
    }

    private static async Task<(int Rows, double Seconds)> ReadAsync(TestApp app)
    {
        await using var scope = app.Scope();
        await using var content = File.OpenRead(Repository.At("db", "seed", "2019", "members.xlsx"));
        var (watch, rows) = (Stopwatch.StartNew(), 0);
        await foreach (var _ in scope.ServiceProvider.GetRequiredService<IWorkbooks>().ReadAsync(content, "members.xlsx", default)) rows++;
        return (rows, watch.Elapsed.TotalSeconds);
    }
}

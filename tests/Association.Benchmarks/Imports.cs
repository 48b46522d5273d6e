using System.Diagnostics;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Files;
using Association.Domain.Import;
using Association.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Benchmarks;

internal static class Imports
{
    private const int Many = 100_000;

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await ImportAsync(app, ImportKind.Units, "units.xlsx");
        var (rows, seconds) = await ImportAsync(app, ImportKind.Members, "members.xlsx");
        var (read, reading) = await ReadAsync(app);
        return row.Is(rows / seconds, "rows/s", $"{read / reading:0} rows/s read from the workbook alone", rows / seconds / (read / reading));
    }

    /// <summary>As the office imports: into a batch that remembers each row. Memory is the working set of the whole process.</summary>
    public static async Task<Measured> ManyAsync(Row row, DatabaseKind database)
    {
        await using var app = await TestApp.StartAsync(database);
        await ImportAsync(app, ImportKind.Units, "units.xlsx");
        await using var workbook = await WorkbookAsync(app.Services);
        var batch = new ImportBatch(ImportKind.Members, MatchRule.Update, Id<StoredFile>.New(), "members.xlsx", "{}", UserId.System, "", app.Now);
        batch.RunAtOnce();
        await app.Given(batch);

        var (watch, cpu, peak) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime, new Peak());
        await using var scope = app.Scope();
        var report = await scope.ServiceProvider.GetRequiredService<WorkbookImport>()
            .RunAsync(new ImportPlan(ImportKind.Members, "members.xlsx", DryRun: false, Batch: batch.Id), workbook, peak, default);
        var (seconds, used) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
        if (report.Value.Created != Many) throw new InvalidOperationException($"{report.Value.Created} of {Many} members were created.");
        return row.Is(Many / seconds, "rows/s", $"{Many / used:0} rows per second of its own processor time; {peak.Megabytes} MB at the peak", null);
    }

    internal static async Task<FileStream> WorkbookAsync(IServiceProvider services)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IWorkbookWriter>().WriteAsync(file, MemberRow.Sheet.Headers, MembersAsync(), default);
        return file;
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> MembersAsync()
    {
        await Task.CompletedTask;
        for (var n = 0; n < Many; n++)
            yield return ["张文静", null, Sample.ResidentId(n), $"139{n:D8}", $"p{n}@example.org", "成都高新区合作德馨综合门诊部", "内科", "主治医师", null, "普通会员", "2019-03-05"];
    }

    internal static async Task<(int Rows, double Seconds)> ImportAsync(TestApp app, ImportKind kind, string file)
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

    /// <summary>The largest working set that was seen after a command.</summary>
    private sealed class Peak : IProgress<ImportProgress>
    {
        private long _bytes;

        public long Megabytes => _bytes >> 20;

        public void Report(ImportProgress value) => _bytes = Math.Max(_bytes, Environment.WorkingSet);
    }
}

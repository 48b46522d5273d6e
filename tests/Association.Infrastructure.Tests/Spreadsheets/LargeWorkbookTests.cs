using System.Diagnostics;
using System.Globalization;
using Association.Infrastructure.Spreadsheets;
using Xunit;

namespace Association.Infrastructure.Tests.Spreadsheets;

/// <summary>What is measured here, others' garbage would falsify: these tests run while nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class LargeWorkbookTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public async Task A_hundred_thousand_members_pass_through_little_memory()
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);
        await new WorkbookWriter().WriteAsync(file, [.. Enumerable.Range(1, 11).Select(i => $"H{i}")], Members(100_000), CancellationToken.None);

        var (watch, count, peak) = (Stopwatch.StartNew(), 0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var row in new Workbooks().ReadAsync(file, "a.xlsx", CancellationToken.None))
            if (++count % 20_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);

        Assert.Equal(100_001, count);
        Assert.InRange(peak, long.MinValue, 5 * Megabyte);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Half_a_million_shared_strings_are_kept_small()
    {
        var shared = string.Concat(Enumerable.Range(0, 500_000).Select(i => $"<si><t>成都高新区医院{i}</t></si>"));
        await using var file = new RawWorkbook("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>499999</v></c></row>", shared).Build();
        shared = null;
        var (last, peak) = ("", 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var row in new Workbooks().ReadAsync(file, "a.xlsx", CancellationToken.None))
            (last, peak) = (row[0], Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before));

        Assert.Equal("成都高新区医院499999", last);
        Assert.InRange(peak, 10 * Megabyte, 40 * Megabyte);
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Members(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++) yield return [.. Enumerable.Range(0, 11).Select(column => string.Create(CultureInfo.InvariantCulture, $"张文静{column}-{i}"))];
    }
}

using System.Diagnostics;
using Association.TestKit;

namespace Association.Benchmarks;

internal static class Start
{
    /// <summary>Against an empty program of the same runtime: what .NET itself takes to start.</summary>
    public static async Task<Measured> MeasureAsync(Row row)
    {
        await using var server = await WebServer.StartAsync();
        await server.KillAsync();
        var watch = Stopwatch.StartNew();
        await server.RunAsync();
        var ours = watch.Elapsed.TotalSeconds;
        using var process = Process.GetProcessById(server.ProcessId);
        var memory = process.WorkingSet64 / 1024 / 1024;

        watch.Restart();
        using (var bare = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!) await bare.WaitForExitAsync();
        var runtime = watch.Elapsed.TotalSeconds;
        return row.Is(ours, $"s to the first page ({memory} MB resident)", $"{runtime:0.00} s for `dotnet --version`", ours / runtime);
    }
}

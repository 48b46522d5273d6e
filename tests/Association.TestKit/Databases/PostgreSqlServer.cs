using System.Diagnostics;

namespace Association.TestKit;

/// <summary>
/// The server that the tests of this process use: the one of <c>ASSOCIATION_TEST_POSTGRESQL</c> (tests/run.sh starts one for the
/// whole run), else one of its own that ends with the process.
/// </summary>
public static class PostgreSqlServer
{
    public const string Variable = "ASSOCIATION_TEST_POSTGRESQL";

    private static readonly Lazy<string> Shared = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Start());

    public static string ConnectionString => Shared.Value;

    /// <param name="durable">With fsync: for a test that kills the server.</param>
    public static string Start(bool durable = false)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in new[] { Repository.At("tests", "postgres.sh"), $"{Environment.ProcessId}", durable ? "durable" : "" }) start.ArgumentList.Add(argument);
        using var script = Process.Start(start)!;
        script.StandardInput.Close();
        var (said, complained) = (script.StandardOutput.ReadToEnd(), script.StandardError.ReadToEnd());
        script.WaitForExit();
        return script.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"No PostgreSQL for the tests. {complained.Trim()}");
    }
}

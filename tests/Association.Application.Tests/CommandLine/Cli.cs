using System.Diagnostics;
using System.Text;
using Association.TestKit;

namespace Association.Application.Tests.CommandLine;

/// <summary>The built program as an operator runs it, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // artifacts/bin/{project}/{configuration}: the configuration that these tests were built in.
    private static readonly string Program = Path.Combine(
        Repository.At("artifacts", "bin", "Association.Cli"), new DirectoryInfo(AppContext.BaseDirectory).Name, "Association.Cli.dll");

    private readonly List<(string Name, string Value)> _environment = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("association-cli-").FullName;

    public string At(string file) => Path.Combine(Folder, file);

    public Cli With(string name, string value)
    {
        _environment.Add((name, value));
        return this;
    }

    /// <summary>Ends the program as a power cut would, as soon as the condition holds.</summary>
    /// <returns>False when the program was done first.</returns>
    public async Task<bool> KillWhenAsync(Func<Task<bool>> condition, params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        while (!process.HasExited && !await condition()) await Task.Delay(10, patience.Token);
        var inTime = !process.HasExited;
        process.Kill(entireProcessTree: true);
        await Task.WhenAll(output, error, process.WaitForExitAsync(patience.Token));
        return inTime;
    }

    public async Task<CliAnswer> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in new[] { "LC_ALL", "LC_MESSAGES", "LANG" }) start.Environment.Remove(name);
        foreach (var (name, value) in _environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed record CliAnswer(int Exit, string Output, string Error);

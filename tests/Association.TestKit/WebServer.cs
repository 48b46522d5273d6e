using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Association.Application.Access;
using Association.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Association.TestKit;

/// <summary>The product as an operator starts it: a process of its own, with the demo, on a free port of loopback.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _log;
    private IReadOnlyList<(string Key, string Value)> _settings = [];
    private Process? _process;

    private WebServer(int port, string root) => (Address, Root, _log) = (new Uri($"http://127.0.0.1:{port}"), root, Path.Combine(root, "web.log"));

    public Uri Address { get; }
    public int ProcessId => _process!.Id;

    /// <summary>What the process has used since it started, on all processors.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }
    /// <summary>Storage root: database, files, keys, mails.</summary>
    public string Root { get; }

    /// <param name="settings">Configuration keys beside the storage and the address, as in <c>Database:Provider</c>.</param>
    public static async Task<WebServer> StartAsync(bool demo = true, params (string Key, string Value)[] settings)
    {
        var server = New(settings);
        if (demo && settings.Length == 0) DemoCopy.Into(server.Root, await DemoCopy.Once.Value);
        await server.RunAsync(demo);
        return server;
    }

    /// <summary>An installation nobody has started yet.</summary>
    internal static WebServer New(params (string Key, string Value)[] settings) =>
        new(FreePort(), Directory.CreateTempSubdirectory("association-web-").FullName) { _settings = settings };

    /// <summary>Starts the process, again after a kill, on the same storage and port.</summary>
    public async Task RunAsync(bool demo = true)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.At("src", "Association.Web"), RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Dll("Association.Web"));
        foreach (var (key, value) in Settings()) start.ArgumentList.Add($"--{key}={value}");
        start.ArgumentList.Add($"--Demo:Load={demo}");
        start.ArgumentList.Add($"--urls={Address}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitAsync();
    }

    /// <summary>As a power cut would: no farewell.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Runs the command line on this installation.</summary>
    public async Task<(int Exit, string Output)> CommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Dll("Association.Cli"), .. arguments, .. Settings().Select(s => $"--{s.Key}={s.Value}")]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await complaints);
    }

    /// <summary>Acts on this installation with the product's own services: for what is there before the test begins.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddAssociation(new ConfigurationBuilder().AddInMemoryCollection(Settings().Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("test");
        return await act(scope.ServiceProvider);
    }

    /// <summary>Records that are there before the act.</summary>
    public Task GivenAsync(params object[] records) => WithAsync(async services =>
    {
        await Arrangement.SaveAsync(services, records);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        try { Directory.Delete(Root, recursive: true); }
        catch (IOException) { }   // a temporary folder that something still reads is not worth a failed test
    }

    private Dictionary<string, string> Settings() => new(_settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
    {
        ["Storage:Root"] = Root,
        ["Site:BaseUrl"] = Address.ToString().TrimEnd('/'),
    };

    private async Task WaitAsync()
    {
        using var client = new HttpClient();
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience && !_process!.HasExited; await Task.Delay(250))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/verify"));
                if (answer.StatusCode is HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) { }   // not listening yet
        }

        throw new InvalidOperationException($"The product did not start.\n{File.ReadAllText(_log)}");
    }

    private void Log(string? line)
    {
        if (line is null) return;
        lock (_log) File.AppendAllText(_log, line + "\n");
    }

    private static string Dll(string project) => Repository.At("artifacts", "bin", project, Repository.Configuration, $"{project}.dll");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

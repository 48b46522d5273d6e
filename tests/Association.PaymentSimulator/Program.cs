using System.Diagnostics;
using System.Globalization;

namespace Association.PaymentSimulator;

/// <summary>
/// <c>dotnet run --project tests/Association.PaymentSimulator</c> starts the simulator alone and says how to point the product at it;
/// with <c>-- src/Association.Web</c> behind it, the product is started too.
/// </summary>
internal static class Program
{
    private const int Port = 5090;

    private static async Task<int> Main(string[] arguments)
    {
        var port = int.TryParse(Environment.GetEnvironmentVariable("SIMULATOR_PORT"), CultureInfo.InvariantCulture, out var given) ? given : Port;
        var keys = Directory.CreateTempSubdirectory("association-simulator-").FullName;
        await using var simulator = await Simulator.StartAsync(port: port);
        try
        {
            var settings = simulator.Keys.WriteTo(keys, simulator.Address);
            Console.WriteLine($"\n  Payment simulator  {simulator.Address}   pay here by hand; PUT /behaviour says what it is to do wrong\n");
            if (arguments is [var project, .. var rest]) return await StartAsync(project, rest, settings);

            Console.WriteLine("  Start the product with these settings:\n");
            foreach (var (key, value) in settings) Console.WriteLine($"  export {NameOf(key)}='{value}'");
            await simulator.WaitAsync();
            return 0;
        }
        finally { Directory.Delete(keys, recursive: true); }
    }

    private static async Task<int> StartAsync(string project, string[] arguments, IReadOnlyList<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--project", project, .. arguments]);
        foreach (var (key, value) in settings) start.Environment[NameOf(key)] = value;
        using var product = Process.Start(start)!;
        await product.WaitForExitAsync();
        return product.ExitCode;
    }

    private static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Association.TestKit;

namespace Association.Benchmarks;

internal static partial class EventPage
{
    private const int Readers = 64;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(10);

    public static async Task<Measured> MeasureAsync(Row row)
    {
        await using var server = await WebServer.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = server.Address };
        var slug = SlugAddress().Match(await client.GetStringAsync(new Uri("/events", UriKind.Relative))).Value;
        var stylesheet = StylesheetAddress().Match(await client.GetStringAsync(new Uri(slug, UriKind.Relative))).Groups[1].Value;

        var (ours, p99) = await ReadAsync(client, slug);
        var (plain, _) = await ReadAsync(client, stylesheet);
        return row.Is(ours, $"requests/s (p99 {p99:0} ms)", $"{plain:0} requests/s for the static {stylesheet.Split('/')[^1]}", ours / plain);
    }

    private static async Task<(double PerSecond, double P99)> ReadAsync(HttpClient client, string path)
    {
        await ReadForAsync(client, path, Warming);
        var times = await ReadForAsync(client, path, Measuring);
        times.Sort();
        return (times.Count / Measuring.TotalSeconds, times[(int)(times.Count * 0.99)]);
    }

    private static async Task<List<double>> ReadForAsync(HttpClient client, string path, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            return own;
        }));
        return [.. (await Task.WhenAll(readers)).SelectMany(own => own)];
    }

    [GeneratedRegex("/events/[a-z0-9-]+-[0-9]{4}-[a-z0-9]{4}")]
    private static partial Regex SlugAddress();

    [GeneratedRegex("href=\"([^\"]+/site[^\"]*\\.css[^\"]*)\"")]
    private static partial Regex StylesheetAddress();
}

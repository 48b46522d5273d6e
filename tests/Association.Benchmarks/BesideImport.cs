using System.Diagnostics;
using System.Text.RegularExpressions;
using Association.Application.Access;
using Association.Application.Files;
using Association.Application.Import;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Association.Domain.Import;
using Association.Domain.Tasks;
using Association.Hosting;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Benchmarks;

/// <summary>
/// What people wait for while the very process that answers them imports 100,000 members in the background: a visitor on the page of
/// an event and an officer on the list of members, each a page every fifth of a second.
/// </summary>
internal static partial class BesideImport
{
    private const int Warming = 30;
    private const string Officer = "members@demo.example";
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var home = await TestDatabase.CreateAsync(database, empty: true);
        (string, string)[] settings = [("Database:Provider", $"{database}"), ("ConnectionStrings:Association", home.ConnectionString), ("Logging:LogLevel:Default", "Warning")];
        await using var server = await WebServer.StartAsync(demo: true, settings);
        using var visitor = new HttpClient { BaseAddress = server.Address };
        using var office = await OfficeDesk.SignInAsync(server, Officer);
        var page = SlugAddress().Match(await visitor.GetStringAsync(new Uri("/events", UriKind.Relative))).Value;
        (HttpClient, string)[] looks = [(visitor, page), (office, "/office/members")];
        foreach (var (client, path) in looks) for (var i = 0; i < Warming; i++) await client.GetStringAsync(new Uri(path, UriKind.Relative));

        using var quiet = new CancellationTokenSource(Quiet);
        var before = await Task.WhenAll(looks.Select(look => WatchAsync(look.Item1, look.Item2, quiet.Token)));
        await using var services = ServicesOf(server, settings);
        var task = await QueueAsync(services);
        using var running = new CancellationTokenSource(AtMost);
        var watching = looks.Select(look => WatchAsync(look.Item1, look.Item2, running.Token)).ToList();
        var rows = await FinishAsync(services, task, running);
        var during = await Task.WhenAll(watching);
        return row.Is(during.Max(), $"ms: event page {during[0]:0}, member list {during[1]:0} ({rows:0} rows/s meanwhile)",
            $"without an import {before[0]:0} and {before[1]:0} ms", during.Zip(before, (now, then) => now / then).Max());
    }

    private static async Task<double> WatchAsync(HttpClient client, string path, CancellationToken until)
    {
        var times = new List<double>();
        while (!until.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(Pause, CancellationToken.None);
        }

        times.Sort();
        return times[(int)(times.Count * 0.95)];
    }

    /// <summary>The same installation seen from beside: the server's own worker finds the task and runs it.</summary>
    private static async Task<Id<LongTask>> QueueAsync(ServiceProvider services)
    {
        await using var workbook = await Imports.WorkbookAsync(services);
        var content = new byte[workbook.Length];
        workbook.Position = 0;
        await workbook.ReadExactlyAsync(content);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("benchmark");
        var preview = await scope.ServiceProvider.GetRequiredService<WorkbookPreviews>().ReadAsync(ImportKind.Members, new MemoryStream(content), "members.xlsx", default);
        var begun = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new BeginImport(ImportKind.Members, MatchRule.Update, new UploadedFile("members.xlsx", content), preview.Value.Guess));
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        var task = new LongTask(LongTaskKind.ImportMembers, begun.Value.Batch, UserId.System, TimeProvider.System.GetUtcNow());
        db.Tasks.Add(task);
        await db.SaveChangesAsync();
        return task.Id;
    }

    /// <returns>Rows a second since the worker took the task; it is not waited for longer than <see cref="AtMost"/>.</returns>
    private static async Task<double> FinishAsync(ServiceProvider services, Id<LongTask> id, CancellationTokenSource running)
    {
        var (started, done) = (default(long?), 0);
        while (!running.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            await using var scope = services.CreateAsyncScope();
            var task = await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Tasks.AsNoTracking().SingleAsync(t => t.Id == id, CancellationToken.None);
            if (task.State is LongTaskState.Failed) throw new InvalidOperationException(task.Error);
            if (task.State is not LongTaskState.Queued) started ??= Stopwatch.GetTimestamp();
            done = task.Done;
            if (task.Finished) await running.CancelAsync();
        }

        return started is { } since ? done / Stopwatch.GetElapsedTime(since).TotalSeconds : throw new InvalidOperationException("The server did not take the import.");
    }

    private static ServiceProvider ServicesOf(WebServer server, (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAssociation(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))
            .Append(new("Storage:Root", server.Root)).Append(new("Site:BaseUrl", server.Address.ToString().TrimEnd('/')))).Build());
        return services.BuildServiceProvider();
    }

    [GeneratedRegex("/events/[a-z0-9-]+-[0-9]{4}-[a-z0-9]{4}")]
    private static partial Regex SlugAddress();
}

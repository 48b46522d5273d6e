using Association.Infrastructure.Jobs;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Infrastructure.Tests.Persistence;

public sealed class NightlyWorkTests : IntegrationTests
{
    private static async Task RunAsync(TestApp app, string job)
    {
        await using var scope = app.Scope();
        await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(job, default);
    }

    [Fact]
    public async Task Each_night_one_archive_is_written_and_the_oldest_go()
    {
        var folder = Directory.CreateTempSubdirectory("association-backups-").FullName;
        try
        {
            var app = await StartAsync(DatabaseKind.Sqlite, settings: [("Storage:Backups", folder), ("Storage:BackupsKept", "2")]);
            for (var night = 0; night < 3; night++)
            {
                await RunAsync(app, "back-up");
                await RunAsync(app, "back-up");
                app.Clock.Advance(TimeSpan.FromDays(1));
            }

            var kept = Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(2, kept.Count);
            Assert.Equal($"association-{Sample.Today.AddDays(2):yyyyMMdd}.zip", kept[^1]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, Databases]
    public async Task The_nightly_check_fails_where_something_does_not_add_up(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await RunAsync(app, "check-integrity");
        var @event = new AnEvent().Published();
        await app.Given(@event);
        await app.Db(db => db.Quotas.ExecuteUpdateAsync(row => row.SetProperty(q => q.Taken, 5)));
        app.Broken.Add("seats.taken");
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(app, "check-integrity"));
    }
}

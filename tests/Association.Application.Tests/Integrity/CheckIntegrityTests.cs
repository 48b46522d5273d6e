using Association.Application.Integrity;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Integrity;

/// <summary>Each invariant is broken by hand, behind the product's back, and that one is named, no other.</summary>
public sealed class CheckIntegrityTests(ToldStories stories) : IClassFixture<ToldStories>
{
    [Theory, Databases]
    public async Task Everything_holds_after_a_conference(DatabaseKind database)
    {
        var app = await stories.OnAsync(database);
        var results = await app.Send(new CheckIntegrity());
        Assert.All(results, result => Assert.True(result.Holds, result.ToString()));
    }

    [Theory, Damages]
    public async Task What_a_hand_breaks_is_named(DatabaseKind database, string invariant)
    {
        var app = await stories.OnAsync(database);
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Damage.DoAsync(db, database, invariant);
        var broken = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckIntegrity())).Where(r => !r.Holds).ToList();
        await transaction.RollbackAsync();
        Assert.True(broken is [var only] && only.Invariant == invariant, string.Join(" | ", broken));
    }

    [Fact]
    public async Task Every_invariant_is_broken_by_a_test()
    {
        var app = await stories.OnAsync(DatabaseKind.Sqlite);
        Assert.Equal((await app.Send(new CheckIntegrity())).Select(r => r.Invariant).Order(), Damage.Done.Keys.Order());
    }
}

/// <summary>The story once per database; each test breaks it inside a transaction that is rolled back.</summary>
public sealed class ToldStories : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, TestApp> _apps = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<TestApp> OnAsync(DatabaseKind database)
    {
        if (_apps.TryGetValue(database, out var told)) return told;
        var app = _apps[database] = await TestApp.StartAsync(database);
        await ConferenceStory.TellAsync(app);
        await FinanceStory.TellAsync(app);
        // Contents older than a day: those that no file knows are orphans then.
        foreach (var file in Directory.GetFiles(Path.Combine(app.Root, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, Sample.Now.UtcDateTime.AddYears(-1));
        return app;
    }

    public async Task DisposeAsync()
    {
        foreach (var app in _apps.Values) await app.DisposeAsync();
    }
}

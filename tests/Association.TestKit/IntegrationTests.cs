using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.TestKit;

/// <summary>
/// A suite that runs on every database: <c>[Theory, Databases]</c> on the test, <c>var app = await StartAsync(database);</c> in its
/// first line. After each test the invariants of every app it started are checked.
/// </summary>
public abstract class IntegrationTests : IAsyncLifetime
{
    private readonly List<TestApp> _apps = [];

    protected async Task<TestApp> StartAsync(DatabaseKind database, DateTimeOffset? now = null, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var app = await TestApp.StartAsync(database, now, services, settings);
        _apps.Add(app);
        return app;
    }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var app in _apps) await app.DisposeAsync();
    }
}

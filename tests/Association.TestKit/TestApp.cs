using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Hosting;
using Association.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Association.TestKit;

/// <summary>
/// The product's own services on a fresh database and an empty storage folder, with a clock that the test moves.
/// When it is disposed the invariants are checked: a test that leaves one broken fails.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private TestApp(TestDatabase database, ServiceProvider services, string root, FakeTimeProvider clock) =>
        (_database, _services, Root, Clock) = (database, services, root, clock);

    public DatabaseKind Kind => _database.Kind;
    public TestDatabase Database => _database;
    public IServiceProvider Services => _services;
    /// <summary>The storage root: files, keys, mails.</summary>
    public string Root { get; }
    public FakeTimeProvider Clock { get; }
    public DateTimeOffset Now => Clock.GetUtcNow();
    /// <summary>Invariants that this test breaks on purpose, by id.</summary>
    public ISet<string> Broken { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Somebody who is not signed in.</summary>
    public TestUser Anonymous => new(this, null, "", null, []);

    /// <param name="services">Doubles of ports: what is registered here wins.</param>
    /// <param name="settings">Configuration keys and values, as in appsettings.</param>
    public static async Task<TestApp> StartAsync(DatabaseKind database, DateTimeOffset? now = null, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var fresh = await TestDatabase.CreateAsync(database);
        var root = Directory.CreateTempSubdirectory("association-storage-").FullName;
        var clock = new FakeTimeProvider(now ?? Sample.Now);
        var collection = new ServiceCollection();
        collection.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning));
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddAssociation(Configuration(fresh, root, settings));
        services?.Invoke(collection);
        SecretsGiven.Watch(collection);
        return new TestApp(fresh, collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), root, clock);
    }

    public TestUser As(UserId user, params Role[] roles) => new(this, user, "Test User", null, [.. roles.Select(role => (role, (Id<Event>?)null))]);

    public TestUser As(params Role[] roles) => As(Sample.User(), roles);

    /// <summary>Signed in as this person, with no office role.</summary>
    public TestUser As(Id<Person> person, UserId? user = null) => new(this, user ?? Sample.User(), "Test Member", person, []);

    /// <summary>Sends as the product itself, like a job or the command line.</summary>
    public Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken cancellationToken = default) =>
        new TestUser(this, UserId.System, "", null, []).Send(request, cancellationToken);

    /// <summary>Records that are there before the act, saved in the order given; builders give several at once.</summary>
    public async Task Given(params object[] records)
    {
        await using var scope = Scope();
        await Arrangement.SaveAsync(scope.ServiceProvider, records);
    }

    /// <summary>Looks into the database, or changes it behind the product's back.</summary>
    public async Task<T> Db<T>(Func<AssociationDbContext, Task<T>> look)
    {
        await using var scope = Scope();
        return await look(scope.ServiceProvider.GetRequiredService<AssociationDbContext>());
    }

    public Task Db(Func<AssociationDbContext, Task> change) => Db(async db =>
    {
        await change(db);
        return true;
    });

    /// <summary>Runs with the services of a fresh scope that acts as the product itself.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> act) where TService : notnull
    {
        await using var scope = Scope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Invariants.MustHoldAsync(this);
            if (_services.GetRequiredService<ILinkSecrets>() is SecretsGiven given) await given.MustNotBeKeptAsync(this);
        }
        finally
        {
            await _services.DisposeAsync();
            await _database.DisposeAsync();
            Directory.Delete(Root, recursive: true);
        }
    }

    /// <summary>A scope of the product's services that acts as the product itself; the caller disposes it.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = NewScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("test");
        return scope;
    }

    internal AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    private static IConfiguration Configuration(TestDatabase database, string root, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = database.Kind.ToString(),
            ["ConnectionStrings:Association"] = database.ConnectionString,
            ["Storage:Root"] = root,
        });
        return configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
    }
}

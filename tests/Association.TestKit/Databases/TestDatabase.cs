using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Association.TestKit;

/// <summary>A fresh, migrated database of its own, copied from a template; gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;

    internal TestDatabase(DatabaseKind kind, string connectionString, Func<Task> drop) =>
        (Kind, ConnectionString, _drop) = (kind, connectionString, drop);

    public DatabaseKind Kind { get; }
    public string ConnectionString { get; }

    /// <param name="empty">Without tables: for what migrates by itself.</param>
    public static Task<TestDatabase> CreateAsync(DatabaseKind kind, bool empty = false) => kind switch
    {
        DatabaseKind.Sqlite => SqliteDatabases.CreateAsync(empty),
        DatabaseKind.PostgreSql => PostgreSqlDatabases.CreateAsync(empty),
        _ => SqlServerDatabases.CreateAsync(empty),
    };

    /// <summary>A context of the test's own, without interceptors: what it writes leaves no audit entry.</summary>
    public AssociationDbContext Context()
    {
        var options = new DbContextOptionsBuilder<AssociationDbContext>();
        Kind.Provider().Configure(options, ConnectionString);
        return new AssociationDbContext(options.Options);
    }

    public async ValueTask DisposeAsync() => await _drop();
}

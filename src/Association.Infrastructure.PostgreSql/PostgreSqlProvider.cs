using System.Net.Sockets;
using Association.Infrastructure.Backup;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Association.Infrastructure.PostgreSql;

public sealed class PostgreSqlProvider : IDatabaseProvider, IDesignTimeDbContextFactory<AssociationDbContext>
{
    public string Name => "PostgreSql";

    public SemaphoreSlim? WriteGate => null;

    /// <summary>Statements that a connection keeps parsed: the product sends a few hundred different ones, each thousands of times.</summary>
    private const int KeptStatements = 200;

    public IDatabaseDump? Dump { get; } = new PostgreSqlDump();

    public IRowCopy Copy { get; } = new PostgreSqlCopy();

    public void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // What the string says; ContainsKey would be true for every key that there is.
        var given = connection.Keys;
        // Nobody waits longer than three seconds for a row that others hold: a clear answer beats a hanging page.
        connection.Options ??= "-c lock_timeout=3s";
        // 0 in the connection string switches it off, for a pooler in between that cannot keep statements.
        if (!given.Contains("Max Auto Prepare")) connection.MaxAutoPrepare = KeptStatements;
        // Nothing is set for a session, so nothing has to be set back each time a connection returns to the pool.
        if (!given.Contains("No Reset On Close")) connection.NoResetOnClose = true;
        options.UseNpgsql(connection.ConnectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlProvider).Assembly).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
    }

    public bool IsDuplicate(DbUpdateException failure) => failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsContention(Exception failure) => Find<PostgresException>(failure) is
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.ForeignKeyViolation,   // what it points to went at that very moment, as in a merge
    };

    public bool IsUnavailable(Exception failure) =>
        Find<SocketException>(failure) is not null
        || Find<PostgresException>(failure) is { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.TooManyConnections }
        || Find<NpgsqlException>(failure) is { IsTransient: true } and not PostgresException;

    public AssociationDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AssociationDbContext>();
        Configure(options, "Host=localhost;Database=design");
        return new(options.Options);
    }

    private static T? Find<T>(Exception failure) where T : Exception => failure as T ?? (failure.InnerException is { } inner ? Find<T>(inner) : null);
}

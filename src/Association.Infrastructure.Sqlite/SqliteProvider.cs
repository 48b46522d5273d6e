using Association.Infrastructure.Backup;
using Association.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Association.Infrastructure.Sqlite;

/// <summary>The embedded default: one file, write-ahead log, one writer at a time.</summary>
public sealed class SqliteProvider : IDatabaseProvider, IDesignTimeDbContextFactory<AssociationDbContext>
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotOpen = 14;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintForeignKey = 787;

    public string Name => "Sqlite";

    public SemaphoreSlim? WriteGate { get; } = new(1, 1);

    public IDatabaseDump? Dump { get; } = new SqliteDump();

    public void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 10 };
        if (Path.GetDirectoryName(connection.DataSource) is { Length: > 0 } folder && !connection.DataSource.StartsWith("file:", StringComparison.Ordinal))
            Directory.CreateDirectory(folder);
        options.UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        options.AddInterceptors(WriteAheadLog.Instance);
    }

    public bool IsDuplicate(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    // What a row points to went at that very moment, as in a merge.
    public bool IsContention(Exception failure) => Find(failure) is { SqliteErrorCode: Busy or Locked } or { SqliteExtendedErrorCode: ConstraintForeignKey };

    public bool IsUnavailable(Exception failure) => Find(failure) is { SqliteErrorCode: CannotOpen };

    public AssociationDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AssociationDbContext>();
        Configure(options, "Data Source=design.db");
        return new(options.Options);
    }

    private static SqliteException? Find(Exception failure) => failure as SqliteException ?? (failure.InnerException is { } inner ? Find(inner) : null);
}

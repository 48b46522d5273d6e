using Association.Infrastructure.Backup;
using Association.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Association.Infrastructure.SqlServer;

public sealed class SqlServerProvider : IDatabaseProvider, IDesignTimeDbContextFactory<AssociationDbContext>
{
    // Numbers of SQL Server's own errors: 2601 and 2627 duplicate key; 1205 deadlock victim, 1222 lock timeout, 3960 snapshot conflict,
    // 547 a reference whose target went at that very moment, as in a merge.
    private static readonly int[] Duplicates = [2601, 2627];
    private static readonly int[] Contentions = [547, 1205, 1222, 3960];
    private static readonly int[] Outages = [-2, -1, 2, 53, 233, 258, 4060, 10053, 10054, 10060, 10061, 40613];

    public string Name => "SqlServer";

    public SemaphoreSlim? WriteGate => null;

    public IDatabaseDump? Dump => null;

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerProvider).Assembly).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    public bool IsDuplicate(DbUpdateException failure) => failure.InnerException is SqlException known && Duplicates.Contains(known.Number);

    public bool IsContention(Exception failure) => Find(failure) is { } known && (Contentions.Contains(known.Number) || Duplicates.Contains(known.Number));

    public bool IsUnavailable(Exception failure) => Find(failure) is { } known && Outages.Contains(known.Number);

    public AssociationDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AssociationDbContext>();
        Configure(options, "Server=localhost;Database=design");
        return new(options.Options);
    }

    private static SqlException? Find(Exception failure) => failure as SqlException ?? (failure.InnerException is { } inner ? Find(inner) : null);
}

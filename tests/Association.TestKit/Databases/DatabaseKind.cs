using System.Reflection;
using Association.Infrastructure.Persistence;
using Association.Infrastructure.PostgreSql;
using Association.Infrastructure.Sqlite;
using Association.Infrastructure.SqlServer;
using Xunit.Sdk;

namespace Association.TestKit;

public enum DatabaseKind { Sqlite, PostgreSql, SqlServer }

public static class DatabaseKinds
{
    public const string SqlServerVariable = "ASSOCIATION_TEST_SQLSERVER";

    /// <summary>SQLite and PostgreSQL always; SQL Server where one is at hand, as in azure-pipelines.yml.</summary>
    public static IReadOnlyList<DatabaseKind> Tested { get; } = Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 }
        ? [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer]
        : [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    public static IDatabaseProvider Provider(this DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => new SqliteProvider(),
        DatabaseKind.PostgreSql => new PostgreSqlProvider(),
        _ => new SqlServerProvider(),
    };
}

/// <summary>Runs a theory once per database: <c>[Theory, Databases] public async Task It_holds(DatabaseKind database)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => DatabaseKinds.Tested.Select(kind => new object[] { kind });
}

/// <summary>A fact for a real SQL Server; where there is none it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : Xunit.FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (!DatabaseKinds.Tested.Contains(DatabaseKind.SqlServer))
            Skip = $"No SQL Server here: {DatabaseKinds.SqlServerVariable} holds no connection string.";
    }
}

using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Association.TestKit;

internal static class SqlServerDatabases
{
    public static async Task<TestDatabase> CreateAsync(bool empty)
    {
        var server = Environment.GetEnvironmentVariable(DatabaseKinds.SqlServerVariable)
            ?? throw new InvalidOperationException($"{DatabaseKinds.SqlServerVariable} holds no connection string.");
        var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = $"test_{Guid.NewGuid():N}" }.ConnectionString;
        var database = new TestDatabase(DatabaseKind.SqlServer, connection, () => DropAsync(connection));
        await using var db = database.Context();
        if (!empty) await db.Database.MigrateAsync();
        return database;
    }

    private static async Task DropAsync(string connection)
    {
        await using var database = new TestDatabase(DatabaseKind.SqlServer, connection, () => Task.CompletedTask);
        await using var db = database.Context();
        await db.Database.EnsureDeletedAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Association.TestKit;

internal static class PostgreSqlDatabases
{
    // Any number: two test processes that make the template at once wait for each other on it.
    private const long TemplateLock = 20260301;

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static async Task<TestDatabase> CreateAsync(bool empty)
    {
        var template = empty ? "template0" : await Template.Value;
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(DatabaseKind.PostgreSql, To(name), () => DropAsync(name));
    }

    private static string To(string database) =>
        new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Database = database, MaxPoolSize = 64, IncludeErrorDetail = true }.ConnectionString;

    private static async Task DropAsync(string name)
    {
        await using (var connection = new NpgsqlConnection(To(name))) NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(To("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One template per build of the migrations, shared by all test processes of a run.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{typeof(Infrastructure.PostgreSql.PostgreSqlProvider).Module.ModuleVersionId:N}";
        await using var connection = new NpgsqlConnection(To("postgres"));
        await connection.OpenAsync();
        await RunAsync(connection, $"SELECT pg_advisory_lock({TemplateLock})");
        if (await RunAsync(connection, $"SELECT 1 FROM pg_database WHERE datname = '{name}'") is not null) return name;

        await RunAsync(connection, $"DROP DATABASE IF EXISTS {name}_draft WITH (FORCE)");
        await RunAsync(connection, $"CREATE DATABASE {name}_draft TEMPLATE template0");
        await MigrateAsync($"{name}_draft");
        await RunAsync(connection, $"ALTER DATABASE {name}_draft RENAME TO {name}");
        return name;
    }

    private static async Task MigrateAsync(string name)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(To(name)) { Pooling = false }.ConnectionString;
        await using var database = new TestDatabase(DatabaseKind.PostgreSql, unpooled, () => Task.CompletedTask);
        await using var db = database.Context();
        await db.Database.MigrateAsync();
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

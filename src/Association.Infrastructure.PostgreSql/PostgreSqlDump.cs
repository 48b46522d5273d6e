using System.ComponentModel;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Association.Domain.Common;
using Association.Infrastructure.Backup;
using Npgsql;

namespace Association.Infrastructure.PostgreSql;

/// <summary>
/// The dump is pg_dump's custom format of one exported snapshot. The programs are taken from the folder in PGBIN, else from
/// the PATH; the password reaches them by their environment, never by the command line.
/// </summary>
internal sealed class PostgreSqlDump : IDatabaseDump
{
    private const int MaxMessage = 400;

    public async Task WriteAsync(string connectionString, string file, Func<DbConnection, Task> count, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, view);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        await count(connection);
        // A job server rebuilds its own schema when it starts.
        await RunAsync("pg_dump", connectionString, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", "--exclude-schema=hangfire", $"--file={file}"], cancellationToken);
    }

    public async Task ReadAsync(string connectionString, string file, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await CreateAsync(connectionString, cancellationToken);
        await DropAsync(connectionString, tables, cancellationToken);
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await RunAsync("pg_restore", connectionString, ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={database}", file], cancellationToken);
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task CreateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var database = target.Database!;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", connection) { Parameters = { new("name", database) } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Quoted(database)}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task DropAsync(string connectionString, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var names = string.Join(", ", tables.Append("__EFMigrationsHistory").Select(Quoted));
        await using var drop = new NpgsqlCommand($"DROP TABLE IF EXISTS {names} CASCADE", connection);
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RunAsync(string tool, string connectionString, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(PathOf(tool), arguments) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in Environment(new NpgsqlConnectionStringBuilder(connectionString))) start.Environment[name] = value;
        using var process = Start(start, tool);
        try
        {
            var said = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Refuse.Unless(process.ExitCode == 0, BackupErrors.ToolFailed(tool, said.Length > MaxMessage ? said[..MaxMessage].Trim() : said.Trim()));
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static Process Start(ProcessStartInfo start, string tool)
    {
        try { return Process.Start(start)!; }
        catch (Win32Exception) { throw new RefusedException(BackupErrors.ToolMissing(tool)); }
    }

    private static string PathOf(string tool) => System.Environment.GetEnvironmentVariable("PGBIN") is { Length: > 0 } folder ? Path.Combine(folder, tool) : tool;

    private static IEnumerable<(string Name, string? Value)> Environment(NpgsqlConnectionStringBuilder connection)
    {
        yield return ("PGHOST", connection.Host);
        yield return ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", connection.Database);
        if (connection.Username is { } user) yield return ("PGUSER", user);
        if (connection.Password is { } password) yield return ("PGPASSWORD", password);
        if (connection.ContainsKey("SSL Mode")) yield return ("PGSSLMODE", connection.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() });
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Association.Infrastructure.Sqlite;

/// <summary>
/// Readers never wait for the writer (WAL), and an acknowledged commit survives a crash of the process
/// (NORMAL syncs at checkpoints; a power failure may lose the last commits, never corrupt the file).
/// </summary>
internal sealed class WriteAheadLog : DbConnectionInterceptor
{
    public static readonly WriteAheadLog Instance = new();

    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=10000; PRAGMA synchronous=NORMAL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Settings;
        return command;
    }
}

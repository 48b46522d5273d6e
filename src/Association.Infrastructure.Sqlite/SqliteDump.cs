using System.Data.Common;
using Association.Infrastructure.Backup;
using Microsoft.Data.Sqlite;

namespace Association.Infrastructure.Sqlite;

/// <summary>The dump is a database file of its own, written by <c>VACUUM INTO</c> from one consistent view. Source: sqlite.org/lang_vacuum.html.</summary>
internal sealed class SqliteDump : IDatabaseDump
{
    public async Task WriteAsync(string connectionString, string file, Func<DbConnection, Task> count, CancellationToken cancellationToken)
    {
        await using (var source = new SqliteConnection(connectionString))
        {
            await source.OpenAsync(cancellationToken);
            await using var vacuum = source.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $file";
            vacuum.Parameters.AddWithValue("$file", file);
            await vacuum.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await copy.OpenAsync(cancellationToken);
        await count(copy);
    }

    public Task ReadAsync(string connectionString, string file, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { target, target + "-wal", target + "-shm" }) File.Delete(part);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
        return Task.CompletedTask;
    }
}

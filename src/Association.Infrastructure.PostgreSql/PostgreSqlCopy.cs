using System.Data.Common;
using Association.Infrastructure.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Association.Infrastructure.PostgreSql;

/// <summary>COPY in its binary form: nothing to parse or to bind, and the server writes while the rows are still being sent.</summary>
internal sealed class PostgreSqlCopy : IRowCopy
{
    public async Task WriteAsync(
        DbConnection connection, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<IEnumerable<object?>> rows, CancellationToken cancellationToken)
    {
        var types = columns.Select(column => TypeOf(column, connection)).ToArray();
        var into = $"COPY {Quote(table)} ({string.Join(", ", columns.Select(column => Quote(column.Name)))}) FROM STDIN (FORMAT BINARY)";
        await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(into, cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var (column, value) in row.Index())
                if (value is null) await copy.WriteNullAsync(cancellationToken);
                else await copy.WriteAsync(value, types[column], cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>As a statement's parameter for that column would have it.</summary>
    private static NpgsqlDbType TypeOf(CopiedColumn column, DbConnection connection)
    {
        using var command = connection.CreateCommand();
        return ((NpgsqlParameter)column.Mapping.CreateParameter(command, "p", null, nullable: true)).NpgsqlDbType;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

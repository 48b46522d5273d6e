using System.Data.Common;

namespace Association.Infrastructure.Backup;

/// <summary>How one kind of database puts all it holds into one file, and takes it back.</summary>
public interface IDatabaseDump
{
    /// <summary>Writes the state of one moment, while others go on working.</summary>
    /// <param name="connectionString">The database to dump.</param>
    /// <param name="file">Does not exist yet.</param>
    /// <param name="count">Called with a connection that sees exactly what is dumped.</param>
    /// <param name="cancellationToken">Leaves an incomplete file behind.</param>
    Task WriteAsync(string connectionString, string file, Func<DbConnection, Task> count, CancellationToken cancellationToken);

    /// <summary>Replaces what the database holds.</summary>
    /// <param name="connectionString">The database to fill; it need not exist.</param>
    /// <param name="file">A dump.</param>
    /// <param name="tables">The product's tables, which make way.</param>
    /// <param name="cancellationToken">Leaves an incomplete database behind.</param>
    Task ReadAsync(string connectionString, string file, IReadOnlyList<string> tables, CancellationToken cancellationToken);
}

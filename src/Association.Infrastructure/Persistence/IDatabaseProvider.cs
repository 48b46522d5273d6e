using Association.Infrastructure.Backup;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Persistence;

/// <summary>What only one database knows: its options, its error codes, its way of writing.</summary>
public interface IDatabaseProvider
{
    string Name { get; }

    void Configure(DbContextOptionsBuilder options, string connectionString);

    bool IsDuplicate(DbUpdateException failure);

    /// <summary>Another writer was in the way: a deadlock, a lock that took too long, a busy file.</summary>
    bool IsContention(Exception failure);

    /// <summary>The database cannot be reached at all.</summary>
    bool IsUnavailable(Exception failure);

    /// <summary>The one place at the file for databases with a single writer, so writers queue in the process; else null.</summary>
    SemaphoreSlim? WriteGate { get; }

    /// <summary>Null for a database whose own backup is the better one.</summary>
    IDatabaseDump? Dump { get; }

    /// <summary>Null for a database that takes many rows best in statements.</summary>
    IRowCopy? Copy => null;
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Association.Infrastructure.Persistence;

/// <summary>A database's own way to take in many rows, where it has one that beats statements; its refusals are those of an INSERT.</summary>
public interface IRowCopy
{
    /// <summary>Writes within the connection's open transaction.</summary>
    /// <param name="rows">As many values as columns each, in their order, as the database keeps them.</param>
    Task WriteAsync(DbConnection connection, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<IEnumerable<object?>> rows, CancellationToken cancellationToken);
}

public sealed record CopiedColumn(string Name, RelationalTypeMapping Mapping);

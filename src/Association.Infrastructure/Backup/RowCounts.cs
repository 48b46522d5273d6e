using System.Data.Common;
using System.Globalization;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Association.Infrastructure.Backup;

internal static class RowCounts
{
    /// <summary>The product's own tables; what a job server keeps beside them is rebuilt when it starts.</summary>
    public static IReadOnlyList<string> TableNames(this AssociationDbContext db) =>
        [.. db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public static async Task<long> CountAsync(DbConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        // The name comes from the model, never from outside.
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Whether no table holds a row, or there is no database at all.</summary>
    public static async Task<bool> IsEmptyAsync(this AssociationDbContext db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken) || !(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any()) return true;
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            foreach (var table in db.TableNames())
                if (await CountAsync(db.Database.GetDbConnection(), table, cancellationToken) > 0) return false;
            return true;
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }
}

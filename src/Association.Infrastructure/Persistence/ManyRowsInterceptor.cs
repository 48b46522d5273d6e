using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>
/// Where one save adds hundreds of rows, as an import does, they are written as INSERTs of many rows, or by the
/// database's own way for many, instead of a statement a row.
/// Comes after the interceptors that look at what is added, and before EF's own save, which finds these rows written.
/// </summary>
internal sealed class ManyRowsInterceptor(IRowCopy? copy) : SaveChangesInterceptor
{
    /// <summary>Fewer rows are quicker by EF's own way.</summary>
    private const int FromRows = 300;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        // Without a transaction, what is written here would stay when the rest is refused.
        if (db.Database.CurrentTransaction is null) return result;
        var entries = db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        var added = entries.Where(e => e.State is EntityState.Added && !e.Metadata.IsOwned()).GroupBy(e => e.Metadata).ToDictionary(g => g.Key, g => g.ToList());
        if (added.Values.Sum(rows => rows.Count) < FromRows || entries.Any(IsInTheWay) || InOrder([.. added.Keys]) is not { } order) return result;

        try
        {
            foreach (var type in order) await RowWriter.Of(type)!.WriteAsync(db, added[type], copy, cancellationToken);
        }
        catch (DbException failure) { throw new DbUpdateException(failure.Message, failure); }
        foreach (var entry in added.Values.SelectMany(rows => rows)) Settle(entry);
        return result;
    }

    /// <summary>A row that goes or changes under a unique index may have to make way first: only EF knows the order then.</summary>
    private static bool IsInTheWay(EntityEntry entry) => entry.State switch
    {
        EntityState.Deleted => !entry.Metadata.IsOwned() || entry.Metadata.GetIndexes().Any(i => i.IsUnique),
        EntityState.Modified => entry.Metadata.GetIndexes().Any(i => i.IsUnique && i.Properties.Any(p => entry.Property(p).IsModified)),
        _ => false,
    };

    /// <summary>Each kind after those it refers to; null where that cannot be, or where one of them cannot be written so.</summary>
    private static List<IEntityType>? InOrder(List<IEntityType> types)
    {
        if (types.Exists(type => RowWriter.Of(type) is null)) return null;
        var order = new List<IEntityType>(types.Count);
        while (order.Count < types.Count)
        {
            var open = types.Except(order).ToList();
            var next = open.Find(type => type.GetForeignKeys().All(key => !open.Contains(key.PrincipalEntityType)));
            if (next is null) return null;
            order.Add(next);
        }

        return order;
    }

    /// <summary>Written: nothing is left for EF to do. A key that the database gave is not known here, so such a row is let go.</summary>
    private static void Settle(EntityEntry entry)
    {
        foreach (var owned in entry.References.Where(r => r.Metadata.TargetEntityType.IsOwned()))
            if (owned.TargetEntry is { } part) part.State = EntityState.Unchanged;
        entry.State = entry.Metadata.FindPrimaryKey()!.Properties.Any(p => p.ValueGenerated is ValueGenerated.OnAdd) ? EntityState.Detached : EntityState.Unchanged;
    }
}

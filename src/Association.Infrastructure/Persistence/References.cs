using System.Reflection;
using Association.Application.Import.Batches;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>
/// Asks every table of the model that has a column for keys of the kind: a table that is added tomorrow is asked too, whether
/// or not it has a foreign key.
/// </summary>
internal sealed class References(AssociationDbContext db) : IReferences
{
    private static readonly MethodInfo Asking = typeof(References).GetMethod(nameof(AskAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public async Task<IReadOnlyDictionary<Id<T>, string>> ToAsync<T>(IReadOnlyCollection<Id<T>> records, CancellationToken cancellationToken, params Type[] except) where T : Entity<T>
    {
        var found = new Dictionary<Id<T>, string>();
        if (records.Count == 0) return found;
        foreach (var (entity, property) in ColumnsFor<T>().Where(c => !except.Contains(c.Entity.ClrType)))
            foreach (var id in await (Task<List<Id<T>>>)Asking.MakeGenericMethod(entity.ClrType, typeof(T)).Invoke(this, [property, records, cancellationToken])!)
                found.TryAdd(id, entity.ClrType.Name);
        return found;
    }

    /// <summary>Parts of the record's own aggregate are the record, and so are its owned values.</summary>
    private IEnumerable<(IEntityType Entity, IProperty Property)> ColumnsFor<T>() where T : Entity<T> =>
        from entity in db.Model.GetEntityTypes()
        where !entity.IsOwned()
        from property in entity.GetProperties()
        where property.ClrType == typeof(Id<T>) || property.ClrType == typeof(Id<T>?)
        where !property.IsPrimaryKey() || entity.ClrType != typeof(T)
        where !property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(T) && key.PrincipalToDependent is not null)
        select (entity, property);

    private Task<List<Id<TKey>>> AskAsync<TEntity, TKey>(IProperty property, IReadOnlyCollection<Id<TKey>> records, CancellationToken cancellationToken)
        where TEntity : class where TKey : Entity<TKey>
    {
        var name = property.Name;
        if (property.ClrType == typeof(Id<TKey>))
            return db.Set<TEntity>().AsNoTracking().Select(e => EF.Property<Id<TKey>>(e, name)).Where(id => records.Contains(id)).Distinct().ToListAsync(cancellationToken);
        var nullable = records.Select(id => (Id<TKey>?)id).ToList();
        return db.Set<TEntity>().AsNoTracking().Select(e => EF.Property<Id<TKey>?>(e, name)).Where(id => nullable.Contains(id)).Distinct()
            .Select(id => id!.Value).ToListAsync(cancellationToken);
    }
}

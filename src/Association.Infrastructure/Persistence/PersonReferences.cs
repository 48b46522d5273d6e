using System.Reflection;
using Association.Application.Members.Duplicates;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>Finds what points to a record by the model's own columns: by their type, and by foreign keys of any other.</summary>
internal sealed class PersonReferences(AssociationDbContext db) : IPersonReferences
{
    private static readonly MethodInfo RowsOf = typeof(PersonReferences).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private static readonly MethodInfo CountOf = typeof(PersonReferences).GetMethod(nameof(CountRowsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public IReadOnlyList<string> Columns => [.. ColumnsTo<Person>().Select(NameOf)];

    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Id<Person> person, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in ColumnsTo<Person>()) counts[NameOf(column)] = await Pointing(column, person).CountAsync(cancellationToken);
        return counts;
    }

    public async Task<IReadOnlyList<string>> PointingAsync(IReadOnlyCollection<Id<Person>> people, CancellationToken cancellationToken)
    {
        var (found, some) = (new List<string>(), people.Select(p => (Id<Person>?)p).ToList());
        foreach (var column in ColumnsTo<Person>())
        {
            var rows = (Task<int>)CountOf.MakeGenericMethod(column.DeclaringType.ClrType).Invoke(this, [column.Name, column.IsNullable, people.ToList(), some, cancellationToken])!;
            if (await rows is var count and > 0) found.Add($"{NameOf(column)}: {count} rows point to a merged record");
        }

        return found;
    }

    public async Task RepointAsync<T>(Id<T> from, Id<T> to, CancellationToken cancellationToken) where T : AggregateRoot<T>
    {
        foreach (var column in ColumnsTo<T>())
            foreach (var row in await Pointing(column, from).ToListAsync(cancellationToken))
            {
                var entry = db.Entry(row);
                // What was let go on the way stays let go.
                if (entry.State is not EntityState.Deleted && Equals(entry.Property(column.Name).CurrentValue, from)) entry.Property(column.Name).CurrentValue = to;
            }
    }

    public IReadOnlyDictionary<string, ReferenceMoves> Moves(Id<Person> gone, Id<Person> kept)
    {
        db.ChangeTracker.DetectChanges();
        var moves = new SortedDictionary<string, ReferenceMoves>(StringComparer.Ordinal);
        foreach (var column in ColumnsTo<Person>())
        {
            var changes = db.ChangeTracker.Entries().Where(e => e.Metadata == column.DeclaringType).Select(e => Change(e, e.Property(column.Name))).ToList();
            moves[NameOf(column)] = new(
                changes.Count(c => Equals(c.Before, gone) && Equals(c.After, kept)),
                changes.Count(c => Equals(c.Before, gone) && !Equals(c.After, kept)),
                changes.Count(c => Equals(c.Before, kept) && !Equals(c.After, kept)),
                changes.Count(c => c.Before is null && Equals(c.After, kept)));
        }

        return moves;
    }

    public string Journal() => RecordJournal.Write(db);

    public Task<PutBack> PutBackAsync(string journal, CancellationToken cancellationToken) => new RecordJournal(db).PutBackAsync(journal, cancellationToken);

    public void Discard() => db.ChangeTracker.Clear();

    private static (object? Before, object? After) Change(EntityEntry row, PropertyEntry value) => row.State switch
    {
        EntityState.Added => (null, value.CurrentValue),
        EntityState.Deleted => (value.OriginalValue, null),
        _ => (value.OriginalValue, value.CurrentValue),
    };

    private List<IProperty> ColumnsTo<T>() => ColumnsTo<T>(db.Model);

    internal static List<IProperty> ColumnsTo<T>(IModel model) => [.. model.GetEntityTypes()
        .SelectMany(entity => entity.GetDeclaredProperties()
            .Where(p => !p.IsPrimaryKey() && Nullable.GetUnderlyingType(p.ClrType) is var inner && (inner ?? p.ClrType) == typeof(Id<T>)
                || p.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(T) && !key.IsOwnership)))
        .OrderBy(NameOf, StringComparer.Ordinal)];

    internal static string NameOf(IProperty column) => $"{column.DeclaringType.ClrType.Name}.{column.Name}";

    private IQueryable<object> Pointing<T>(IProperty column, Id<T> record) =>
        (IQueryable<object>)RowsOf.MakeGenericMethod(column.DeclaringType.ClrType, typeof(T)).Invoke(this, [column.Name, column.IsNullable, record])!;

    private Task<int> CountRowsAsync<TRow>(string column, bool nullable, List<Id<Person>> people, List<Id<Person>?> some, CancellationToken cancellationToken) where TRow : class => nullable
        ? db.Set<TRow>().CountAsync(row => some.Contains(EF.Property<Id<Person>?>(row, column)), cancellationToken)
        : db.Set<TRow>().CountAsync(row => people.Contains(EF.Property<Id<Person>>(row, column)), cancellationToken);

    private IQueryable<TRow> Rows<TRow, T>(string column, bool nullable, Id<T> record) where TRow : class => nullable
        ? db.Set<TRow>().Where(row => EF.Property<Id<T>?>(row, column) == record)
        : db.Set<TRow>().Where(row => EF.Property<Id<T>>(row, column) == record);
}

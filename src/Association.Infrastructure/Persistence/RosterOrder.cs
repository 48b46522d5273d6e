using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Association.Infrastructure.Persistence;

/// <summary>
/// What keeps a roster of a million people as quick as one of some thousand: readings sort by their bytes on every database,
/// and an employment carries its person's sort key, so that a unit's roster is read in its order from one index.
/// </summary>
internal static class RosterOrder
{
    /// <summary>On employments; a copy of <see cref="Person.SortKey"/>, kept by every save.</summary>
    public const string Column = "SortKey";

    public static void SortByBytes(ModelBuilder builder, string? provider)
    {
        var collation = provider switch
        {
            "Npgsql.EntityFrameworkCore.PostgreSQL" => "C",
            "Microsoft.EntityFrameworkCore.SqlServer" => "Latin1_General_100_BIN2",
            _ => null,   // SQLite compares bytes by itself
        };
        if (collation is null) return;
        builder.Entity<Person>().Property(p => p.Pinyin).UseCollation(collation);
        builder.Entity<Person>().Property(p => p.Initials).UseCollation(collation);
        builder.Entity<Person>().Property(p => p.SortKey).UseCollation(collation);
        builder.Entity<Employment>().Property<string>(Column).UseCollation(collation);
    }

    public static async Task KeepAsync(DbContext db, CancellationToken cancellationToken)
    {
        var people = db.ChangeTracker.Entries<Person>().ToDictionary(e => e.Entity.Id);
        var unknown = new List<Id<Person>>();
        foreach (var entry in db.ChangeTracker.Entries<Employment>().Where(IsSomebodysNow))
            if (people.TryGetValue(entry.Entity.Person, out var person)) entry.Property(Column).CurrentValue = person.Entity.SortKey;
            else unknown.Add(entry.Entity.Person);

        var keys = unknown.Count == 0 ? [] : await db.Set<Person>().AsNoTracking().Where(p => unknown.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.SortKey, cancellationToken);
        foreach (var entry in db.ChangeTracker.Entries<Employment>().Where(e => IsSomebodysNow(e) && keys.ContainsKey(e.Entity.Person)))
            entry.Property(Column).CurrentValue = keys[entry.Entity.Person];

        // People are renamed one by one and seldom.
        foreach (var person in people.Values.Where(e => e.State is EntityState.Modified && e.Property(p => p.SortKey).IsModified))
            await db.Set<Employment>().Where(e => e.Person == person.Entity.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(e => EF.Property<string>(e, Column), person.Entity.SortKey), cancellationToken);
    }

    /// <summary>New, or gone over to another record by a merge or its undoing.</summary>
    private static bool IsSomebodysNow(EntityEntry<Employment> work) =>
        work.State is EntityState.Added || work.State is EntityState.Modified && work.Property(e => e.Person).IsModified;
}

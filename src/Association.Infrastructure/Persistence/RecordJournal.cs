using System.Text.Json;
using Association.Application.Members.Duplicates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>
/// What a unit of work changes, record by record with the values before and after, and the way back. A value that somebody
/// changed since is left and told. Personal numbers stay sealed in it.
/// </summary>
internal sealed class RecordJournal(AssociationDbContext db)
{
    private readonly List<NotPutBack> _left = [];
    private readonly List<(string Record, Guid Id)> _restored = [];

    internal sealed record Row(string Record, Guid Id, EntityState State, Dictionary<string, Change> Values);
    internal sealed record Change(string? Before, string? After);

    public static string Write(AssociationDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries().ToList();
        var replaced = entries.Where(e => e.State is EntityState.Deleted && e.Metadata.IsOwned()).ToDictionary(e => (e.Metadata, AuditedValues.OwnerOf(e)));
        var rows = entries.Where(e => !e.Metadata.IsOwned()).Select(e => RowOf(e, replaced)).Where(r => r.Values.Count > 0);
        return JsonSerializer.Serialize(rows);
    }

    public async Task<PutBack> PutBackAsync(string journal, CancellationToken cancellationToken)
    {
        var rows = JsonSerializer.Deserialize<List<Row>>(journal)!;
        // What was removed comes first: the rest points to it.
        foreach (var row in rows.OrderBy(r => r.State is not EntityState.Deleted))
            await PutBackAsync(row, cancellationToken);
        return new(_left, _restored);
    }

    private async Task PutBackAsync(Row row, CancellationToken cancellationToken)
    {
        var type = db.Model.GetEntityTypes().Single(t => !t.IsOwned() && t.ClrType.Name == row.Record);
        var found = await db.FindAsync(type.ClrType, [JournalValues.KeyOf(type, row.Id)], cancellationToken);
        switch (row.State)
        {
            case EntityState.Deleted when found is null: Recreate(type, row); break;
            case EntityState.Deleted: Leave(row, null, LeftBecause.TakenSince); break;
            case EntityState.Added when found is not null: Remove(db.Entry(found), row); break;
            case EntityState.Modified when found is null: Leave(row, null, LeftBecause.GoneSince); break;
            case EntityState.Modified: ChangeBack(db.Entry(found!), row); break;
        }
    }

    private void Recreate(IEntityType type, Row row)
    {
        var record = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(record);
        entry.Property(type.FindPrimaryKey()!.Properties[0].Name).CurrentValue = JournalValues.KeyOf(type, row.Id);
        foreach (var property in entry.Properties.Where(p => row.Values.ContainsKey(p.Metadata.Name)))
            property.CurrentValue = JournalValues.Read(property.Metadata, row.Values[property.Metadata.Name].Before);
        foreach (var part in JournalValues.PartsOf(type))
            JournalValues.Set(record, part, path => row.Values.GetValueOrDefault(path)?.Before);
        db.Add(record);
        _restored.Add((row.Record, row.Id));
    }

    private void Remove(EntityEntry entry, Row row)
    {
        if (row.Values.All(v => JournalValues.Now(entry, v.Key) == v.Value.After)) entry.State = EntityState.Deleted;
        else Leave(row, null, LeftBecause.ChangedSince);
    }

    private void ChangeBack(EntityEntry entry, Row row)
    {
        var before = _left.Count;
        foreach (var property in entry.Properties.Where(p => row.Values.ContainsKey(p.Metadata.Name)))
        {
            var (was, became) = (row.Values[property.Metadata.Name].Before, row.Values[property.Metadata.Name].After);
            var now = JournalValues.Text(property.Metadata, property.CurrentValue);
            if (now == became) property.CurrentValue = JournalValues.Read(property.Metadata, was);
            else if (now != was) Leave(row, property.Metadata.Name, LeftBecause.ChangedSince);
        }

        foreach (var part in JournalValues.PartsOf(entry.Metadata).Where(part => row.Values.Keys.Any(path => path.StartsWith($"{part.Name}.", StringComparison.Ordinal))))
            if (JournalValues.Recognises(part).All(path => JournalValues.Now(entry, path) == row.Values.GetValueOrDefault(path, new(null, null)).After))
                JournalValues.Set(entry.Entity, part, path => row.Values.GetValueOrDefault(path)?.Before);
            else
                Leave(row, part.Name, LeftBecause.ChangedSince);

        if (_left.Count == before) _restored.Add((row.Record, row.Id));
    }

    private void Leave(Row row, string? value, LeftBecause why) => _left.Add(new(row.Record, row.Id, value, why));

    private static Row RowOf(EntityEntry entry, Dictionary<(IEntityType, object?), EntityEntry> replaced)
    {
        var values = new Dictionary<string, Change>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => !p.Metadata.IsPrimaryKey()))
            Add(values, entry.State, property.Metadata.Name, property.Metadata, property.OriginalValue, property.CurrentValue);
        foreach (var part in JournalValues.PartsOf(entry.Metadata))
        {
            var (now, was) = (entry.Reference(part.Name).TargetEntry, replaced.GetValueOrDefault((part.TargetEntityType, entry.Property("Id").CurrentValue)));
            var old = was ?? (now is { State: not EntityState.Added } ? now : null);
            foreach (var (path, change) in PartOf(entry.State, part, old, now is { State: EntityState.Deleted } ? null : now)) values[path] = change;
        }

        var state = entry.State is EntityState.Unchanged ? EntityState.Modified : entry.State;
        // The version counts saves; it goes on counting.
        if (state is not EntityState.Deleted) values.Remove("Version");
        return new(entry.Metadata.ClrType.Name, JournalValues.IdOf(entry), state, values);
    }

    /// <summary>All of a value, where any of it changed: it is put back as a whole, also under a record that is otherwise unchanged.</summary>
    private static Dictionary<string, Change> PartOf(EntityState owner, INavigation part, EntityEntry? old, EntityEntry? now)
    {
        var changes = part.TargetEntityType.GetProperties().Where(p => !p.IsPrimaryKey()).ToDictionary(p => $"{part.Name}.{p.Name}", p => new Change(
            owner is EntityState.Added || old is null ? null : JournalValues.Text(p, old.Property(p.Name).OriginalValue),
            owner is EntityState.Deleted || now is null ? null : JournalValues.Text(p, now.Property(p.Name).CurrentValue)));
        return changes.Values.Any(c => c.Before != c.After) ? changes : [];
    }

    private static void Add(Dictionary<string, Change> values, EntityState state, string path, IProperty property, object? original, object? current)
    {
        var change = new Change(
            state is EntityState.Added ? null : JournalValues.Text(property, original),
            state is EntityState.Deleted ? null : JournalValues.Text(property, current));
        if (state is EntityState.Unchanged || state is EntityState.Modified && change.Before == change.After) return;
        values[path] = change;
    }
}

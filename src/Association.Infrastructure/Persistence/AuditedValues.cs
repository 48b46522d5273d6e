using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>The values of one record, its complex and owned parts among them, as text for the trail.</summary>
internal static class AuditedValues
{
    /// <param name="entry">A changed record.</param>
    /// <param name="replaced">Owned values that made way for others, by type and owner.</param>
    public static IEnumerable<(string Name, string? Original, string? Current, bool Modified)> Of(EntityEntry entry, IReadOnlyDictionary<(IEntityType, object?), EntityEntry> replaced)
    {
        foreach (var property in entry.Properties.Where(p => !p.Metadata.IsShadowProperty() && p.Metadata.Name != "Id"))
            yield return Value(property.Metadata.Name, property);

        foreach (var complex in entry.ComplexProperties)
            foreach (var property in complex.Properties)
                yield return Value($"{complex.Metadata.Name}.{property.Metadata.Name}", property);

        foreach (var owned in entry.References.Where(r => r.Metadata.TargetEntityType.IsOwned()))
        {
            var before = replaced.GetValueOrDefault((owned.Metadata.TargetEntityType, entry.Property("Id").CurrentValue));
            foreach (var property in (owned.TargetEntry ?? before)?.Properties.Where(p => !p.Metadata.IsPrimaryKey()) ?? [])
                yield return Owned($"{owned.Metadata.Name}.{property.Metadata.Name}", property, before?.Property(property.Metadata.Name), owned.TargetEntry is null);
        }
    }

    /// <summary>The key of an owned value is that of its owner.</summary>
    public static object? OwnerOf(EntityEntry owned) => owned.Property(owned.Metadata.FindOwnership()!.Properties[0].Name).CurrentValue;

    private static (string, string?, string?, bool) Owned(string name, PropertyEntry property, PropertyEntry? before, bool gone)
    {
        if (before is null) return Value(name, property);
        var (was, becomes) = (Text(before.OriginalValue), gone ? null : Text(property.CurrentValue));
        return (name, was, becomes, was != becomes);
    }

    private static (string, string?, string?, bool) Value(string name, PropertyEntry property)
    {
        var isNew = property.EntityEntry.State is EntityState.Added;
        return (name, isNew ? null : Text(property.OriginalValue), Text(property.CurrentValue), isNew || property.IsModified);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

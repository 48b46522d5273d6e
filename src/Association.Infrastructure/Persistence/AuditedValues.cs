using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Association.Infrastructure.Persistence;

/// <summary>The values of one record, its complex and owned parts among them, as text for the trail.</summary>
internal static class AuditedValues
{
    public static IEnumerable<(string Name, string? Original, string? Current, bool Modified)> Of(EntityEntry entry)
    {
        foreach (var property in entry.Properties.Where(p => !p.Metadata.IsShadowProperty() && p.Metadata.Name != "Id"))
            yield return Value(property.Metadata.Name, property);

        foreach (var complex in entry.ComplexProperties)
            foreach (var property in complex.Properties)
                yield return Value($"{complex.Metadata.Name}.{property.Metadata.Name}", property);

        foreach (var owned in entry.References.Where(r => r.Metadata.TargetEntityType.IsOwned() && r.TargetEntry is not null))
            foreach (var property in owned.TargetEntry!.Properties.Where(p => !p.Metadata.IsPrimaryKey()))
                yield return Value($"{owned.Metadata.Name}.{property.Metadata.Name}", property);
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

using System.Text.Json;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Association.Infrastructure.Persistence;

/// <summary>The values of a record as a journal keeps them: as the database has them, written as JSON.</summary>
internal static class JournalValues
{
    /// <summary>Values that belong to a record and live in its row, such as a sealed number.</summary>
    public static IEnumerable<INavigation> PartsOf(IEntityType type) =>
        type.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && !n.IsCollection && !n.IsOnDependent);

    public static string? Text(IProperty property, object? value)
    {
        if (value is null) return null;
        var stored = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return JsonSerializer.Serialize(stored, stored!.GetType());
    }

    public static object? Read(IProperty property, string? text)
    {
        if (text is null) return null;
        var converter = property.GetTypeMapping().Converter;
        var plain = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var stored = JsonSerializer.Deserialize(text, converter?.ProviderClrType ?? plain);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    /// <summary>The value at a path, as in <c>Title</c> or <c>Mobile.Index</c>.</summary>
    public static string? Now(EntityEntry entry, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return Text(entry.Property(path).Metadata, entry.Property(path).CurrentValue);
        var part = entry.Reference(path[..dot]).TargetEntry;
        return part is null ? null : Text(part.Property(path[(dot + 1)..]).Metadata, part.Property(path[(dot + 1)..]).CurrentValue);
    }

    /// <summary>By what a value is told from another: a number that was sealed anew under another key is the same number.</summary>
    public static IEnumerable<string> Recognises(INavigation part) => part.TargetEntityType.ClrType == typeof(SealedNumber)
        ? [$"{part.Name}.{nameof(SealedNumber.Index)}"]
        : part.TargetEntityType.GetProperties().Where(p => !p.IsPrimaryKey()).Select(p => $"{part.Name}.{p.Name}");

    /// <summary>Makes the value anew from its columns; without any the record has none.</summary>
    public static void Set(object record, INavigation part, Func<string, string?> read)
    {
        var values = part.TargetEntityType.GetProperties().Where(p => !p.IsPrimaryKey()).ToDictionary(p => p.Name, p => Read(p, read($"{part.Name}.{p.Name}")), StringComparer.OrdinalIgnoreCase);
        var constructor = part.TargetEntityType.ClrType.GetConstructors().Single(c => c.GetParameters().All(p => values.ContainsKey(p.Name!)) && c.GetParameters().Length == values.Count);
        part.PropertyInfo!.SetValue(record, values.Values.All(v => v is null) ? null : constructor.Invoke([.. constructor.GetParameters().Select(p => values[p.Name!])]));
    }

    public static object KeyOf(IEntityType type, Guid id)
    {
        var key = type.FindPrimaryKey()!.Properties[0];
        return key.ClrType == typeof(Guid) ? id : Activator.CreateInstance(key.ClrType, id)!;
    }

    public static Guid IdOf(EntityEntry entry) => Guid.Parse(entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!.ToString()!);
}

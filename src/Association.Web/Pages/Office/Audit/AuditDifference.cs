using System.Text.Json;
using Association.Web.Localization;

namespace Association.Web.Pages.Office.Audit;

/// <summary>One field of an entry: what it was and what it became.</summary>
internal sealed record FieldChange(string Name, string? Before, string? After);

internal static class AuditDifference
{
    public static IReadOnlyList<FieldChange> Of(string? before, string? after)
    {
        var (old, now) = (Read(before), Read(after));
        return [.. old.Keys.Union(now.Keys).Select(name => new FieldChange(NameOf(name), old.GetValueOrDefault(name), now.GetValueOrDefault(name)))];
    }

    private static Dictionary<string, string?> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToDictionary(p => p.Key, p => p.Value.ValueKind is JsonValueKind.Null ? null : p.Value.ToString());

    /// <summary>The field's own label where one exists; parts keep their path, as in Price.Amount.</summary>
    private static string NameOf(string field) => Texts.Find($"field.{char.ToLowerInvariant(field[0])}{field[1..]}") ?? field;
}

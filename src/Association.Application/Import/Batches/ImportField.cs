using Association.Domain.Common;

namespace Association.Application.Import.Batches;

/// <summary>A field that imports change: how it is remembered, and how it is put back.</summary>
/// <param name="Read">One line per part; the first says whether two values are the same.</param>
internal sealed record ImportField<T>(string Name, Func<T, string?> Read, Action<T, string?> Write);

internal static class ImportFields
{
    public static string?[] Snapshot<T>(this IReadOnlyList<ImportField<T>> fields, T record) => [.. fields.Select(field => field.Read(record))];

    public static IReadOnlyList<FieldChange> Since<T>(this IReadOnlyList<ImportField<T>> fields, T record, string?[] before) =>
        [.. fields.Index().Select(f => new FieldChange(f.Item.Name, before[f.Index], f.Item.Read(record))).Where(change => !Same(change.Before, change.After))];

    /// <summary>Puts back what nobody changed since.</summary>
    /// <returns>The fields that somebody did change, and that stay as they are.</returns>
    public static IEnumerable<string> PutBack<T>(this IReadOnlyList<ImportField<T>> fields, T record, IReadOnlyList<FieldChange> changes)
    {
        var stay = new List<string>();
        foreach (var change in changes)
        {
            if (fields.FirstOrDefault(f => f.Name == change.Field) is not { } field) continue;
            if (Same(field.Read(record), change.After)) field.Write(record, change.Before);
            else stay.Add(field.Name);
        }

        return stay;
    }

    /// <summary>Whether every field still is as the import left it.</summary>
    public static bool AreAsLeft<T>(this IReadOnlyList<ImportField<T>> fields, T record, IReadOnlyList<FieldChange> changes) =>
        changes.All(change => fields.FirstOrDefault(f => f.Name == change.Field) is not { } field || Same(field.Read(record), change.After));

    /// <summary>A sealed number by its index: a cipher made anew is the same number.</summary>
    public static string? Write(SealedNumber? number) => number is null ? null : $"{number.Index}\n{number.Cipher}\n{number.Masked}";

    public static SealedNumber? ReadNumber(string? text) => text?.Split('\n') is [var index, var cipher, var masked] ? new(cipher, index, masked) : null;

    private static bool Same(string? a, string? b) => Core(a).SequenceEqual(Core(b)) && (a is null) == (b is null);

    private static ReadOnlySpan<char> Core(string? text)
    {
        var end = text?.IndexOf('\n', StringComparison.Ordinal) ?? -1;
        return end < 0 ? text : text.AsSpan(0, end);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using Association.Domain.Common;

namespace Association.Application.Import;

/// <summary>Which column of a sheet holds which field. Headers may come in any order, in Chinese or English, and untidy.</summary>
public sealed class HeaderMap
{
    private readonly Dictionary<string, int> _columnOf = new(StringComparer.Ordinal);

    private HeaderMap() { }

    public static bool TryRead(SheetRow header, IReadOnlyList<SheetColumn> columns, [NotNullWhen(true)] out HeaderMap? map)
    {
        var found = Missing(header, columns).Count == 0 ? new HeaderMap() : null;
        if (found is not null)
            foreach (var column in columns) found.Find(column, header);
        map = found;
        return found is not null;
    }

    /// <summary>Columns that a person has chosen.</summary>
    public static HeaderMap Of(ColumnChoice choice)
    {
        var map = new HeaderMap();
        foreach (var (field, column) in choice.Columns) map._columnOf[field] = column;
        return map;
    }

    /// <summary>The columns whose headers are known words, by field; of two with the same header the first.</summary>
    public static IReadOnlyDictionary<string, int> Recognise(SheetRow header, IReadOnlyList<SheetColumn> columns)
    {
        var (places, found) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (index, cell) in header.Cells.Index()) places.TryAdd(Key(cell), index);
        foreach (var column in columns)
            if (column.Names.Select(Key).FirstOrDefault(places.ContainsKey) is { } name && !found.ContainsValue(places[name])) found[column.Field] = places[name];
        return found;
    }

    /// <summary>Required columns that no cell of the row names.</summary>
    public static IReadOnlyList<SheetColumn> Missing(SheetRow header, IReadOnlyList<SheetColumn> columns)
    {
        var names = header.Cells.Select(Key).ToHashSet(StringComparer.Ordinal);
        return [.. columns.Where(column => column.Required && !column.Names.Any(name => names.Contains(Key(name))))];
    }

    /// <summary>The cell of that field; null where it is blank or the sheet has no such column.</summary>
    public string? Cell(SheetRow row, string field) => _columnOf.TryGetValue(field, out var column) && !string.IsNullOrWhiteSpace(row[column]) ? row[column] : null;

    /// <summary>Whether that cell is computed by the workbook instead of written in it.</summary>
    public bool IsFormula(SheetRow row, string field) => row.Formulas.Count > 0 && _columnOf.TryGetValue(field, out var column) && row.Formulas.Contains(column);

    /// <summary>A name that comes earlier in the list wins: beside 手机号, 联系电话 is another number.</summary>
    private void Find(SheetColumn column, SheetRow header)
    {
        foreach (var name in column.Names.Select(Key))
        {
            var places = header.Cells.Index().Where(cell => Key(cell.Item) == name).ToList();
            Refuse.If(places.Count > 1, WorkbookErrors.ColumnRepeated(column.Names[0]));
            if (places.Count == 0) continue;
            _columnOf[column.Field] = places[0].Index;
            return;
        }
    }

    /// <summary>Letters and digits in lower case, without a remark in brackets: *身份证号（必填）, ID_Number.</summary>
    internal static string Key(string? text)
    {
        var line = TextNormalization.Line(text);
        var remark = line.IndexOfAny(['(', '[', '【', '〔']);
        var key = new StringBuilder();
        foreach (var rune in (remark > 0 ? line[..remark] : line).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune));
        return key.ToString();
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Association.Application.Import;
using Association.Domain.Common;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>Reads one sheet forward, cell by cell; nothing of it is kept. Source: ECMA-376 part 1, 18.3.</summary>
internal sealed class XlsxReader
{
    private readonly XlsxText _text = new();
    private readonly SharedStrings _shared;
    private readonly XlsxStyles _styles;
    private readonly bool _counts1904;

    private XlsxReader(SharedStrings shared, XlsxStyles styles, bool counts1904) => (_shared, _styles, _counts1904) = (shared, styles, counts1904);

    public static IEnumerable<SheetRow> Read(Stream file, string fileName)
    {
        Refuse.If(ZipDirectory.Measure(file) is not <= WorkbookLimits.MaxDirectory, WorkbookErrors.Damaged);
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var package = new XlsxPackage(zip, fileName);
        var parts = package.FindSheet();
        var sheet = new XlsxReader(SharedStrings.Read(package, parts.SharedStrings), XlsxStyles.Read(package, parts.Styles), package.Counts1904);

        using var reader = package.Open(parts.Sheet);
        reader.MoveToContent();
        Refuse.If(reader.LocalName is not "worksheet", WorkbookErrors.Damaged);
        foreach (var row in sheet.Rows(reader)) yield return row;
    }

    private IEnumerable<SheetRow> Rows(XmlReader reader)
    {
        var (count, number) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName != "row") continue;
            Refuse.If(++count > WorkbookLimits.MaxRows, WorkbookErrors.TooManyRows);
            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
            var formulas = new List<int>();
            if (Cells(reader, formulas) is { Count: > 0 } cells) yield return new(number, cells) { Formulas = formulas };
        }
    }

    private List<string?> Cells(XmlReader reader, List<int> formulas)
    {
        var (cells, column, depth) = (new List<string?>(), -1, reader.Depth);
        if (reader.IsEmptyElement) return cells;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName != "c") continue;
            column = reader.GetAttribute("r") is { } reference ? Column(reference) : column + 1;
            var (value, computed) = Value(reader);
            if (value is null && !computed || column >= WorkbookLimits.MaxColumns) continue;
            if (computed) formulas.Add(column);
            while (cells.Count <= column) cells.Add(null);
            cells[column] = value;
        }

        return cells;
    }

    private (string? Value, bool Computed) Value(XmlReader reader)
    {
        var (type, style, depth) = (reader.GetAttribute("t"), reader.GetAttribute("s"), reader.Depth);
        var (stored, computed) = ((string?)null, false);
        if (reader.IsEmptyElement) return default;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName is "f") computed = true;
            else if (reader.LocalName is "v" or "is") stored = _text.Read(reader);
        }

        return (string.IsNullOrWhiteSpace(stored) ? null : Shown(stored, type, style), computed);
    }

    private string? Shown(string stored, string? type, string? style) => type switch
    {
        "s" => int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? _shared[index] : throw new RefusedException(WorkbookErrors.Damaged),
        "inlineStr" or "str" or "e" => stored,
        "b" => stored == "1" ? "TRUE" : "FALSE",
        "d" => stored.EndsWith("T00:00:00", StringComparison.Ordinal) ? stored[..^9] : stored,
        _ => CellNumbers.Format(stored.Trim(), int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? _styles[at] : NumberLook.Plain, _counts1904),
    };

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference.AsSpan(0, Math.Min(reference.Length, 3)))
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = column * 26 + letter - 'A' + 1;
        }

        Refuse.If(column == 0, WorkbookErrors.Damaged);
        return column - 1;
    }
}

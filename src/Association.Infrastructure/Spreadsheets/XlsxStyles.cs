using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Association.Infrastructure.Spreadsheets;

internal enum NumberLook { Plain, Date, Time }

/// <summary>Tells which numbers are shown as dates: a date cell is a number with a style. Source: ECMA-376 part 1, 18.8.30.</summary>
internal sealed partial class XlsxStyles
{
    /// <summary>A workbook has some hundred styles; Excel itself allows 65,490.</summary>
    private const int MaxStyles = 65_490;

    private readonly List<NumberLook> _looks = [];

    public static XlsxStyles Read(XlsxPackage package, string? part)
    {
        var styles = new XlsxStyles();
        if (part is null) return styles;

        var (formats, inCells) = (new Dictionary<int, NumberLook>(), false);
        using var reader = package.Open(part);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType is XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType is not XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && formats.Count < MaxStyles) formats[Number(reader, "numFmtId")] = LookOf(reader.GetAttribute("formatCode") ?? "");
            if (reader.LocalName == "xf" && inCells && styles._looks.Count < MaxStyles) styles._looks.Add(LookOf(Number(reader, "numFmtId"), formats));
        }

        return styles;
    }

    public NumberLook this[int style] => style >= 0 && style < _looks.Count ? _looks[style] : NumberLook.Plain;

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // 27 to 36 and 50 to 58 are dates and times in Chinese, Japanese and Korean editions.
    private static NumberLook LookOf(int format, Dictionary<int, NumberLook> formats) => formats.TryGetValue(format, out var look) ? look : format switch
    {
        >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or 50 or >= 51 and <= 54 or 57 or 58 => NumberLook.Date,
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 or 55 or 56 => NumberLook.Time,
        _ => NumberLook.Plain,
    };

    private static NumberLook LookOf(string formatCode)
    {
        var symbols = Literals().Replace(formatCode.Split(';')[0], "").ToUpperInvariant();
        if (symbols.Contains("GENERAL", StringComparison.Ordinal)) return NumberLook.Plain;
        if (symbols.AsSpan().ContainsAny('Y', 'D', 'E') && !symbols.AsSpan().ContainsAny('0', '#')) return NumberLook.Date;
        if (symbols.AsSpan().ContainsAny('H', 'S')) return NumberLook.Time;
        return symbols.Contains('M', StringComparison.Ordinal) ? NumberLook.Date : NumberLook.Plain;
    }

    /// <summary>Quoted text, escaped characters, padding, and brackets such as colours and locales, but not elapsed hours.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", RegexOptions.IgnoreCase)]
    private static partial Regex Literals();
}

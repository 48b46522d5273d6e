using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Association.Application.Import;

namespace Association.Infrastructure.Spreadsheets;

/// <summary>
/// Streams a table as xlsx or csv. Written by hand rather than with a library so that each cell is typed as text: what begins
/// with =, +, - or @ stays what it is.
/// </summary>
internal sealed class WorkbookWriter : IWorkbookWriter
{
    private const string SheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int FlushAt = 64 << 10;
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");

    /// <summary>Style 1 is bold, style 2 text: a number typed into the exported sheet keeps its zeros and its 18 digits.</summary>
    private static readonly (string Part, string Xml)[] FixedParts =
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Main}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Main}styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Main}worksheet+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{SheetNamespace}" xmlns:r="{Relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="{SheetNamespace}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"""),
    ];

    public async Task WriteAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        foreach (var (part, xml) in FixedParts)
        {
            await using var entry = await zip.CreateEntry(part).OpenAsync(cancellationToken);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(xml), cancellationToken);
        }

        await using var sheet = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await WriteSheetAsync(sheet, headers, rows, cancellationToken);
    }

    public Task WriteCsvAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken) =>
        WriteCsvAsync(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), headers, rows, cancellationToken);

    public Task WriteGbCsvAsync(Stream target, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken) =>
        WriteCsvAsync(target, CsvEncoding.Gb18030, headers, rows, cancellationToken);

    private static async Task WriteCsvAsync(Stream target, Encoding encoding, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(target, encoding, FlushAt, leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', headers.Select(CsvField)));
        await foreach (var row in rows.WithCancellation(cancellationToken)) await text.WriteLineAsync(string.Join(',', row.Select(CsvField)));
        await text.FlushAsync(cancellationToken);
    }

    private static async Task WriteSheetAsync(Stream sheet, IReadOnlyList<string> headers, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        // XML goes to memory and from there asynchronously on: a web response refuses blocking writes.
        using var buffer = new MemoryStream(2 * FlushAt);
        await using var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Async = true, CheckCharacters = false });
        Start(xml, headers.Count);
        WriteRow(xml, headers, style: "1");
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            WriteRow(xml, row, style: "2");
            if (buffer.Length < FlushAt) continue;
            xml.Flush();
            await DrainAsync(buffer, sheet, cancellationToken);
        }

        xml.WriteEndDocument();
        xml.Flush();
        await DrainAsync(buffer, sheet, cancellationToken);
    }

    private static void Start(XmlWriter xml, int columns)
    {
        xml.WriteStartElement("worksheet", SheetNamespace);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteRaw($"""<cols><col min="1" max="{Math.Max(columns, 1)}" width="20" style="2" customWidth="1"/></cols>""");
        xml.WriteStartElement("sheetData");
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<string?> cells, string style)
    {
        xml.WriteStartElement("row");
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c");
            xml.WriteAttributeString("s", style);
            if (!string.IsNullOrEmpty(cell))
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Printable(cell));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static async Task DrainAsync(MemoryStream buffer, Stream sheet, CancellationToken cancellationToken)
    {
        await sheet.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
        buffer.SetLength(0);
    }

    /// <summary>Control characters, which XML has no way to write, are left out; a cell holds as much as Excel opens.</summary>
    private static string Printable(string cell)
    {
        var bounded = cell.Length > WorkbookLimits.MaxCell ? cell[..WorkbookLimits.MaxCell] : cell;
        return string.Concat(bounded.EnumerateRunes().Where(rune => rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n' or '\r'));
    }

    private static string CsvField(string? cell)
    {
        if (string.IsNullOrEmpty(cell)) return "";
        var printable = Printable(cell);
        var text = printable is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{printable}" : printable;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

using System.IO.Compression;
using System.Text;
using Association.Application.Import;
using Association.Infrastructure.Spreadsheets;

namespace Association.Infrastructure.Tests.Spreadsheets;

/// <summary>An xlsx put together part by part, so that a test can spoil any of them.</summary>
internal sealed record RawWorkbook(
    string SheetData = "",
    string? SharedStrings = null,
    string CellStyles = """<xf numFmtId="0"/>""",
    string NumberFormats = "",
    string WorkbookProperties = "",
    string Sheets = """<sheet name="A" sheetId="1" r:id="rId1"/>""",
    string Prolog = "")
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    public MemoryStream Build(Action<Stream>? sheet = null)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{WorkbookProperties}<sheets>{Sheets}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts>{NumberFormats}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{CellStyles}</cellXfs></styleSheet>");
            Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{SharedStrings}</sst>");
            Add(zip, "xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"inlineStr\"><is><t>second</t></is></c></row></sheetData></worksheet>");
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            Write(entry, $"{Prolog}<worksheet xmlns=\"{Main}\"><sheetData>{SheetData}");
            sheet?.Invoke(entry);
            Write(entry, "</sheetData></worksheet>");
        }

        file.Position = 0;
        return file;
    }

    public static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    public static async Task<List<SheetRow>> ReadAsync(Stream file, string name = "a.xlsx")
    {
        var rows = new List<SheetRow>();
        await foreach (var row in new Workbooks().ReadAsync(file, name, CancellationToken.None)) rows.Add(row);
        return rows;
    }

    private static void Add(ZipArchive zip, string part, string xml)
    {
        using var entry = zip.CreateEntry(part).Open();
        Write(entry, xml);
    }
}

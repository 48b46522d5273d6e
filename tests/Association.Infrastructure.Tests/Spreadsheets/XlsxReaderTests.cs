using Xunit;

namespace Association.Infrastructure.Tests.Spreadsheets;

public sealed class XlsxReaderTests
{
    [Fact]
    public async Task Cells_keep_their_place_and_rows_their_number()
    {
        var rows = await RawWorkbook.ReadAsync(new RawWorkbook("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row>
            <row r="2"><c r="A2" s="0"/></row>
            <row r="7"><c r="B7" t="inlineStr"><is><t>b</t></is></c></row>
            <row><c t="inlineStr"><is><t>next</t></is></c></row>
            """).Build());
        Assert.Equal([1, 7, 8], rows.Select(row => row.Number));
        Assert.Equal(["a", null, "c"], rows[0].Cells);
        Assert.Equal([null, "b"], rows[1].Cells);
        Assert.Equal("next", rows[2][0]);
        Assert.Null(rows[2][9]);
    }

    [Theory]
    [InlineData("""<c t="n"><v>510199197902289114</v></c>""", "510199197902289114")]
    [InlineData("""<c><v>1.38E+10</v></c>""", "13800000000")]
    [InlineData("""<c><v>5.1019919790228902E+17</v></c>""", "510199197902289020")]
    [InlineData("""<c><v>0.30000000000000004</v></c>""", "0.3")]
    [InlineData("""<c><v>1.5</v></c>""", "1.5")]
    [InlineData("""<c><v>-3</v></c>""", "-3")]
    [InlineData("""<c><v>1E-5</v></c>""", "0.00001")]
    [InlineData("""<c t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c t="str"><f>CONCAT("=", A1)</f><v>stored</v></c>""", "stored")]
    [InlineData("""<c><f>1+1</f><v>3</v></c>""", "3")]
    [InlineData("""<c t="e"><f>NA()</f><v>#N/A</v></c>""", "#N/A")]
    [InlineData("""<c t="d"><v>2019-03-05T00:00:00</v></c>""", "2019-03-05")]
    [InlineData("""<c t="inlineStr"><is><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></is></c>""", "张 三")]
    [InlineData("""<c t="s"><v>1</v></c>""", "共享")]
    [InlineData("""<c t="s"><v>2</v></c>""", "𠮷田")]
    public async Task A_cell_reads_as_a_person_would_type_it(string cell, string expected)
    {
        var shared = "<si><t>zero</t></si><si><t>共享</t><phoneticPr fontId=\"1\"/></si><si><r><t>𠮷</t></r><r><t>田</t></r></si>";
        var rows = await RawWorkbook.ReadAsync(new RawWorkbook($"<row>{cell}</row>", shared).Build());
        Assert.Equal(expected, Assert.Single(rows)[0]);
    }

    [Fact]
    public async Task A_formula_is_told_from_a_value_with_or_without_a_stored_result()
    {
        var rows = await RawWorkbook.ReadAsync(new RawWorkbook("""<row><c><v>1</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c></row>""").Build());
        Assert.Equal([1, 2], Assert.Single(rows).Formulas);
    }

    [Theory]
    [InlineData("""<xf numFmtId="14"/>""", "43529", "2019-03-05")]
    [InlineData("""<xf numFmtId="31"/>""", "43529", "2019-03-05")]
    [InlineData("""<xf numFmtId="22"/>""", "43529.5", "2019-03-05 12:00:00")]
    [InlineData("""<xf numFmtId="164"/>""", "43529", "2019-03-05")]
    [InlineData("""<xf numFmtId="165"/>""", "43529", "43529")]
    [InlineData("""<xf numFmtId="166"/>""", "43529", "43529")]
    [InlineData("""<xf numFmtId="167"/>""", "43529", "2019-03-05")]
    [InlineData("""<xf numFmtId="168"/>""", "0.5", "12:00:00")]
    [InlineData("""<xf numFmtId="14"/>""", "59", "1900-02-28")]
    [InlineData("""<xf numFmtId="14"/>""", "1", "1900-01-01")]
    [InlineData("""<xf numFmtId="14"/>""", "99999999", "99999999")]
    [InlineData("""<xf numFmtId="2"/>""", "43529", "43529")]
    public async Task A_date_cell_is_told_by_its_style(string style, string stored, string expected)
    {
        var formats = """
            <numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;day&quot;"/>
            <numFmt numFmtId="166" formatCode="[Red]#,##0"/><numFmt numFmtId="167" formatCode="[$-804]yyyy\-mm\-dd;@"/><numFmt numFmtId="168" formatCode="h:mm"/>
            """;
        var rows = await RawWorkbook.ReadAsync(new RawWorkbook($"""<row><c s="1"><v>{stored}</v></c></row>""", CellStyles: """<xf numFmtId="0"/>""" + style, NumberFormats: formats).Build());
        Assert.Equal(expected, rows[0][0]);
    }

    [Fact]
    public async Task A_workbook_of_a_macintosh_counts_from_1904()
    {
        var rows = await RawWorkbook.ReadAsync(new RawWorkbook("""<row><c s="0"><v>42067</v></c></row>""", CellStyles: """<xf numFmtId="14"/>""", WorkbookProperties: """<workbookPr date1904="1"/>""").Build());
        Assert.Equal("2019-03-05", rows[0][0]);
    }

    [Fact]
    public async Task The_first_sheet_that_people_see_is_read()
    {
        var rows = await RawWorkbook.ReadAsync(new RawWorkbook("<row><c><v>1</v></c></row>", Sheets: """<sheet name="hidden" sheetId="1" state="hidden" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/>""").Build());
        Assert.Equal("second", Assert.Single(rows)[0]);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_sought_is_read_too()
    {
        await using var file = new OneWayStream(new RawWorkbook("<row><c><v>1</v></c></row>").Build());
        Assert.Equal("1", Assert.Single(await RawWorkbook.ReadAsync(file))[0]);
    }

    [Theory]
    [InlineData("members.xlsx", 5761, "姓名")]
    [InlineData("units.xlsx", 222, "单位名称")]
    [InlineData("bodies.xlsx", 273, "机构名称")]
    [InlineData("activities.xlsx", 256, "编号")]
    public async Task The_workbooks_of_2019_are_read_whole(string name, int rows, string first)
    {
        await using var file = Seed.Open(name);
        var read = await RawWorkbook.ReadAsync(file);
        Assert.Equal(rows, read[^1].Number);
        Assert.Equal(rows, read.Count);
        Assert.Equal(first, read[0][0]);
    }

    private sealed class OneWayStream(Stream inner) : MemoryStream
    {
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);
    }
}

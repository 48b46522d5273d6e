using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Association.Domain.Common;
using Xunit;

namespace Association.Infrastructure.Tests.Spreadsheets;

/// <summary>Each file is refused by its code, within five seconds, with little memory allocated.</summary>
[Collection(nameof(Alone))]
public sealed class HostileWorkbookTests
{
    private const long Megabyte = 1 << 20;

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj")]
    [InlineData("{\\rtf1\\ansi")]
    [InlineData("<html><table><tr><td>姓名</td></tr></table></html>")]
    [InlineData("\n <?xml version=\"1.0\"?><Workbook/>")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0\0\0")]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR")]
    public Task Another_kind_of_file_is_told_by_its_content(string start) => RefusedAsync("workbook.unknown-kind", new MemoryStream(Encoding.Latin1.GetBytes(start)));

    [Theory]
    [InlineData("hello.txt", "hello")]
    [InlineData("[Content_Types].xml", "<Types/>")]
    public Task A_zip_without_a_workbook_is_of_another_kind(string part, string text) => RefusedAsync("workbook.unknown-kind", Zip((part, text)));

    [Fact]
    public Task A_text_document_is_of_another_kind() => RefusedAsync("workbook.unknown-kind", Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='word/document.xml'/></Relationships>"),
        ("word/document.xml", "<document/>")));

    [Fact]
    public Task An_empty_file_is_empty() => RefusedAsync("workbook.empty", new MemoryStream());

    [Fact]
    public Task A_sheet_of_blank_rows_is_empty() => RefusedAsync("workbook.empty", new RawWorkbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>  </t></is></c></row>""").Build());

    [Fact]
    public Task A_truncated_workbook_is_damaged()
    {
        var whole = new RawWorkbook("<row><c><v>1</v></c></row>").Build().ToArray();
        return RefusedAsync("workbook.damaged", new MemoryStream(whole[..(whole.Length / 2)]));
    }

    [Theory]
    [InlineData("<row><c r=\"1\"><v>1</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>99</v></c></row>")]
    [InlineData("<row><c></row>")]
    public Task A_broken_sheet_is_damaged(string sheet) => RefusedAsync("workbook.damaged", new RawWorkbook(sheet).Build());

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY e \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "&e;")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">", "1")]
    public Task A_document_type_is_never_followed(string prolog, string value) =>
        RefusedAsync("workbook.damaged", new RawWorkbook($"<row><c t=\"inlineStr\"><is><t>{value}</t></is></c></row>", Prolog: prolog).Build());

    [Fact]
    public Task A_gigabyte_in_a_megabyte_is_refused() => RefusedAsync("workbook.too-large", new RawWorkbook().Build(sheet => Repeat(sheet, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + new string(' ', 20_000), 1024 * Megabyte)));

    [Fact]
    public Task A_bomb_that_lies_about_its_size_is_refused_while_it_is_unpacked()
    {
        var bomb = new RawWorkbook().Build(sheet => Repeat(sheet, "<c/>" + new string(' ', 20_000), 400 * Megabyte)).ToArray();
        var lie = new byte[4];
        BitConverter.TryWriteBytes(lie, 1000);
        lie.CopyTo(bomb, DirectoryEntryOf("xl/worksheets/sheet1.xml", bomb) + 24);
        return RefusedAsync(null, new MemoryStream(bomb));
    }

    [Fact]
    public Task One_endless_text_is_refused() => RefusedAsync("workbook.too-large", new RawWorkbook().Build(sheet =>
    {
        RawWorkbook.Write(sheet, "<row><c t=\"inlineStr\"><is><t>");
        Repeat(sheet, new string('x', 10_000), 15 * Megabyte);
        RawWorkbook.Write(sheet, "</t></is></c></row>");
    }));

    [Fact]
    public Task One_endless_attribute_is_refused() => RefusedAsync("workbook.too-large", new RawWorkbook().Build(sheet =>
    {
        RawWorkbook.Write(sheet, "<row r=\"");
        Repeat(sheet, new string('>', 10_000), 15 * Megabyte);
        RawWorkbook.Write(sheet, "\"/>");
    }));

    [Fact]
    public Task Endless_shared_strings_are_refused() =>
        RefusedAsync("workbook.too-large", new RawWorkbook("<row/>", new StringBuilder().Insert(0, "<si><t/></si>", 8_000_000).ToString()).Build());

    [Theory]
    [InlineData("<row/>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"n\"><v>1</v></c></row>")]
    public Task Two_million_rows_are_refused(string row) =>
        RefusedAsync("workbook.too-many-rows", new RawWorkbook().Build(sheet => Repeat(sheet, row, 2_000_000L * row.Length)));

    [Fact]
    public Task Two_million_lines_of_csv_are_refused() =>
        RefusedAsync("workbook.too-many-rows", new MemoryStream(Encoding.ASCII.GetBytes(new StringBuilder().Insert(0, "a,b\n", 2_000_000).ToString())));

    [Fact]
    public Task A_row_of_millions_of_cells_takes_no_memory() => RefusedAsync(null, new RawWorkbook().Build(sheet =>
    {
        RawWorkbook.Write(sheet, "<row>");
        Repeat(sheet, "<c><v>1</v></c>", 300 * Megabyte);
        RawWorkbook.Write(sheet, "</row>");
    }));

    [Fact]
    public Task A_zip_with_a_huge_table_of_contents_is_refused()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 20_000; i++) zip.CreateEntry($"entry-{i:D60}");
        return RefusedAsync("workbook.damaged", file);
    }

    private static async Task RefusedAsync(string? code, Stream file)
    {
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await CountAsync(file));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.StartsWith(code ?? "workbook.", refused.Error.Code, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.True(allocated < 200 * Megabyte, $"{allocated / Megabyte} MB were allocated.");
    }

    private static async Task<int> CountAsync(Stream file)
    {
        var count = 0;
        await foreach (var _ in new Infrastructure.Spreadsheets.Workbooks().ReadAsync(file, "a.xlsx", CancellationToken.None)) count++;
        return count;
    }

    private static void Repeat(Stream stream, string text, long bytes)
    {
        var block = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, text, Math.Max(1, 100_000 / text.Length)).ToString());
        for (var written = 0L; written < bytes; written += block.Length) stream.Write(block);
    }

    private static int DirectoryEntryOf(string part, byte[] file)
    {
        var at = file.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(part)) - 46;
        Assert.Equal(0x02014b50u, BitConverter.ToUInt32(file, at));
        return at;
    }

    private static MemoryStream Zip(params (string Part, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, text) in parts)
            {
                using var entry = zip.CreateEntry(part).Open();
                RawWorkbook.Write(entry, text);
            }

        return file;
    }
}

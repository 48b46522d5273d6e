using System.Text;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Infrastructure.Spreadsheets;
using Xunit;

namespace Association.Infrastructure.Tests.Spreadsheets;

public sealed class CsvReaderTests
{
    private const string Sample = "姓名,单位\n𠮷田,㛃医院\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "GB18030", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_recognised(string name)
    {
        var encoding = name switch { "utf-8" => new UTF8Encoding(false), "utf-8 with mark" => new UTF8Encoding(true), "GB18030" => CsvEncoding.Gb18030, _ => Encoding.GetEncoding(name) };
        var mark = name == "utf-8" ? [] : encoding.GetPreamble();
        var rows = await ReadAsync([.. mark, .. encoding.GetBytes(Sample)]);
        Assert.Equal(["姓名", "单位"], rows[0].Cells);
        Assert.Equal(["𠮷田", "㛃医院"], rows[1].Cells);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3")]
    [InlineData("a;b;c\n1;2;3")]
    [InlineData("a\tb\tc\r\n1\t2\t3\r\n")]
    [InlineData("sep=;\na;b;c\n1;2;3")]
    [InlineData("a;b;c\r1;2;3\r")]
    [InlineData("a;b;c\n\"1\";2;\"3\"")]
    public async Task The_delimiter_is_recognised(string text)
    {
        var rows = await ReadAsync(text);
        Assert.Equal(["a", "b", "c"], rows[0].Cells);
        Assert.Equal(["1", "2", "3"], rows[1].Cells);
    }

    [Fact]
    public async Task A_quoted_field_keeps_delimiters_quotes_and_line_breaks()
    {
        var rows = await ReadAsync("a;b\n\"x;\"\"y\"\"\r\nz, 1, 2, 3\";2\n\n;;\nlast;\n");
        Assert.Equal(["x;\"y\"\r\nz, 1, 2, 3", "2"], rows[1].Cells);
        Assert.Equal(5, rows[2].Number);
        Assert.Equal(["last", null], rows[2].Cells);
    }

    [Fact]
    public async Task What_protects_a_number_from_a_spreadsheet_is_taken_off()
    {
        var rows = await ReadAsync("a,b,c,d\n\"=\"\"510199\"\"\",'+86 138,=\"0012\",'quoted'\n");
        Assert.Equal(["510199", "+86 138", "0012", "'quoted'"], rows[1].Cells);
    }

    [Fact]
    public async Task A_bank_statement_of_2019_is_read_in_its_own_encoding()
    {
        await using var file = Seed.Open("bank-statement-gbk.csv");
        var rows = await RawWorkbook.ReadAsync(file);
        Assert.Equal("户名：成都高新医学会", rows[0][0]);
        Assert.Equal("交易日期", rows[2][0]);
        Assert.Equal(3 + 67, rows.Count);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_damage()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync("a,b\n\"1,2\n" + new string('x', 100_000)));
        Assert.Same(WorkbookErrors.Damaged, refused.Error);
    }

    private static Task<List<SheetRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static Task<List<SheetRow>> ReadAsync(byte[] bytes) => RawWorkbook.ReadAsync(new MemoryStream(bytes), "a.csv");
}

using System.Text;
using Association.Infrastructure.Spreadsheets;
using MiniExcelLibs;
using Xunit;

namespace Association.Infrastructure.Tests.Spreadsheets;

public sealed class WorkbookWriterTests
{
    private static readonly string[] Headers = ["姓名", "手机号"];

    private static readonly string?[][] Rows =
    [
        ["张伟", "13800138000"],
        ["=1+1", "+86"],
        ["-1", "@SUM(A1)"],
        ["\tx", null],
        ["a\u0001b & <c>", " \"q\", line\nbreak "],
        ["510199197902289114", "2019-03-05"],
    ];

    [Fact]
    public async Task What_is_written_is_read_back_as_text()
    {
        using var file = new MemoryStream();
        await new WorkbookWriter().WriteAsync(file, Headers, Rows.ToAsyncEnumerable(), CancellationToken.None);
        var read = await RawWorkbook.ReadAsync(file);
        Assert.Equal(Headers, read[0].Cells);
        Assert.Equal("=1+1", read[2][0]);
        Assert.Equal("@SUM(A1)", read[3][1]);
        Assert.Equal("ab & <c>", read[5][0]);
        Assert.Equal(" \"q\", line\nbreak ", read[5][1]);
        Assert.Equal("510199197902289114", read[6][0]);
    }

    [Fact]
    public async Task Another_reader_understands_it_and_finds_no_formula()
    {
        using var file = new MemoryStream();
        await new WorkbookWriter().WriteAsync(file, Headers, Rows.ToAsyncEnumerable(), CancellationToken.None);
        file.Position = 0;
        var rows = file.Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(1 + Rows.Length, rows.Count);
        Assert.Equal("张伟", rows[1]["A"]);
        Assert.Equal("=1+1", rows[2]["A"]);
        Assert.Equal("2019-03-05", rows[6]["B"]);
    }

    [Fact]
    public async Task A_csv_for_accounting_programs_is_gb18030_and_reads_back_with_rare_characters()
    {
        using var file = new MemoryStream();
        await new WorkbookWriter().WriteGbCsvAsync(file, ["姓名", "科目"], new IReadOnlyList<string?>[] { ["\U00020BB7田", "会费收入"] }.ToAsyncEnumerable(), CancellationToken.None);

        var bytes = file.ToArray();
        Assert.Equal("姓名,科目\r\n\U00020BB7田,会费收入\r\n", CsvEncoding.Gb18030.GetString(bytes));
        Assert.NotEqual(0xEF, bytes[0]);
        file.Position = 0;
        Assert.Equal("会费收入", (await RawWorkbook.ReadAsync(file))[1][1]);
    }

    [Fact]
    public async Task A_csv_disarms_formulas_and_reads_back()
    {
        using var file = new MemoryStream();
        await new WorkbookWriter().WriteCsvAsync(file, Headers, Rows.ToAsyncEnumerable(), CancellationToken.None);
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.StartsWith("\uFEFF姓名,手机号\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=", text, StringComparison.Ordinal);
        Assert.Contains("'=1+1,'+86", text, StringComparison.Ordinal);
        Assert.Contains("'-1,'@SUM(A1)", text, StringComparison.Ordinal);

        var read = await RawWorkbook.ReadAsync(file);
        Assert.Equal("=1+1", read[2][0]);
        Assert.Equal("+86", read[2][1]);
    }
}

using Association.Application.Import;
using Association.Domain.Common;
using Xunit;

namespace Association.Application.Tests.Import;

public sealed class HeaderMapTests
{
    private static readonly SheetColumn[] Columns = [new("name", true, "姓名", "full name"), new("mobile", false, "手机号", "联系电话"), new("joinedOn", true, "入会日期", "joined on")];

    [Theory]
    [InlineData("姓名", "手机号", "入会日期")]
    [InlineData(" 姓　名 ", "手机号", "入会日期（必填）")]
    [InlineData("Full_Name", "手机号：", "JOINED-ON")]
    [InlineData("ＦＵＬＬ　ＮＡＭＥ", "*手机号", "Joined on (yyyy-mm-dd)")]
    public void Headers_are_understood_however_they_are_written(params string[] header)
    {
        Assert.True(HeaderMap.TryRead(new(1, header), Columns, out var map));
        var row = new SheetRow(2, ["a", "b", "c"]);
        Assert.Equal(("a", "b", "c"), (map.Cell(row, "name"), map.Cell(row, "mobile"), map.Cell(row, "joinedOn")));
    }

    [Fact]
    public void The_order_does_not_matter_and_unknown_columns_are_passed_over()
    {
        Assert.True(HeaderMap.TryRead(new(1, ["序号", "入会日期", null, "姓名"]), Columns, out var map));
        var row = new SheetRow(2, ["1", "2019", "x", "张伟"]);
        Assert.Equal(("张伟", "2019", null), (map.Cell(row, "name"), map.Cell(row, "joinedOn"), map.Cell(row, "mobile")));
    }

    [Fact]
    public void The_better_name_wins_over_a_synonym()
    {
        Assert.True(HeaderMap.TryRead(new(1, ["联系电话", "姓名", "手机号", "入会日期"]), Columns, out var map));
        Assert.Equal("right", map.Cell(new(2, ["wrong", "n", "right", "d"]), "mobile"));
    }

    [Fact]
    public void A_column_that_comes_twice_is_refused()
    {
        var refused = Assert.Throws<RefusedException>(() => HeaderMap.TryRead(new(1, ["姓名", "姓名", "入会日期"]), Columns, out _));
        Assert.Equal("workbook.column-repeated", refused.Error.Code);
    }

    [Fact]
    public void What_is_missing_is_named() => Assert.Equal(["入会日期"], HeaderMap.Missing(new(1, ["姓名"]), Columns).Select(column => column.Names[0]));

    [Fact]
    public void No_two_columns_of_a_kind_share_a_name()
    {
        Assert.All([UnitRow.Sheet.Columns, MemberRow.Sheet.Columns, BodyRow.Sheet.Columns, ActivityRow.Sheet.Columns], columns =>
        {
            var names = columns.SelectMany(column => column.Names.Select(HeaderMap.Key)).ToList();
            Assert.Equal(names.Distinct(), names);
        });
    }

    [Fact]
    public async Task A_header_without_rows_gives_no_rows_and_no_header_is_refused()
    {
        Assert.Empty(await ReadAsync(["Bericht"], [.. MemberRow.Sheet.Headers]));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(["姓名", "工作单位", "会员类别", "入会日期"], ["张伟", "x", "y", "z"]));
        Assert.Equal("身份证号", Assert.Single(refused.Error.Arguments));
    }

    private static async Task<List<ParsedRow<MemberRow>>> ReadAsync(params string[][] rows)
    {
        var parsed = new List<ParsedRow<MemberRow>>();
        var sheet = rows.Select((cells, index) => new SheetRow(index + 1, cells)).ToAsyncEnumerable();
        await foreach (var row in MemberRow.Sheet.ReadAsync(sheet, new(2026, 11, 22), CancellationToken.None)) parsed.Add(row);
        return parsed;
    }
}

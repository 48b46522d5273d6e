using Association.Application.Import;
using Association.Domain.Members;
using Xunit;

namespace Association.Application.Tests.Import;

public sealed class MemberRowTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly string[] Header = ["姓名", "性别", "身份证号", "手机号", "邮箱", "工作单位", "科室", "职称", "医师执业证书编号", "会员类别", "入会日期"];
    private static readonly string?[] Sound = ["张伟", "女", "51019919850505106X", "13800138000", "z@example.org", "第一医院", "内科", "主治医师", "110510100000123", "普通会员", "2019-03-05"];

    [Fact]
    public void A_sound_row_is_read_whole()
    {
        var member = Assert.IsType<MemberRow>(Parse(Sound).Row);
        Assert.Equal(2, member.Number);
        Assert.Equal(("张伟", "51019919850505106X", "13800138000", "z@example.org"), (member.Name.Value, member.ResidentId.Value, member.Mobile?.Value, member.Email?.Value));
        Assert.Equal(("第一医院", "内科", "主治医师", "110510100000123"), (member.Unit, member.Department, member.Title, member.PracticeCertificate?.Value));
        Assert.Equal((MembershipCategory.Ordinary, new DateOnly(2019, 3, 5)), (member.Category, member.JoinedOn));
    }

    [Fact]
    public void An_untidy_row_reads_as_the_sound_one() => Assert.Equal(
        Parse(Sound).Row,
        Parse("　张伟 ", "女", "５１０１９９１９８５０５０５１０６ｘ", "+86 138-0013-8000", " z@EXAMPLE.org", " 第一医院　", "内科", "主治医师", "１１０５１０１０００００１２３", "普 通会员", "２０１９年３月５日").Row);

    [Fact]
    public void Blank_cells_that_may_be_blank_are_null()
    {
        var member = Assert.IsType<MemberRow>(Parse("张伟", null, "51019919850505106X", " ", "\u3000", "第一医院", null, null, "", "普通会员", "2019-03-05").Row);
        Assert.Equal((null, null, null, null, null), (member.Mobile, member.Email, member.Department, member.Title, member.PracticeCertificate));
    }

    [Theory]
    [InlineData(0, null, "name", "name.required")]
    [InlineData(0, "\u3000", "name", "name.required")]
    [InlineData(2, null, "residentId", "resident-id.required")]
    [InlineData(2, "510199198505051060", "residentId", "resident-id.check-digit")]
    [InlineData(2, "5101991985050510", "residentId", "resident-id.length")]
    [InlineData(3, "12345", "mobile", "mobile.invalid")]
    [InlineData(3, "138****8000", "mobile", "mobile.invalid")]
    [InlineData(4, "a@b@c", "email", "email.invalid")]
    [InlineData(5, null, "unit", "unit.required")]
    [InlineData(9, "钻石会员", "category", "category.unknown")]
    [InlineData(9, "", "category", "category.required")]
    [InlineData(10, "2019-02-30", "joinedOn", "date.invalid")]
    [InlineData(10, null, "joinedOn", "date.required")]
    [InlineData(10, "2026-11-23", "joinedOn", "date.future")]
    [InlineData(6, "a\0b", "department", "text.invalid")]
    public void A_fault_is_named_by_field_and_code(int column, string? value, string field, string code)
    {
        var parsed = Parse(With(column, value));
        Assert.Null(parsed.Row);
        Assert.Equal((2, field, code), (parsed.Refusal!.Row, parsed.Refusal.Field, parsed.Refusal.Code));
    }

    [Fact]
    public void Of_several_faults_the_first_in_order_is_the_code()
    {
        var row = With(10, "gestern");
        (row[9], row[3], row[2]) = ("?", "1", "510199198505051060");
        Assert.Equal("resident-id.check-digit", Parse(row).Refusal?.Code);
        row[2] = Sound[2];
        Assert.Equal("mobile.invalid", Parse(row).Refusal?.Code);
        row[3] = Sound[3];
        Assert.Equal("category.unknown", Parse(row).Refusal?.Code);
    }

    [Theory]
    [InlineData(2, "510199198505051060", "510***********1060")]
    [InlineData(3, "12345", "***45")]
    [InlineData(4, "zhang@", "z*****")]
    [InlineData(9, "钻石会员", "钻石会员")]
    public void A_refused_value_is_shown_masked(int column, string value, string shown) => Assert.Equal(shown, Parse(With(column, value)).Refusal?.Value);

    [Fact]
    public void A_doubtful_licence_is_left_out_with_a_warning()
    {
        var parsed = Parse(With(8, "51X"));
        Assert.Null(parsed.Row!.PracticeCertificate);
        Assert.Equal("practice-certificate.length", Assert.Single(parsed.Warnings).Code);
    }

    [Fact]
    public void The_resident_id_decides_the_sex_and_the_cell_is_warned_about()
    {
        var parsed = Parse(With(1, "男"));
        Assert.Equal(Sex.Female, parsed.Row!.ResidentId.Sex);
        Assert.Equal("sex.contradicts-resident-id", Assert.Single(parsed.Warnings).Code);
    }

    private static string?[] With(int column, string? value) => [.. Sound[..column], value, .. Sound[(column + 1)..]];

    private static ParsedRow<MemberRow> Parse(params string?[] cells)
    {
        Assert.True(HeaderMap.TryRead(new(1, Header), MemberRow.Sheet.Columns, out var map));
        return MemberRow.Parse(new(2, cells), map, Today);
    }
}

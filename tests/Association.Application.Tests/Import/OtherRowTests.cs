using Association.Application.Import;
using Association.Domain.Bodies;
using Association.Domain.Events;
using Association.Domain.Members;
using Xunit;

namespace Association.Application.Tests.Import;

/// <summary>Units, offices and activities; what they share with members is tested there.</summary>
public sealed class OtherRowTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_unit_in_English_is_read()
    {
        var unit = Assert.IsType<UnitRow>(Unit("First Hospital", "12510100txxx00052g", "Vice_President", "三级甲等", "public", null).Row);
        Assert.Equal(("First Hospital", "12510100TXXX00052G", UnitTier.VicePresident), (unit.Name, unit.Code.Value, unit.Tier));
        Assert.Equal((InstitutionLevel.Three, Ownership.Public, null), (unit.Level, unit.Ownership, unit.JoinedOn));
    }

    [Theory]
    [InlineData("", "12510100TXXX00052G", "会员单位", "", "", "name.required")]
    [InlineData("医院", "", "会员单位", "", "", "unit-code.required")]
    [InlineData("医院", "12510100TXXX00052H", "会员单位", "", "", "unit-code.check-digit")]
    [InlineData("医院", "12510100TXXX00052G", "金牌单位", "", "", "tier.unknown")]
    [InlineData("医院", "12510100TXXX00052G", "会员单位", "十级", "", "level.unknown")]
    [InlineData("医院", "12510100TXXX00052G", "会员单位", "", "?", "ownership.unknown")]
    public void A_units_fault_has_its_code(string name, string code, string tier, string level, string ownership, string expected) =>
        Assert.Equal(expected, Unit(name, code, tier, level, ownership, null).Refusal?.Code);

    [Fact]
    public void An_old_organisation_code_is_a_warning()
    {
        var parsed = Unit("医院", "51510100TXXX000118", "会员单位", null, null, null);
        Assert.NotNull(parsed.Row);
        Assert.Equal("unit-code.organisation", Assert.Single(parsed.Warnings).Code);
    }

    [Theory]
    [InlineData("专委会", "主任委员", "2018-01-01", "", BodyKind.Committee, BodyPosition.Chair)]
    [InlineData("Club", "vice chair", "2018/1/1", "2021.12.31", BodyKind.Club, BodyPosition.ViceChair)]
    [InlineData("学组", "副组长", "2018年1月1日", "2018-01-01", BodyKind.Group, BodyPosition.ViceChair)]
    public void An_office_is_read(string kind, string position, string from, string to, BodyKind expectedKind, BodyPosition expectedPosition)
    {
        var office = Assert.IsType<BodyRow>(Office(kind, position, from, to).Row);
        Assert.Equal((expectedKind, expectedPosition, new DateOnly(2018, 1, 1)), (office.Kind, office.Position, office.From));
        Assert.Equal(to.Length > 0, office.To is not null);
    }

    [Theory]
    [InlineData("公司", "委员", "2018-01-01", "", "body-kind.unknown")]
    [InlineData("学组", "厨师", "2018-01-01", "", "position.unknown")]
    [InlineData("学组", "委员", "", "", "date.required")]
    [InlineData("学组", "委员", "2018-01-01", "2017-12-31", "body.term-order")]
    public void An_offices_fault_has_its_code(string kind, string position, string from, string to, string expected) =>
        Assert.Equal(expected, Office(kind, position, from, to).Refusal?.Code);

    [Theory]
    [InlineData("学术活动", "全国", "6学时", "1,286人次", EventClass.Academic, EventLevel.National, 6, 1286)]
    [InlineData("popular science", "district", "1.5", "0", EventClass.PopularScience, EventLevel.District, 1.5, 0)]
    public void An_activity_is_read(string kind, string level, string hours, string attendance, EventClass expectedClass, EventLevel expectedLevel, double expectedHours, int expectedAttendance)
    {
        var activity = Assert.IsType<ActivityRow>(Activity(kind, level, "2019-02-10", hours, attendance).Row);
        Assert.Equal((expectedClass, expectedLevel, (decimal)expectedHours, expectedAttendance), (activity.Class, activity.Level, activity.Hours, activity.Attendance));
    }

    [Theory]
    [InlineData("聚餐", "区级", "2019-02-10", "3", "1", "class.unknown")]
    [InlineData("学术活动", "火星级", "2019-02-10", "3", "1", "level.unknown")]
    [InlineData("学术活动", "区级", "2019-02-30", "3", "1", "date.invalid")]
    [InlineData("学术活动", "区级", "2019-02-10", "many", "1", "number.invalid")]
    [InlineData("学术活动", "区级", "2019-02-10", "3", "-1", "number.invalid")]
    [InlineData("学术活动", "区级", "2019-02-10", "3", "1.5", "number.invalid")]
    [InlineData("学术活动", "区级", "2019-02-10", "3", "99999999999", "number.invalid")]
    [InlineData("学术活动", "区级", "2019-02-10", "3", "", "attendance.required")]
    public void An_activitys_fault_has_its_code(string kind, string level, string day, string hours, string attendance, string expected) =>
        Assert.Equal(expected, Activity(kind, level, day, hours, attendance).Refusal?.Code);

    [Theory]
    [InlineData("科普视频", EventType.ScienceVideo)]
    [InlineData("科普师资培训", EventType.InstructorTraining)]
    [InlineData("科普教案竞赛", EventType.LessonPlanContest)]
    [InlineData("学术沙龙", EventType.Salon)]
    [InlineData("lesson plan contest", EventType.LessonPlanContest)]
    [InlineData("", null)]
    public void Reads_what_kind_of_activity_it_was(string word, EventType? expected) => Assert.Equal(expected, Assert.IsType<ActivityRow>(Kind(word).Row).Kind);

    [Fact]
    public void Refuses_a_kind_that_nobody_knows() => Assert.Equal("kind.unknown", Kind("聚餐").Refusal?.Code);

    private static ParsedRow<ActivityRow> Kind(string word) =>
        Parse(ActivityRow.Sheet, ["编号", "活动名称", "活动类别", "活动形式", "级别", "日期", "参加人次"], ["HD1", "会", "健康科普活动", word, "区级", "2019-02-10", "30"]);

    private static ParsedRow<UnitRow> Unit(params string?[] cells) => Parse(UnitRow.Sheet, ["Unit Name", "USCC", "Tier", "Level", "Ownership", "Joined"], cells);

    private static ParsedRow<BodyRow> Office(string kind, string position, string from, string to) =>
        Parse(BodyRow.Sheet, ["机构名称", "机构类型", "姓名", "身份证号", "职务", "届次", "任期开始", "任期结束"], ["儿科", kind, "张伟", "51019919850505106X", position, "第一届", from, to]);

    private static ParsedRow<ActivityRow> Activity(string kind, string level, string day, string hours, string attendance) =>
        Parse(ActivityRow.Sheet, ["编号", "活动名称", "活动类别", "级别", "日期", "学时", "参加人次"], ["HD1", "会", kind, level, day, hours, attendance]);

    private static ParsedRow<T> Parse<T>(SheetDefinition<T> sheet, string[] header, string?[] cells) where T : class
    {
        Assert.True(HeaderMap.TryRead(new(1, header), sheet.Columns, out var map));
        return sheet.Parse(new(2, cells), map, Today);
    }
}

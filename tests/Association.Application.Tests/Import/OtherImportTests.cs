using Association.Application.Import;
using Association.Domain.Bodies;
using Association.Domain.Events;
using Association.Domain.Import;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Import.Roster;

namespace Association.Application.Tests.Import;

public sealed class OtherImportTests : IntegrationTests
{
    private const string Unit1 = "高新第一医院,91510199MAH0000081,会员单位,二级,公立,,,余浩瑞,19082435203,,2011-12-14";

    [Theory, Databases]
    public async Task A_unit_of_another_tier_keeps_the_tier_it_held_before(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.ImportAsync(ImportKind.Units, Rows(UnitHeader, Unit1));
        var report = await app.ImportAsync(ImportKind.Units, Rows(UnitHeader, Unit1.Replace("会员单位", "理事单位", StringComparison.Ordinal)));
        Assert.Equal((0, 1), (report.Created, report.Updated));
        var unit = await app.Db(db => db.Units.Include(u => u.Terms).SingleAsync());
        Assert.Equal((UnitTier.Member, UnitTier.Governing), (unit.TierOn(Sample.Today.AddDays(-1)), unit.TierOn(Sample.Today)));
        Assert.Equal("190****5203", unit.ContactMobile!.Masked);
    }

    [Fact]
    public async Task A_unit_is_known_by_its_code_and_no_two_share_a_name()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.ImportAsync(ImportKind.Units, Rows(UnitHeader, Unit1));
        var report = await app.ImportAsync(ImportKind.Units, Rows(UnitHeader,
            "高新第一人民医院,91510199MAH0000081,会员单位,二级,公立,,,,,,",
            "高新第一人民医院,91510199MAF0000123,会员单位,二级,公立,,,,,,",
            "高新第一人民医院,91510199MAH0000081,会员单位,二级,公立,,,,,,"));
        Assert.Equal((0, 1, 1), (report.Created, report.Updated, report.Duplicates.Count));
        Assert.Equal((3, "unit.name-taken"), (Assert.Single(report.Errors).Row, report.Errors[0].Code));
        Assert.Equal("高新第一人民医院", (await app.Db(db => db.Units.SingleAsync())).Name);
    }

    [Fact]
    public async Task Two_units_may_exchange_names_in_one_workbook()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        await app.ImportAsync(ImportKind.Units, Rows(UnitHeader, Unit1));
        var report = await app.ImportAsync(ImportKind.Units, Rows(UnitHeader,
            Unit1.Replace("高新第一医院", "高新新院", StringComparison.Ordinal), "高新第一医院,91510199MAF0000123,会员单位,,,,,,,,"));
        Assert.Equal((1, 1, 0), (report.Created, report.Updated, report.Errors.Count));
    }

    [Theory, Databases]
    public async Task A_person_holds_several_offices_and_each_row_counts_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var csv = Rows(BodyHeader,
            $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},主任委员,第一届,2018-01-01,2021-12-31",
            $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},委员,第一届,2018-01-01,2021-12-31",
            $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},主任委员,第二届,2022-01-01,",
            $"摄影俱乐部,俱乐部,张文静,{ResidentId(1)},委员,第一届,2018-01-01,",
            $"摄影俱乐部,俱乐部,张文静,{ResidentId(1)},委员,第一届,2018-01-01,",
            $"摄影俱乐部,俱乐部,李雷,{ResidentId(2)},秘书,第一届,2018-01-01,2017-01-01");
        var report = await app.ImportAsync(ImportKind.Bodies, csv);
        Assert.Equal(4, report.Created);
        Assert.Equal(new DuplicateRow(6, "appointment.duplicate"), Assert.Single(report.Duplicates));
        Assert.Equal((7, "to", "body.term-order"), (Assert.Single(report.Errors).Row, report.Errors[0].Field, report.Errors[0].Code));
        Assert.Equal((1, 2, 3), await app.Db(async db => (await db.People.CountAsync(), await db.Bodies.CountAsync(), await db.BodyTerms.CountAsync())));
        Assert.Equal(BodyKind.Club, (await app.Db(db => db.Bodies.SingleAsync(b => b.Slug == "sheyingjulebu"))).Kind);
        Assert.Equal((0, 0, 4), await AgainAsync(app, ImportKind.Bodies, csv));
    }

    [Theory, Databases]
    public async Task An_activity_is_known_by_its_number_and_its_organiser_by_name(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await app.ImportAsync(ImportKind.Bodies, Rows(BodyHeader, $"护理专业委员会,专业委员会,张文静,{ResidentId(1)},主任委员,第一届,2018-01-01,2021-12-31"));
        const string sound = "HD-1,护理学术会议,学术活动,省级,护理专业委员会,2019-05-02,6,高新会议中心,120";
        var report = await app.ImportAsync(ImportKind.Activities, Rows(ActivityHeader, sound,
            "活动二,科普讲座,健康科普活动,区级,,2019年5月3日,,,\"1,200 人次\"", "HD-3,无主活动,学术活动,区级,没有的专委会,2019-05-02,6,,1"));
        Assert.Equal((2, "body.unknown"), (report.Created, Assert.Single(report.Errors).Code));
        var events = await app.Db(db => db.Events.OrderByDescending(e => e.Hours).ToListAsync());
        Assert.Equal(("hd-1", EventStatus.Held, 120, 6m, EventType.AcademicConference), (events[0].Slug, events[0].Status, events[0].ReportedAttendance, events[0].Hours, events[0].Type));
        Assert.Equal((1_200, new DateOnly(2019, 5, 3), null), (events[1].ReportedAttendance, events[1].StartsOn, events[1].Organiser));

        var changed = await app.ImportAsync(ImportKind.Activities, Rows(ActivityHeader, sound[..^3] + "121"));
        Assert.Equal((0, 1), (changed.Created, changed.Updated));
        Assert.Equal((0, 0, 1), await AgainAsync(app, ImportKind.Activities, Rows(ActivityHeader, sound[..^3] + "121")));
    }

    [Theory, Databases]
    public async Task The_english_name_of_a_place_stays_until_the_activity_moves(DatabaseKind database)
    {
        var app = await StartAsync(database);
        const string header = "编号,活动名称,活动类别,级别,日期,参加人次,地点,英文地点";
        const string sound = "HD-1,护理学术会议,学术活动,省级,2019-05-02,120";
        async Task<(string?, string?)> After(string place)
        {
            await app.ImportAsync(ImportKind.Activities, Rows(header, sound + place));
            var venue = (await app.Db(db => db.Events.SingleAsync())).Venue;
            return (venue?.Zh, venue?.En);
        }

        Assert.Equal((null, null), await After(",,"));
        Assert.Equal(("高新会议中心", "Convention Centre"), await After(",高新会议中心,Convention Centre"));
        Assert.Equal(("高新会议中心", "Convention Centre"), await After(",高新会议中心,"));
        Assert.Equal(("高新会议中心", "Convention Centre"), await After(",,"));
        Assert.Equal(("第二会议室", null), await After(",第二会议室,"));
    }

    [Fact]
    public async Task An_event_that_the_product_ran_keeps_its_own_figures()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        var @event = new AnEvent().Published().Event;
        @event.NumberedAs("HD-1");
        await app.Given(@event);
        var report = await app.ImportAsync(ImportKind.Activities, Rows(ActivityHeader, "HD-1,护理学术会议,学术活动,省级,,2019-05-02,6,,120"));
        Assert.Equal("activity.not-imported", Assert.Single(report.Errors).Code);
        Assert.Equal(EventStatus.Published, (await app.Db(db => db.Events.SingleAsync())).Status);
    }

    private static async Task<(int, int, int)> AgainAsync(TestApp app, ImportKind kind, string csv)
    {
        var report = await app.ImportAsync(kind, csv);
        return (report.Created, report.Updated, report.Unchanged);
    }
}

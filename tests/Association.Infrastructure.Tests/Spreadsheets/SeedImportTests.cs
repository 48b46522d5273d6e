using System.Text.Json;
using Association.Application.Import;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Infrastructure.Spreadsheets;
using Xunit;

namespace Association.Infrastructure.Tests.Spreadsheets;

/// <summary>The workbooks of 2019, read as the import reads them, against <c>expected.json</c>.</summary>
public sealed class SeedImportTests
{
    private static readonly DateOnly Today = new(2019, 12, 31);

    [Fact]
    public async Task Members_are_accepted_and_refused_row_by_row_as_expected()
    {
        var units = (await ReadAsync("units.xlsx", UnitRow.Sheet)).Select(parsed => parsed.Row!.Name).ToHashSet(StringComparer.Ordinal);
        var (seen, created, duplicates, errors) = (new HashSet<ResidentId>(), 0, new List<(int, string)>(), new List<(int, string)>());
        foreach (var parsed in await ReadAsync("members.xlsx", MemberRow.Sheet))
            if (parsed.Refusal is { } refusal) errors.Add((refusal.Row, refusal.Code));
            else if (!units.Contains(parsed.Row!.Unit)) errors.Add((parsed.Number, "unit.unknown"));
            else if (!seen.Add(parsed.Row.ResidentId)) duplicates.Add((parsed.Number, "resident-id.duplicate"));
            else created++;

        using var expected = JsonDocument.Parse(await new StreamReader(Seed.Open("expected.json")).ReadToEndAsync());
        var members = expected.RootElement.GetProperty("members");
        Assert.Equal(members.GetProperty("created").GetInt32(), created);
        Assert.Equal(Rows(members, "duplicates"), duplicates);
        Assert.Equal(Rows(members, "errors"), errors);
    }

    [Fact]
    public async Task Nothing_of_the_members_is_warned_about() =>
        Assert.Empty((await ReadAsync("members.xlsx", MemberRow.Sheet)).Where(parsed => parsed.Refusal is null).SelectMany(parsed => parsed.Warnings));

    [Fact]
    public async Task Units_have_their_three_tiers()
    {
        var units = Accepted(await ReadAsync("units.xlsx", UnitRow.Sheet));
        Assert.Equal(221, units.Count);
        Assert.Equal(176, units.Count(unit => unit.Tier is UnitTier.Member));
        Assert.Equal(26, units.Count(unit => unit.Tier is UnitTier.Governing));
        Assert.Equal(19, units.Count(unit => unit.Tier is UnitTier.ExecutiveGoverning));
        Assert.Equal(19, units.Count(unit => unit.Ownership is Ownership.Public));
        Assert.All(units, unit => Assert.NotNull(unit.ContactPhone));
    }

    [Fact]
    public async Task Bodies_have_their_offices()
    {
        var offices = Accepted(await ReadAsync("bodies.xlsx", BodyRow.Sheet));
        Assert.Equal(272, offices.Count);
        Assert.Equal(11 + 3 + 3, offices.Select(office => (office.Body, office.Kind)).Distinct().Count());
        Assert.Equal(17, offices.Count(office => office.Position is BodyPosition.Chair));
        Assert.All(offices, office => Assert.Equal(new DateOnly(2021, 12, 31), office.To));
    }

    [Fact]
    public async Task Activities_have_their_person_times()
    {
        var activities = Accepted(await ReadAsync("activities.xlsx", ActivityRow.Sheet));
        Assert.Equal(255, activities.Count);
        Assert.Equal(10_386, activities.Where(activity => activity.Class is EventClass.Academic).Sum(activity => activity.Attendance));
        Assert.Equal(9_610, activities.Where(activity => activity.Class is EventClass.PublicCme).Sum(activity => activity.Attendance));
        Assert.Equal(22_040, activities.Where(activity => activity.Class is EventClass.SpecialisedCme).Sum(activity => activity.Attendance));
        Assert.Equal(6_120, activities.Where(activity => activity.Class is EventClass.PopularScience).Sum(activity => activity.Attendance));
        Assert.Single(activities, activity => activity.Level is EventLevel.International);
    }

    [Theory]
    [InlineData("bank-statement-gbk.csv")]
    [InlineData("units.xlsx")]
    [InlineData("bodies.xlsx")]
    [InlineData("activities.xlsx")]
    public async Task A_workbook_of_another_kind_is_refused_naming_what_it_lacks(string name)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(name, MemberRow.Sheet));
        Assert.Equal("workbook.column-missing", refused.Error.Code);
        Assert.NotEmpty(Assert.Single(refused.Error.Arguments));
    }

    [Fact]
    public async Task Members_are_no_units() =>
        Assert.Contains("统一社会信用代码", (await Assert.ThrowsAsync<RefusedException>(() => ReadAsync("members.xlsx", UnitRow.Sheet))).Error.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_member_list_in_English_as_csv_of_GB18030_below_a_title_is_read()
    {
        const string text = "Members of 2019;;;;;;\nJoined On;Member_Type; EMAIL ;Mobile Phone;Employer;ID Number (18);Full Name\n"
            + "2019年3月5日;高级会员;ZHANG@Example.org;+86 138-0013-8000;\"㛃 Clinic; east\";51019919850505106x;張　伟\n";
        using var file = new MemoryStream(CsvEncoding.Gb18030.GetBytes(text));
        var parsed = Assert.Single(await ReadAsync(file, "list.csv", MemberRow.Sheet));
        var member = Assert.IsType<MemberRow>(parsed.Row);
        Assert.Equal(3, member.Number);
        Assert.Equal(("張伟", "51019919850505106X", "13800138000"), (member.Name.Value, member.ResidentId.Value, member.Mobile!.Value));
        Assert.Equal((MembershipCategory.Senior, new DateOnly(2019, 3, 5), "㛃 Clinic; east"), (member.Category, member.JoinedOn, member.Unit));
    }

    private static List<T> Accepted<T>(List<ParsedRow<T>> parsed) where T : class
    {
        Assert.Empty(parsed.Where(row => row.Refusal is not null).Select(row => row.Refusal));
        return [.. parsed.Select(row => row.Row!)];
    }

    private static List<(int, string)> Rows(JsonElement members, string list) =>
        [.. members.GetProperty(list).EnumerateArray().Select(row => (row.GetProperty("row").GetInt32(), row.GetProperty("code").GetString()!))];

    private static async Task<List<ParsedRow<T>>> ReadAsync<T>(string name, SheetDefinition<T> sheet) where T : class
    {
        await using var file = Seed.Open(name);
        return await ReadAsync(file, name, sheet);
    }

    private static async Task<List<ParsedRow<T>>> ReadAsync<T>(Stream file, string name, SheetDefinition<T> sheet) where T : class
    {
        var rows = new List<ParsedRow<T>>();
        await foreach (var row in sheet.ReadAsync(new Workbooks().ReadAsync(file, name, CancellationToken.None), Today, CancellationToken.None)) rows.Add(row);
        return rows;
    }
}

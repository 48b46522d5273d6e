using Association.Application.Common;
using Association.Application.Find;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Find;

public sealed class FindRecordsTests : IntegrationTests
{
    private const string Mobile = "13800138000";

    private readonly BuiltMember _zhang = new AMember(Number: "M900001").Live();
    private readonly BuiltMember _an = new AMember(Name: "安然", Pinyin: "anran", Initials: "ar", LatinName: "An Ran", Number: "M900002").Live();
    private readonly MemberUnit _unit = new("成都高新第一医院", Code("91350100M000100Y43"));

    [Theory, Databases]
    public async Task A_person_is_found_in_every_way(DatabaseKind database)
    {
        var officer = (await PreparedAsync(database)).As(Role.MembershipOfficer);
        foreach (var text in (string[])["文静", "zwj", "zw", "ZhangWenjing", "Zhang Wen", "m900001", "8000", "第一医院"])
            Assert.Equal("张文静", Assert.Single((await officer.Send(new FindRecords(text))).People).Name);
        Assert.Equal("138****8000", (await officer.Send(new FindRecords("zwj"))).People[0].MobileMasked);
        Assert.False((await officer.Send(new FindRecords("xyz"))).Any);
    }

    [Theory, Databases]
    public async Task Units_and_events_are_found_by_name_and_initials(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var officer = app.As(Role.Administrator);
        Assert.Equal(_unit.Id.Value, Assert.Single((await officer.Send(new FindRecords("高新第一"))).Units).Id);
        Assert.Equal(_unit.Id.Value, Assert.Single((await officer.Send(new FindRecords("cdgx"))).Units).Id);
        Assert.Equal(_unit.Id.Value, Assert.Single((await officer.Send(new FindRecords("91350100M000100Y43"))).Units).Id);
        Assert.Equal("全科医学年会", Assert.Single((await officer.Send(new FindRecords("qkyx"))).Events).Name.Zh);
    }

    [Theory, Databases]
    public async Task Nobody_finds_what_they_may_not_read(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var found = await app.As(Role.QualityOfficer).Send(new FindRecords("文静"));
        Assert.Empty(found.People);
        Assert.NotEmpty((await app.As(Role.QualityOfficer).Send(new FindRecords("高新"))).Units);
        await Assert.ThrowsAsync<RefusedException>(() => app.As(_zhang.Id).Send(new FindRecords("文静")));
    }

    [Theory, Databases]
    public async Task A_whole_number_is_found_by_command_alone_and_leaves_one_entry(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        Assert.False((await app.As(Role.MembershipOfficer).Send(new FindRecords(Mobile))).Any);

        var found = await app.As(Role.MembershipOfficer).Send(new FindByNumber("138 0013 8000"));
        Assert.Equal(_zhang.Id.Value, Assert.Single(found.Value).Id);
        var entry = await app.Db(db => db.AuditEntries.SingleAsync(e => e.Action == "person.found-by-number"));
        Assert.Contains("138****8000", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain(Mobile, entry.After, StringComparison.Ordinal);

        Assert.Equal("resident-id.check-digit", (await app.As(Role.MembershipOfficer).Send(new FindByNumber("510107198001010000"))).Errors[0].Code);
        Assert.False((await app.As(Role.Auditor).Send(new FindByNumber(Mobile))).Succeeded);
    }

    [Theory]
    [InlineData("13800138000", true), InlineData("510107198001010011", true), InlineData("51010719800101001x", true)]
    [InlineData("91350100M000100Y43", false), InlineData("8000", false), InlineData("张文静", false), InlineData("M900001", false)]
    public void A_whole_number_is_told_from_what_may_stand_in_an_address(string text, bool expected) => Assert.Equal(expected, FindByNumber.Recognises(text));

    private async Task<TestApp> PreparedAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        Assert.True(MobileNumber.TryParse(Mobile, out var mobile));
        _zhang.Person.Contact(app.Services.GetRequiredService<IPersonalNumbers>().Seal(mobile), "zhang@example.org");
        _zhang.Person.WorkAt(_unit.Id, "内科", "主治医师", Sample.Today.AddYears(-1));
        await app.Given(_unit, _zhang, _an, new AnEvent(Name: "全科医学年会").Published());
        return app;
    }

    private static UnifiedSocialCreditCode Code(string text) => UnifiedSocialCreditCode.TryParse(text, out var code) ? code : throw new ArgumentException(text);
}

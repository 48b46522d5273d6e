using Association.Application.Files;
using Association.Application.Members;
using Association.Application.Members.Units;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>Seats of member units and the figures of any day. Source: anchors.md 3.1, 3.2.</summary>
public sealed class UnitSeatTests : IntegrationTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Theory, Databases]
    public async Task A_tier_change_on_1_july_leaves_the_figures_of_30_june(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var units = FiveUnits();
        await app.Given(units);
        var office = app.As(Role.MembershipOfficer);
        var before = await office.Send(new ListUnits(July.AddDays(-1)));
        Assert.Equal((2, 5), Of(before, UnitTier.Member));
        Assert.Equal((1, 2), Of(before, UnitTier.Governing));
        Assert.Equal((1, 1), Of(before, UnitTier.ExecutiveGoverning));

        var decision = await office.Send(Decision());
        var representative = new AColleague("王芳", "wangfang", "wf").At(units[0]);
        await app.Given(representative);
        var changed = await office.Send(new ChangeUnitTier(units[0].Id, UnitTier.Governing, July, new Id<CouncilResolution>(decision.Value), "第三届理事会", July.AddYears(4), representative.Id));
        Assert.Empty(changed.Errors);
        Assert.Empty((await office.Send(new EndUnitMembership(units[1].Id, July, UnitTermEnding.Withdrawn, "书面退会"))).Errors);

        var june = await office.Send(new ListUnits(July.AddDays(-1)));
        Assert.Equal(before.Tiers, june.Tiers);
        Assert.Equal((before.Total, before.Page.Items.Count), (june.Total, june.Page.Items.Count));
        var july = await office.Send(new ListUnits(July));
        Assert.Equal(((1, 5), (2, 3)), (Of(july, UnitTier.Member), Of(july, UnitTier.Governing)));
        Assert.Equal(4, (await office.Send(new ListUnits(July.AddDays(1)))).Total);
        await SeatSaysAsync(office, units[0].Id, decision.Value);
    }

    private static MemberUnit[] FiveUnits() =>
    [
        new AUnit("甲医院").Seated(), new AUnit("乙医院").Seated(), new AUnit("丙医院", UnitTier.Governing).Seated(),
        new AUnit("丁医院", UnitTier.ExecutiveGoverning).Seated(), new AUnit("戊医院", UnitTier.Supervisor).Seated(),
    ];

    private static RecordResolution Decision() => new(DecidingBody.Council, "第三届理事会第二次会议", "高医学会〔2026〕7号", new DateOnly(2026, 2, 20), 26, 20, 18, 1, 1, true,
        new UploadedFile("会议纪要.pdf", "%PDF-1.7 minutes"u8.ToArray()));

    private static async Task SeatSaysAsync(TestUser office, Id<MemberUnit> unit, Guid decision)
    {
        var seat = (await office.Send(new GetUnit(unit)))!.Terms[0];
        Assert.Equal(("第三届理事会", "王芳", "第三届理事会第二次会议", 18, true), (seat.CouncilTerm, seat.RepresentativeName, seat.Decision!.Meeting, seat.Decision.For, seat.Decision.HasMinutes));
        Assert.Equal("会议纪要.pdf", (await office.Send(new DownloadMinutes(new Id<CouncilResolution>(decision))))!.Name);
    }

    [Theory, Databases]
    public async Task Two_officers_who_change_one_unit_at_once_leave_one_seat(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var unit = new AUnit().Seated();
        await app.Given(unit);
        var office = app.As(Role.MembershipOfficer);
        Task<Result> Change(UnitTier tier) => office.Send(new ChangeUnitTier(unit.Id, tier, July, null, null, null, null));
        await Task.WhenAll(Change(UnitTier.Governing), Change(UnitTier.ExecutiveGoverning), Change(UnitTier.VicePresident));
        Assert.Single((await office.Send(new GetUnit(unit.Id)))!.Terms, t => t.From == July && t.To is null);
    }

    [Theory, Databases]
    public async Task A_unit_is_registered_once_found_by_its_facts_and_described_by_the_office(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.MembershipOfficer);
        var code = AUnit.Code(77_000_001).Value;
        Task<Result<Guid>> Register(string name, string text) => office.Send(new RegisterUnit(name, text, InstitutionKind.Clinic, InstitutionLevel.One, Ownership.Private,
            "石羊街道", "锦城大道 9 号", "PDY00012X51010017D1152", UnitTier.Member, Sample.Today));
        var made = await Register("新会诊所", code);
        Assert.Empty(made.Errors);
        Assert.Equal("unit.name-taken", (await Register("新会诊所", AUnit.Code(77_000_002).Value)).Errors[0].Code);
        Assert.Equal(("unit.code-taken", "Code"), ((await Register("别的诊所", code)).Errors[0].Code, (await Register("别的诊所", code)).Errors[0].Field));
        Assert.Equal("Code", (await Register("别的诊所", "123")).Errors[0].Field);

        var unit = new Id<MemberUnit>(made.Value);
        Assert.Empty((await office.Send(new AddUnitContact(unit, "财务小李", "财务", "13800138000", "028-85251234", "cw@example.org"))).Errors);
        Assert.Equal(("mobile.invalid", "Mobile"), await FirstAsync(office.Send(new AddUnitContact(unit, "无", null, "123", null, null))));
        var shown = (await office.Send(new GetUnit(unit)))!;
        Assert.Equal(("138****8000", "财务"), (shown.Contacts[0].MobileMasked, shown.Contacts[0].Duty));
        Assert.Empty((await office.Send(new RemoveUnitContact(unit, new Id<UnitContact>(shown.Contacts[0].Id)))).Errors);

        Assert.Single((await office.Send(new ListUnits(Street: "石羊街道", Kind: InstitutionKind.Clinic, Level: InstitutionLevel.One))).Page.Items);
        Assert.Single((await office.Send(new ListUnits(Search: "锦城大道"))).Page.Items);
        Assert.Single((await office.Send(new ListUnits(Search: code))).Page.Items);
        Assert.Empty((await office.Send(new ListUnits(Ownership: Ownership.Public))).Page.Items);
        Assert.False((await app.As(Role.EventOfficer).Send(new EndUnitMembership(unit, Sample.Today, UnitTermEnding.Withdrawn, null))).Succeeded);
    }

    [Theory, Databases]
    public async Task Tier_names_are_the_associations_own(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.MembershipOfficer);
        Assert.Empty((await office.Send(new RenameTier(UnitTier.Governing, "理事会员单位", "Council unit"))).Errors);
        Assert.Empty((await office.Send(new RenameTier(UnitTier.Governing, "理事", null))).Errors);
        Assert.Equal("理事", (await app.Anonymous.Send(new ListTierNames()))[UnitTier.Governing].In("en"));
        Assert.Empty((await office.Send(new RenameTier(UnitTier.Governing, null, null))).Errors);
        Assert.Empty(await app.Anonymous.Send(new ListTierNames()));
    }

    [Theory, Databases]
    public async Task What_unit_membership_brings_follows_the_term_and_the_employment(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (member, stranger) = (new AUnit("会员医院", UnitTier.Governing).Seated(), new AUnit("非会员医院").Without());
        var person = new AColleague().At(member);
        await app.Given(member, stranger, person);
        Task<UnitBenefit?> Mine() => app.As(person.Id).Send(new GetMyUnitBenefit());
        Assert.Equal(("会员医院", UnitTier.Governing), (await Mine()) is { } benefit ? (benefit.Name, benefit.Tier) : default);

        var office = app.As(Role.MembershipOfficer);
        await office.Send(new Application.Members.Work.StartEmployment(person.Id, stranger.Id, null, null, Sample.Today));
        Assert.Null(await Mine());
        app.Clock.Advance(TimeSpan.FromDays(1));
        await office.Send(new Application.Members.Work.StartEmployment(person.Id, member.Id, null, null, Sample.Today.AddDays(1)));
        Assert.NotNull(await Mine());
        await office.Send(new EndUnitMembership(member.Id, Sample.Today, UnitTermEnding.Expelled, null));
        Assert.Null(await Mine());
        Assert.Equal(3, await app.Db(db => db.Employments.CountAsync(e => e.Person == person.Id)));
    }

    private static (int, int) Of(UnitList list, UnitTier tier) => list.Tiers.Single(t => t.Tier == tier) is var count ? (count.Exclusive, count.Nested) : default;

    private static async Task<(string, string?)> FirstAsync<T>(Task<Result<T>> sent) => (await sent).Errors[0] is var error ? (error.Code, error.Field) : default;
}

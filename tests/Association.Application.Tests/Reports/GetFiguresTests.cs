using Association.Application.Members;
using Association.Application.Reports;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Reports;

/// <summary>Source: product.md invariant 8: a past day gives the same answer again, and each figure is its rows.</summary>
public sealed class GetFiguresTests : IntegrationTests
{
    private static readonly DateOnly Before = new(2025, 6, 30);

    private readonly MemberUnit _unit = Unit("高新第一医院", "91350100M000100Y43");
    private readonly BuiltMember _stays = new AMember(Name: "安然", Joined: new DateOnly(2020, 1, 1)).Live();
    private readonly BuiltMember _leaves = new AMember(Joined: new DateOnly(2020, 1, 1)).Live();
    private readonly BuiltMember _joins = new AMember(Name: "李明", Joined: new DateOnly(2025, 9, 10)).Live();

    [Theory, Databases]
    public async Task A_change_leaves_the_figures_of_the_day_before_as_they_were(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var officer = app.As(Role.MembershipOfficer);
        var (then, now) = (await officer.Send(new GetFigures(Before)), await officer.Send(new GetFigures()));

        Assert.Equal((2, 2), (then.Members, now.Members));
        Assert.Equal([1, 0], Of(then, UnitTier.Member));
        Assert.Equal([0, 1], Of(now, UnitTier.Member));
        Assert.Equal(1, then.Tiers.Single(t => t.Tier == UnitTier.Member).Nested);
        Assert.Equal(1, now.Tiers.Single(t => t.Tier == UnitTier.Member).Nested);
        Assert.Equal((1, "主治医师"), (then.ByTitle[0].Members, then.ByTitle[0].Of));
        Assert.Equal((2, 1), (now.Retention.Then, now.Retention.Still));
        Assert.Equal((1, 1), (now.Months.Sum(m => m.Joined), now.Months.Sum(m => m.Left)));
        Assert.Equal(1, now.Months.Single(m => m.First == new DateOnly(2025, 12, 1)).Left);

        static int[] Of(Figures figures, UnitTier tier) =>
            [figures.Tiers.Single(t => t.Tier == tier).Exclusive, figures.Tiers.Single(t => t.Tier == UnitTier.Governing).Exclusive];
    }

    [Theory, Databases]
    public async Task The_rows_behind_a_figure_are_as_many_as_the_figure(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var officer = app.As(Role.MembershipOfficer);
        var figures = await officer.Send(new GetFigures(Before));
        Assert.Equal(figures.Members, (await officer.Send(new ListMembers(new MemberFilter(AsOf: Before)))).Total);
        Assert.Equal(figures.ByUnit.Single().Members, (await officer.Send(new ListMembers(new MemberFilter(Unit: _unit.Id.Value, AsOf: Before)))).Total);
        Assert.Equal(figures.WithoutUnit, (await officer.Send(new ListMembers(new MemberFilter(WithoutUnit: true, AsOf: Before)))).Total);

        var today = Sample.Today;
        var left = await officer.Send(new ListMembers(new MemberFilter(EndedFrom: new DateOnly(2025, 12, 1), EndedTo: new DateOnly(2025, 12, 31), AsOf: today)));
        Assert.Equal(_leaves.Id.Value, Assert.Single(left.Items).Id);
        var joined = await officer.Send(new ListMembers(new MemberFilter(JoinedFrom: new DateOnly(2025, 9, 1), JoinedTo: new DateOnly(2025, 9, 30), AsOf: today)));
        Assert.Equal(_joins.Id.Value, Assert.Single(joined.Items).Id);
        var kept = await officer.Send(new ListMembers(new MemberFilter(State: MemberState.Current, AlsoOn: today.AddYears(-1), AsOf: today)));
        Assert.Equal(_stays.Id.Value, Assert.Single(kept.Items).Id);
        Assert.Empty((await officer.Send(new ListMembers(new MemberFilter(Tier: UnitTier.Governing, AsOf: Before)))).Items);
        Assert.Single((await officer.Send(new ListMembers(new MemberFilter(Tier: UnitTier.Member, AsOf: Before)))).Items);
    }

    [Theory, Databases]
    public async Task Every_filter_narrows_and_the_list_is_read_in_both_directions(DatabaseKind database)
    {
        var app = await PreparedAsync(database);
        var officer = app.As(Role.MembershipOfficer);
        Assert.Equal(1, (await officer.Send(new ListMembers(new MemberFilter(State: MemberState.Ended)))).Total);
        Assert.Equal(3, (await officer.Send(new ListMembers(new MemberFilter(HasEmail: true, HasMobile: false)))).Total);
        Assert.Equal(0, (await officer.Send(new ListMembers(new MemberFilter(HasEmail: false)))).Total);
        Assert.Equal(1, (await officer.Send(new ListMembers(new MemberFilter(Title: "主治")))).Total);
        Assert.Equal(2, (await officer.Send(new ListMembers(new MemberFilter(Category: MembershipCategory.Ordinary)))).Total);

        var first = await officer.Send(new ListMembers(new MemberFilter(), Size: 1));
        var second = await officer.Send(new ListMembers(new MemberFilter(), After: first.Next, Size: 1));
        var back = await officer.Send(new ListMembers(new MemberFilter(), Before: second.Previous, Size: 1));
        Assert.NotEqual(first.Items[0].Id, second.Items[0].Id);
        Assert.Equal(first.Items[0].Id, back.Items[0].Id);
    }

    private async Task<TestApp> PreparedAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        _unit.Join(UnitTier.Member, new DateOnly(2019, 1, 1));
        _unit.MoveTo(UnitTier.Governing, new DateOnly(2025, 7, 1));
        _stays.Person.WorkAt(_unit.Id, "内科", "主治医师", new DateOnly(2020, 1, 1));
        _leaves.Membership.End(new DateOnly(2025, 12, 15));
        await app.Given(_unit, _stays, _leaves, _joins);
        return app;
    }

    private static MemberUnit Unit(string name, string code) =>
        UnifiedSocialCreditCode.TryParse(code, out var parsed) ? new MemberUnit(name, parsed) : throw new ArgumentException(code);
}

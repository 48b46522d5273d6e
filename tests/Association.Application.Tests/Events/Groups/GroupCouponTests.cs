using Association.Application.Events.Groups;
using Association.Application.Events.Pricing;
using Association.Domain.Access;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Groups;

/// <summary>A code for a whole group: each seat uses it once, all or none, and a seat given back gives its use back.</summary>
public sealed class GroupCouponTests : IntegrationTests
{
    private static async Task<GroupCase> OpenAsync(GroupCase one, int uses, decimal? budget = null)
    {
        Assert.Empty((await one.App.As(Role.EventOfficer).Send(new AddCoupon(one.Event.Id, new("团体优惠", null, CouponKind.Percent, 20, "TEAM2026", 1, uses, budget, null, [], [], null, null)))).Errors);
        return one;
    }

    private static Task<Domain.Common.Result<GroupOutcome>> PlaceAsync(GroupCase one, int seats) =>
        one.Mine.Send(new PlaceUnitOrder(one.Unit.Id, one.Event.Id, new("王联络", "liaison@example.org", null, null, null, [.. Enumerable.Range(0, seats - 1).Select(one.Row), new(one.Category, null, null, null)], " team-2026")));

    [Theory, Databases]
    public async Task It_lowers_every_seat_and_counts_each_once(DatabaseKind database)
    {
        var one = await OpenAsync(await GroupCase.StartAsync(await StartAsync(database)), uses: 12);
        var preview = (await one.Mine.Send(new PreviewUnitOrder(one.Unit.Id, one.Event.Id, [one.Row(0), one.Row(1)], "TEAM2026")))!;
        Assert.Equal((800m, 200m, null), (preview.Total, preview.Discount, preview.Refusal));

        var placed = await PlaceAsync(one, 3);
        Assert.Empty(placed.Errors);
        var group = await one.LookAsync(placed.Value.Group);

        Assert.Equal(1_200, group.Payment!.Total);
        Assert.Equal((3, 30_000L), await UsedAsync(one));
        Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(group.Open.Single(s => s.Name is null).Id), "刘会员", "13911112222", null))).Errors);
        Assert.Equal((3, 26_000L, 1_040m), (await UsedAsync(one) is var used ? used.Used : 0, used.Spent, (await one.LookAsync(group.Id)).Payment!.Total));
        Assert.Empty((await one.Mine.Send(new GiveSeatBack(new(group.Id), new(group.Open.First().Id)))).Errors);
        Assert.Equal((2, 16_000L), await UsedAsync(one));
        Assert.Empty((await one.Mine.Send(new CancelGroupOrder(new(group.Id)))).Errors);
        Assert.Equal((0, 0L), await UsedAsync(one));
    }

    [Theory, Databases]
    public async Task Too_few_uses_or_too_small_a_budget_refuse_the_whole_order(DatabaseKind database)
    {
        var one = await OpenAsync(await GroupCase.StartAsync(await StartAsync(database)), uses: 3, budget: 150);

        Assert.Equal(CouponErrors.TooFewUses.Code, (await PlaceAsync(one, 4)).Errors[0].Code);
        Assert.Equal(CouponErrors.OverBudget.Code, (await PlaceAsync(one, 2)).Errors[0].Code);
        Assert.Equal((0, 0), ((await UsedAsync(one)).Used, await one.TakenAsync()));
        Assert.Equal(CouponErrors.TooFewUses.Code, (await one.Mine.Send(new PreviewUnitOrder(one.Unit.Id, one.Event.Id, [.. Enumerable.Range(0, 4).Select(one.Row)], "TEAM2026")))!.Refusal?.Code);
    }

    private static async Task<(int Used, long Spent)> UsedAsync(GroupCase one) =>
        (await one.App.Db(db => db.CouponCodes.Select(c => c.Used).SingleAsync()), await one.App.Db(db => db.Coupons.Select(c => c.SpentFen).SingleAsync()));
}

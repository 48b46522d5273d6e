using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Events.Groups;

public sealed class GroupOrderTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Twelve_seats_two_without_a_name_are_one_order_and_ten_confirmations(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));

        var group = await one.PlacedAsync();

        Assert.Equal((10, 2, 6_000m, 12), (group.Named, group.Unnamed, group.Payment!.Total, await one.TakenAsync()));
        Assert.Equal((1, 1, 0), (await one.App.Db(db => db.Orders.CountAsync()), await one.MailsAsync(MailTemplates.GroupReceived), await one.MailsAsync(MailTemplates.RegistrationReceived)));
        await one.PayAsync(group);
        Assert.Equal(10, await one.MailsAsync(MailTemplates.RegistrationConfirmed));
        Assert.Equal((1, "高新第一医院工会"), (await one.MailsAsync(MailTemplates.PaymentConfirmed), (await one.LookAsync(group.Id)).InvoiceHead));
        Assert.Equal(10, await one.App.Db(db => db.Registrations.Select(r => r.TicketCode).Distinct().CountAsync()));
    }

    [Theory, Databases]
    public async Task A_group_takes_all_its_seats_or_none(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database), capacity: 11);
        var preview = await one.Mine.Send(new PreviewUnitOrder(one.Unit.Id, one.Event.Id, one.Twelve()));
        Assert.Equal((11, 12), (preview!.Missing[0].Left, preview.Missing[0].Asked));

        Assert.Equal(QuotaErrors.SoldOut.Code, (await one.PlaceAsync(one.Twelve())).Errors[0].Code);

        Assert.Equal((0, 0, 0), (await one.TakenAsync(), await one.App.Db(db => db.Registrations.CountAsync()), await one.App.Db(db => db.People.CountAsync(p => p.Name.StartsWith("参会")))));
    }

    [Theory, Databases]
    public async Task Each_row_says_what_is_wrong_with_it_and_what_it_costs(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        Assert.Empty((await one.App.As(one.Member.Id).Send(new RegisterForEvent(one.Event.Id, one.Event.Category.Id, null, true, null, null))).Errors);
        GroupRow[] rows = [one.Row(1), new(one.Category, "赵某", "123", null), one.Row(1), new(null, "钱某", "13900000088", null), new(one.Category, "刘会员", "139-1111-2222", "OTHER@example.org"), new(Guid.NewGuid(), null, null, null)];

        var preview = await one.Mine.Send(new PreviewUnitOrder(one.Unit.Id, one.Event.Id, rows));

        Assert.Equal([null, "mobile.invalid", "group.row-twice", "group.row-category", "group.row-registered", "group.row-category"],
            preview!.Rows.Select(r => r.Errors.Count == 0 ? null : r.Errors[0].Code is var code && code.StartsWith("mobile", StringComparison.Ordinal) ? "mobile.invalid" : r.Errors[0].Code));
        Assert.Equal((500m, 300m, false), (preview.Rows[0].Price, preview.Rows[4].Price, preview.Ready));
        Assert.Equal(GroupErrors.Rows.Code, (await one.PlaceAsync(rows)).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Nobody_pays_the_seats_are_free_again(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync([one.Row(1), new(one.Category, null, null, null)]);
        var nameless = await one.PlacedAsync([new(one.Category, null, null, null)]);
        one.App.Clock.Advance(TimeSpan.FromDays(8));

        foreach (var order in await one.App.Send(new OverdueHolds())) Assert.Empty((await one.App.Send(new ExpireHold(order))).Errors);

        Assert.Equal((GroupStatus.Expired, GroupStatus.Expired, 0), ((await one.LookAsync(group.Id)).Status, (await one.LookAsync(nameless.Id)).Status, await one.TakenAsync()));
    }

    [Theory, Databases]
    public async Task The_office_cancels_a_paid_group_and_owes_all_back(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        await one.PayAsync(group);
        Assert.Equal(GroupErrors.PaidSeat.Code, (await one.Mine.Send(new CancelGroupOrder(new(group.Id)))).Errors[0].Code);

        Assert.Empty((await one.App.As(Role.EventOfficer).Send(new CancelGroupOrder(new(group.Id)))).Errors);

        Assert.Equal((6_000m, 0), (await one.App.Db(db => db.Refunds.Select(r => r.Amount.Amount).SingleAsync()), await one.TakenAsync()));
    }

    [Theory, Databases]
    public async Task A_cancelled_event_ends_its_groups(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        await one.PayAsync(group);

        Assert.Empty((await one.App.As(Role.EventOfficer).Send(new CancelEvent(one.Event.Id))).Errors);

        Assert.Equal((GroupStatus.Cancelled, 0), ((await one.LookAsync(group.Id)).Status, await one.TakenAsync()));
    }

    [Theory, Databases]
    public async Task Strangers_other_units_and_wrong_links_see_nothing(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        var (clinic, number) = (new AUnit("别家诊所").Seated(), group.Number);
        var other = new AColleague("外人", "wairen", "wr").Serving(clinic);
        await one.App.Given(clinic, other);
        var key = one.App.Services.GetRequiredService<ILinkSecrets>().For(GroupLinks.Purpose, number);

        foreach (var stranger in new[] { one.App.Anonymous, one.App.As(other.Id), one.App.As(one.Member.Id) })
        {
            await Assert.ThrowsAsync<RefusedException>(() => stranger.Send(new GetGroupOrder(new(group.Id))));
            Assert.Equal("record.not-found", (await stranger.Send(new NameSeat(new(group.Id), new(group.Seats[10].Id), "何新人", "13900009999", null))).Errors[0].Code);
        }

        Assert.NotNull(await one.App.Anonymous.Send(new GetGroupOrder(new(group.Id), key)));
        Assert.Equal(group.Id, await one.App.Anonymous.Send(new FindGroupByLink(number, key)));
        Assert.Null(await one.App.Anonymous.Send(new FindGroupByLink(number, key + "x")));
        Assert.Equal("record.not-found", (await one.App.As(other.Id).Send(new PlaceUnitOrder(one.Unit.Id, one.Event.Id, new("a", "a@example.org", null, null, null, [one.Row(1)])))).Errors[0].Code);
    }
}

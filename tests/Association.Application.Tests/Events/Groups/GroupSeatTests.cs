using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Groups;

public sealed class GroupSeatTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_seat_gets_its_name_after_the_payment_and_its_own_ticket(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        await one.PayAsync(group);

        var named = await one.Mine.Send(new NameSeat(new(group.Id), new(group.Seats[10].Id), "何新人", "13900009999", "he@example.org"));

        Assert.Empty(named.Errors);
        var place = await one.App.Db(db => db.Registrations.SingleAsync(r => r.Id == new Id<Registration>(named.Value.Registration)));
        Assert.Equal((RegistrationStatus.Confirmed, 500m, 12), (place.Status, place.Price.Amount, await one.TakenAsync()));
        Assert.Equal(11, await one.MailsAsync(MailTemplates.RegistrationConfirmed));
        var mine = await one.App.Anonymous.Send(new GetRegistration(place.Id, one.KeyOf(place.Number)));
        Assert.Equal(("高新第一医院", null), (mine!.PaidBy, mine.Payment));
    }

    [Theory, Databases]
    public async Task A_member_named_before_the_payment_pays_the_price_of_a_member(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();

        Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(group.Seats[10].Id), "刘会员", "13911112222", null))).Errors);

        Assert.Equal(5_800m, (await one.LookAsync(group.Id)).Payment!.Total);
        await one.PayAsync(group);
    }

    [Theory, Databases]
    public async Task A_seat_that_is_free_for_members_leaves_the_order(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database), member: 0);
        var group = await one.PlacedAsync([new(one.Category, null, null, null)]);

        Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(group.Seats[0].Id), "刘会员", "13911112222", null))).Errors);

        Assert.Equal((OrderStatus.Cancelled, 1), (await one.App.Db(db => db.Orders.Select(o => o.Status).SingleAsync()), await one.MailsAsync(MailTemplates.RegistrationConfirmed)));
    }

    [Theory, Databases]
    public async Task A_person_is_replaced_until_the_lock_date_and_the_old_ticket_dies(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        await one.PayAsync(group);
        var before = await one.App.Db(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == new Id<Registration>(group.Seats[0].Registration!.Value)));

        Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(group.Seats[0].Id), "孙替补", "13900007777", "sun@example.org"))).Errors);

        var after = await one.App.Db(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == before.Id));
        Assert.Equal(("孙替补", RegistrationStatus.Confirmed), (after.Name, after.Status));
        Assert.NotEqual(before.TicketCode, after.TicketCode);
        Assert.Equal((1, 11), (await one.MailsAsync(MailTemplates.RegistrationHandedOver), await one.MailsAsync(MailTemplates.RegistrationConfirmed)));
        one.App.Clock.SetUtcNow(one.Event.Event.ChangesUntil);
        Assert.Equal(GroupErrors.Locked.Code, (await one.Mine.Send(new NameSeat(new(group.Id), new(group.Seats[1].Id), "迟到", "13900006666", null))).Errors[0].Code);
        Assert.Empty((await one.App.As(Role.EventOfficer).Send(new NameSeat(new(group.Id), new(group.Seats[1].Id), "迟到", "13900006666", null))).Errors);
    }

    [Theory, Databases]
    public async Task Whoever_cannot_come_leaves_the_seat_to_the_group(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        await one.PayAsync(group);

        Assert.Empty((await one.App.Anonymous.Send(new CancelRegistration(new(group.Seats[0].Registration!.Value), one.KeyOf(group.Seats[0].Number!)))).Errors);

        group = await one.LookAsync(group.Id);
        Assert.Equal((9, 3, OrderStatus.Paid, 12), (group.Named, group.Unnamed, group.Payment!.Status, await one.TakenAsync()));
        Assert.Equal(1, await one.MailsAsync(MailTemplates.GroupSeatVacated));
        Assert.Equal(GroupErrors.PaidSeat.Code, (await one.Mine.Send(new GiveSeatBack(new(group.Id), new(group.Seats[0].Id)))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Unpaid_seats_are_given_back_one_by_one_or_all(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();

        Assert.Empty((await one.Mine.Send(new GiveSeatBack(new(group.Id), new(group.Seats[0].Id)))).Errors);
        Assert.Empty((await one.Mine.Send(new GiveSeatBack(new(group.Id), new(group.Seats[11].Id)))).Errors);
        Assert.Equal((5_000m, 10), ((await one.LookAsync(group.Id)).Payment!.Total, await one.TakenAsync()));
        Assert.Empty((await one.Mine.Send(new CancelGroupOrder(new(group.Id)))).Errors);

        Assert.Equal((GroupStatus.Cancelled, 0, 1), ((await one.LookAsync(group.Id)).Status, await one.TakenAsync(), await one.MailsAsync(MailTemplates.GroupEnded)));
        Assert.Equal(0m, (await one.App.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).Select(e => e.Amount.Amount).ToListAsync())).Sum());
    }

    [Theory, Databases]
    public async Task The_contact_is_reminded_of_missing_names_once_per_day_of_the_plan(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var group = await one.PlacedAsync();
        async Task<int> RemindAsync() => (await one.App.Send(new PlanNameReminders())).Value;
        Assert.Equal(0, await RemindAsync());

        one.App.Clock.SetUtcNow(group.NamesDue.AddDays(-6));
        Assert.Equal((1, 0), (await RemindAsync(), await RemindAsync()));
        one.App.Clock.SetUtcNow(group.NamesDue.AddDays(-2));
        Assert.Equal((1, 0), (await RemindAsync(), await RemindAsync()));
        foreach (var seat in (await one.LookAsync(group.Id)).Open.Where(s => s.Registration is null))
            Assert.Empty((await one.Mine.Send(new NameSeat(new(group.Id), new(seat.Id), $"补名{"甲乙"[seat.Position % 2]}", $"1380000{seat.Position:0000}", null))).Errors);
        one.App.Clock.SetUtcNow(group.NamesDue.AddHours(-12));
        Assert.Equal(0, await RemindAsync());
    }

    [Theory, Databases]
    public async Task A_colleague_is_picked_from_the_roster_of_the_own_unit_only(DatabaseKind database)
    {
        var one = await GroupCase.StartAsync(await StartAsync(database));
        var (colleague, clinic) = (new AColleague("周同事", "zhoutongshi", "zts", "zhou@example.org").At(one.Unit), new AUnit("别家诊所").Seated());
        var foreign = new AColleague("外人", "wairen", "wr").At(clinic);
        await one.App.Given(clinic, colleague, foreign);

        var group = await one.PlacedAsync([new(one.Category, null, null, null, colleague.Employments.First().Id.Value)]);
        Assert.Equal(("周同事", "高新第一医院"), (group.Seats[0].Name, group.Seats[0].Unit));
        Assert.Equal(GroupErrors.Rows.Code, (await one.PlaceAsync([new(one.Category, null, null, null, foreign.Employments.First().Id.Value)])).Errors[0].Code);
    }
}

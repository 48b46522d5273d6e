using Association.Application.Events;
using Association.Application.Files;
using Association.Application.Finance;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events;

public sealed class ExpireHoldsTests : IntegrationTests
{
    private sealed record Case(TestApp App, BuiltEvent Event, TestUser Member, Id<Registration> Registration)
    {
        public async Task<int> RunAsync()
        {
            var due = await App.Send(new OverdueHolds());
            foreach (var order in due) Assert.True((await App.Send(new ExpireHold(order))).Succeeded);
            return due.Count;
        }

        public Task<Registration> PlaceAsync() => App.Db(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == Registration));
    }

    private async Task<Case> UnpaidAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 300, NonMember: 500, Capacity: 1, CategoryCapacity: 1).Published(), new AMember().Live());
        await app.Given(@event, member);
        var mine = app.As(member.Id);
        var id = (await mine.Send(new RegisterForEvent(@event.Id, @event.Category.Id, null, true, null, null))).Value.Registration;
        return new(app, @event, mine, new(id));
    }

    [Theory, Databases]
    public async Task An_unpaid_place_ends_and_is_free_for_the_next(DatabaseKind database)
    {
        var one = await UnpaidAsync(database);
        Assert.Equal(0, await one.RunAsync());
        one.App.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(1, await one.RunAsync());

        Assert.Equal(RegistrationStatus.Expired, (await one.PlaceAsync()).Status);
        Assert.Equal(OrderStatus.Cancelled, await one.App.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
        Assert.Equal(0m, (await one.App.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).Select(e => e.Amount.Amount).ToListAsync())).Sum());
        Assert.Equal(2, await one.App.Db(db => db.Quotas.CountAsync(q => q.Taken == 0)));
        Assert.Equal(1, await one.App.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.RegistrationExpired)));
        Assert.Equal(0, await one.RunAsync());

        var next = new AMember(Email: "next@example.org").Live();
        await one.App.Given(next);
        Assert.True((await one.App.As(next.Id).Send(new RegisterForEvent(one.Event.Id, one.Event.Category.Id, null, true, null, null))).Succeeded);
    }

    [Theory, Databases]
    public async Task A_slip_that_nobody_decided_on_keeps_the_place(DatabaseKind database)
    {
        var one = await UnpaidAsync(database);
        await one.Member.Send(new UploadSlip(one.Registration, new UploadedFile("slip.pdf", "%PDF-1.7 slip"u8.ToArray())));
        one.App.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, await one.RunAsync());

        var order = await one.App.Db(db => db.Orders.Select(o => o.Id).SingleAsync());
        await one.App.Send(new ExpireHold(order));
        Assert.Equal(RegistrationStatus.AwaitingPayment, (await one.PlaceAsync()).Status);

        await one.App.As(Role.FinanceOfficer).Send(new RefuseSlip(order, "No such transfer"));
        Assert.Equal(1, await one.RunAsync());
    }

    [Theory, Databases]
    public async Task Expiring_and_paying_at_once_leave_one_of_the_two(DatabaseKind database)
    {
        var one = await UnpaidAsync(database);
        one.App.Clock.Advance(TimeSpan.FromDays(8));
        var order = await one.App.Db(db => db.Orders.Select(o => o.Id).SingleAsync());

        var expiring = one.App.Send(new ExpireHold(order));
        var second = one.App.Send(new ExpireHold(order));
        var paying = one.App.As(Role.FinanceOfficer).Send(new ConfirmPayment(order, 300, Sample.Today));
        await Task.WhenAll(expiring, second);
        var paid = (await paying).Succeeded;

        var status = (await one.PlaceAsync()).Status;
        Assert.Equal(paid ? RegistrationStatus.Confirmed : RegistrationStatus.Expired, status);
        Assert.Equal(paid ? 1 : 0, await one.App.Db(db => db.Payments.CountAsync()));
    }
}

using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events;

public sealed class RegisterForEventTests : IntegrationTests
{
    private static readonly GuestDetails Li = new("李娜", "13800138000", "li.na@example.org", "第一医院");

    private static RegisterForEvent Of(BuiltEvent @event, GuestDetails? guest = null, bool consent = true, string? key = null) =>
        new(@event.Id, @event.Category.Id, guest, consent, null, key);

    [Theory, Databases]
    public async Task A_live_member_pays_the_member_price_and_a_former_one_does_not(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, live, former) = (new AnEvent(Member: 300, NonMember: 500).Published(), new AMember().Live(), new AMember(Name: "王芳", Pinyin: "wangfang").Former());
        await app.Given(@event, live, former);

        await app.As(live.Id).Send(Of(@event));
        await app.As(former.Id).Send(Of(@event));

        var prices = await app.Db(db => db.Registrations.OrderBy(r => r.Price.Amount).Select(r => new { r.Price.Amount, r.AsMember }).ToListAsync());
        Assert.Equal([(300m, true), (500m, false)], prices.Select(p => (p.Amount, p.AsMember)));
    }

    [Theory, Databases]
    public async Task A_paid_place_waits_for_its_money_with_a_reference_a_charge_and_a_mail(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(NonMember: 500, PaymentDays: 7).Published();
        await app.Given(@event);

        var outcome = await app.Anonymous.Send(Of(@event, Li));

        Assert.True(outcome.Succeeded);
        var order = await app.Db(db => db.Orders.Include(o => o.Lines).SingleAsync());
        Assert.Matches("^[2-9A-HJ-NP-Z]{8}$", order.Reference);
        Assert.Equal((new Money(500), AssociationCalendar.At(Sample.Today.AddDays(8))), (order.Total, order.DueAt));
        Assert.Equal(500m, await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).SumAsync(e => e.Amount.Amount)));
        Assert.Equal("registration-received", await app.Db(db => db.Outbox.Select(m => m.Template).SingleAsync()));
    }

    [Theory, Databases]
    public async Task The_same_person_gets_the_first_registration_and_takes_one_seat(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(Capacity: 5).Published();
        await app.Given(@event);

        var first = await app.Anonymous.Send(Of(@event, Li));
        var again = await app.Anonymous.Send(Of(@event, Li with { Name = " 李 娜 ", Mobile = "+86 138-0013-8000", Email = "LI.NA@Example.org" }));

        Assert.True(again.Value.Known);
        Assert.Equal(first.Value.Registration, again.Value.Registration);
        Assert.Equal(1, await app.Db(db => db.Quotas.Select(q => q.Taken).SingleAsync()));
    }

    [Theory, Databases]
    public async Task The_same_name_and_mailbox_with_another_number_is_the_same_person(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Capacity: 5).Published(), new AMember(Name: "李娜", Email: "li.na@example.org").Live());
        await app.Given(@event, member);
        var first = await app.As(member.Id).Send(Of(@event));

        var again = await app.Anonymous.Send(Of(@event, Li with { Mobile = "13900139000", Email = "Li.Na@EXAMPLE.org" }));
        var namesake = await app.Anonymous.Send(Of(@event, Li with { Mobile = "13900139001", Email = "another@example.org" }));
        var colleague = await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139002" }));

        Assert.Equal((true, first.Value.Registration), (again.Value.Known, again.Value.Registration));
        Assert.Equal((false, false), (namesake.Value.Known, colleague.Value.Known));
        Assert.Equal(RegistrationErrors.NotForOthers.Code, (await app.As(member.Id).Send(Of(@event, Li))).Errors.Single().Code);
    }

    [Theory, Databases]
    public async Task One_key_makes_one_registration_and_a_key_is_for_one_content(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(Capacity: 5).Published();
        await app.Given(@event);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => app.Anonymous.Send(Of(@event, Li, key: "one-click")))));
        var other = await app.Anonymous.Send(Of(@event, Li with { Name = "王芳" }, key: "one-click"));

        Assert.All(answers, a => Assert.Equal(answers[0].Value.Registration, a.Value.Registration));
        Assert.Equal(1, await app.Db(db => db.Registrations.CountAsync()));
        Assert.Equal(CommonErrors.KeyReused.Code, Assert.Single(other.Errors).Code);
    }

    [Theory, Databases]
    public async Task Sold_out_is_a_clear_refusal_that_leaves_nothing_behind(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(Capacity: 10, CategoryCapacity: 1, NonMember: 100).Published();
        await app.Given(@event);

        await app.Anonymous.Send(Of(@event, Li));
        var second = await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139000" }));

        Assert.Equal("quota.sold-out", Assert.Single(second.Errors).Code);
        Assert.Equal((1, 1, 1, 1), await app.Db(async db =>
            (await db.Registrations.CountAsync(), await db.Orders.CountAsync(), await db.Outbox.CountAsync(), await db.Quotas.Where(q => q.Category == null).Select(q => q.Taken).SingleAsync())));
    }

    [Theory, Databases]
    public async Task What_is_typed_wrong_is_named_by_its_field(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        await app.Given(@event);

        Assert.Equal("Mobile", (await app.Anonymous.Send(Of(@event, Li with { Mobile = "12800138000" }))).Errors[0].Field);
        Assert.Equal("Name", (await app.Anonymous.Send(Of(@event, Li with { Name = " " }))).Errors[0].Field);
        Assert.Equal("Email", (await app.Anonymous.Send(Of(@event, Li with { Email = "a\r\nBcc: b@c.d" }))).Errors[0].Field);
        Assert.Equal("registration.consent", (await app.Anonymous.Send(Of(@event, Li, consent: false))).Errors[0].Code);
        Assert.Equal(0, await app.Db(db => db.People.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_draft_does_not_exist_and_a_closed_event_says_so(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (draft, closed) = (new AnEvent().Draft(), new AnEvent(ClosesAt: Sample.Now.AddMinutes(1)).Published());
        await app.Given(draft, closed);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ErrorKind.NotFound, (await app.Anonymous.Send(Of(draft, Li))).Errors[0].Kind);
        Assert.Equal("registration.closed", (await app.Anonymous.Send(Of(closed, Li))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Cancelling_an_unpaid_place_frees_the_seat_and_takes_the_charge_back(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent(Member: 300).Published(), new AMember().Live());
        await app.Given(@event, member);
        var mine = app.As(member.Id);
        var id = new Id<Registration>((await mine.Send(Of(@event))).Value.Registration);

        Assert.True((await mine.Send(new CancelRegistration(id))).Succeeded);

        Assert.Equal(0, await app.Db(db => db.Quotas.Select(q => q.Taken).SingleAsync()));
        Assert.Equal(0m, await app.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.Receivable).SumAsync(e => e.Amount.Amount)));
        Assert.Equal(OrderStatus.Cancelled, await app.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
        Assert.Equal("registration.not-active", (await mine.Send(new CancelRegistration(id))).Errors[0].Code);
        Assert.False((await mine.Send(Of(@event))).Value.Known);
    }

    [Theory, Databases]
    public async Task Somebody_elses_registration_is_as_good_as_none(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, owner, other) = (new AnEvent().Published(), new AMember().Live(), new AMember(Name: "王芳", Pinyin: "wangfang").Live());
        await app.Given(@event, owner, other);
        var id = new Id<Registration>((await app.As(owner.Id).Send(Of(@event))).Value.Registration);

        var foreign = await app.As(other.Id).Send(new CancelRegistration(id));
        var missing = await app.As(other.Id).Send(new CancelRegistration(Id<Registration>.New()));
        var forged = await app.Anonymous.Send(new CancelRegistration(id, "00000000000000000000000000000000"));

        Assert.All([foreign, missing, forged], r => Assert.Equal(missing.Errors[0], r.Errors[0] with { Arguments = missing.Errors[0].Arguments }));
        Assert.True((await app.As(Role.EventOfficer).Send(new CancelRegistrationByOffice(@event.Id, id))).Succeeded);
    }
}

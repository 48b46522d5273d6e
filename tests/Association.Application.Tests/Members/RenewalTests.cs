using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Finance;
using Association.Application.Members.Applications;
using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Members;

public sealed class RenewalTests : IntegrationTests
{
    private sealed record Case(TestApp App, TestUser Member, TestUser Office, Id<Membership> Membership, Id<Person> Person);

    private async Task<Case> OneMemberAsync(DatabaseKind database, decimal fee)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(new ApproveApplication(await new AnApplication(Listed: true).HandInAsync(app.Anonymous)));
        if (fee > 0) Assert.True((await office.Send(Fee(fee))).Succeeded);
        var membership = await app.Db(db => db.Memberships.SingleAsync());
        return new(app, app.As(membership.Person), office, membership.Id, membership.Person);
    }

    private static SetCategory Fee(decimal fee) => new(MembershipCategory.Ordinary, true, "在职医务人员", null, false, false, true, fee, 12, 60, 30, 365);

    [Theory, Databases]
    public async Task A_renewal_with_dues_waits_for_the_money_and_the_live_term_is_untouched(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 120);
        Assert.Equal("membership.not-renewable", (await one.Member.Send(new RenewMembership(one.Membership))).Errors[0].Code);
        one.App.Clock.Advance(TimeSpan.FromDays(340));
        var live = (await one.Member.Send(new GetOwnMembership()))!.Terms.Single();

        var races = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => one.Member.Send(new RenewMembership(one.Membership)))));

        Assert.Single(races, r => r.Succeeded);
        var waiting = (await one.Member.Send(new GetOwnMembership()))!;
        Assert.Equal((RenewalState.Started, OrderStatus.Open, 120m), (waiting.Renewal.State, waiting.Dues!.Status, waiting.Dues.Total));
        Assert.Equal(live, waiting.Terms.Single(t => t.State is TermState.Live));

        Assert.True((await one.Member.Send(new UploadDuesSlip(new(waiting.Dues.Order), AnApplication.Scan))).Succeeded);
        Assert.True((await one.Office.Send(new ConfirmPayment(new(waiting.Dues.Order), 120, one.App.Clock.Today()))).Succeeded);

        var renewed = (await one.Member.Send(new GetOwnMembership()))!;
        Assert.Equal([TermState.Live, TermState.Live], renewed.Terms.Select(t => t.State));
        Assert.Equal((live.To!.Value.AddDays(1), live), (renewed.Terms[0].From, renewed.Terms[1]));
        Assert.Equal(-120m, await one.App.Db(db => db.LedgerEntries.Where(e => e.Account == LedgerAccount.DuesIncome).SumAsync(e => e.Amount.Amount)));
    }

    [Theory, Databases]
    public async Task Without_dues_a_renewal_is_live_at_once_and_late_it_restarts_today(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 0);
        one.App.Clock.Advance(TimeSpan.FromDays(365 + 100));
        Assert.Equal(MembershipStatus.Lapsed, (await one.Member.Send(new GetOwnMembership()))!.Standing.Status);

        Assert.True((await one.Member.Send(new RenewMembership(one.Membership))).Value);

        var renewed = (await one.Member.Send(new GetOwnMembership()))!;
        Assert.Equal((true, one.App.Clock.Today()), (renewed.Standing.Counts, renewed.Terms[0].From));
    }

    [Theory, Databases]
    public async Task A_renewal_given_up_takes_its_order_back(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 120);
        one.App.Clock.Advance(TimeSpan.FromDays(340));
        await one.Member.Send(new RenewMembership(one.Membership));

        Assert.Equal("record.not-found", (await one.App.As().Send(new CancelRenewal(one.Membership))).Errors[0].Code);
        Assert.True((await one.Member.Send(new CancelRenewal(one.Membership))).Succeeded);

        Assert.Equal(OrderStatus.Cancelled, await one.App.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
        Assert.Equal(RenewalState.Early, (await one.Member.Send(new GetOwnMembership()))!.Renewal.State);
        Assert.True((await one.Member.Send(new RenewMembership(one.Membership))).Succeeded);
    }

    [Theory, Databases]
    public async Task With_a_fee_an_approved_applicant_is_pending_until_the_dues_are_settled(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(Fee(50));
        await office.Send(new ApproveApplication(await new AnApplication().HandInAsync(app.Anonymous)));
        var person = await app.Db(db => db.People.Select(p => p.Id).SingleAsync());
        var pending = (await app.As(person).Send(new GetOwnMembership()))!;
        app.Clock.Advance(TimeSpan.FromDays(5));

        Assert.True((await office.Send(new ConfirmPayment(new(pending.Dues!.Order), 50, app.Clock.Today()))).Succeeded);

        Assert.Equal((MembershipStatus.Pending, false), (pending.Standing.Status, pending.Standing.Counts));
        var settled = (await app.As(person).Send(new GetOwnMembership()))!;
        Assert.Equal((MembershipStatus.New, Sample.Today.AddDays(5)), (settled.Standing.Status, settled.JoinedOn));
    }

    [Theory, Databases]
    public async Task A_refused_slip_for_dues_is_told_to_the_payer_with_the_reason_and_the_way_back(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var office = app.As(Role.Administrator);
        await office.Send(Fee(50));
        var wanted = new AnApplication(Email: "payer@example.org");
        var application = await wanted.HandInAsync(app.Anonymous);
        await office.Send(new ApproveApplication(application));
        var (order, number) = await app.Db(async db => (await db.Orders.Select(o => o.Id).SingleAsync(), await db.Applications.Select(a => a.Number).SingleAsync()));
        var key = await app.With<ILinkSecrets, string>(s => Task.FromResult(s.For(ApplicationLinks.Purpose, number)));
        Assert.True((await app.Anonymous.Send(new UploadDuesSlip(order, AnApplication.Scan, key))).Succeeded);

        Assert.True((await office.Send(new RefuseSlip(order, "凭证金额与应缴会费不符"))).Succeeded);

        var message = await app.Db(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == MailTemplates.DuesSlipRefused));
        Assert.Equal("payer@example.org", message.To);
        var mail = (await ComposeAsync(app, message))!;
        Assert.Contains("凭证金额与应缴会费不符", mail.Text, StringComparison.Ordinal);
        Assert.Contains("¥50.00", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/join/{number}?k=", mail.Text, StringComparison.Ordinal);
        // Another slip on its way: the mail is not needed any more.
        Assert.True((await app.Anonymous.Send(new UploadDuesSlip(order, AnApplication.Scan, key))).Succeeded);
        Assert.Null(await ComposeAsync(app, message));

        Assert.True((await office.Send(new ConfirmPayment(order, 50, app.Clock.Today()))).Succeeded);
        Assert.Equal("payer@example.org", await app.Db(db => db.Outbox.Where(m => m.Template == MailTemplates.PaymentConfirmed).Select(m => m.To).SingleAsync()));
    }

    [Theory, Databases]
    public async Task A_category_is_called_as_the_office_says_and_no_two_are_called_the_same(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 0);
        Assert.DoesNotContain(await one.App.Anonymous.Send(new ListCategoryNames()), c => c.Name is not null);

        Assert.True((await one.Office.Send(Fee(0) with { NameZh = "执业会员", NameEn = "Practising member" })).Succeeded);
        var taken = await one.Office.Send(Fee(0) with { Category = MembershipCategory.Student, NameZh = "执业会员" });

        Assert.Equal("membership-policy.name-taken", taken.Errors[0].Code);
        var name = Assert.Single(await one.App.Anonymous.Send(new ListCategoryNames()), c => c.Name is not null);
        Assert.Equal((MembershipCategory.Ordinary, "执业会员", "Practising member"), (name.Category, name.Name!.Zh, name.Name.En));
        Assert.True((await one.Office.Send(Fee(0))).Succeeded);
        Assert.DoesNotContain(await one.App.Anonymous.Send(new ListCategoryNames()), c => c.Name is not null);
    }

    private static Task<MailContent?> ComposeAsync(TestApp app, OutboxMessage message) =>
        app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == message.Template).ComposeAsync(message, default));

    [Theory, Databases]
    public async Task The_card_says_valid_not_valid_or_unknown(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 0);
        var key = (await one.Member.Send(new GetOwnMembership()))!.CardKey!;
        Assert.Equal(CardAnswer.Valid, await one.App.Anonymous.Send(new CheckCard(key)));
        Assert.Equal(CardAnswer.Unknown, await one.App.Anonymous.Send(new CheckCard("nobody")));
        Assert.Null((await one.Office.Send(new GetMembership(one.Person)))!.CardKey);

        Assert.True((await one.Member.Send(new RenewCard(one.Membership))).Succeeded);
        Assert.Equal(CardAnswer.Unknown, await one.App.Anonymous.Send(new CheckCard(key)));
        var fresh = (await one.Member.Send(new GetOwnMembership()))!.CardKey!;
        await one.Office.Send(new EndMembership(one.Membership, MembershipEnding.Expelled, one.App.Clock.Today(), "常务理事会决议"));
        one.App.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CardAnswer.NotValid, await one.App.Anonymous.Send(new CheckCard(fresh)));
    }

    [Theory, Databases]
    public async Task Only_members_and_the_office_see_those_who_agreed(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 0);
        var silent = new AMember().Live();
        await one.App.Given(silent);

        Assert.Equal(["李建国"], (await one.App.As(silent.Id).Send(new BrowseDirectory())).Entries.Select(e => e.Name));
        Assert.Equal(1, (await one.Office.Send(new BrowseDirectory("lijg"))).Total + (await one.Office.Send(new BrowseDirectory("ljg"))).Total);
        await Assert.ThrowsAsync<RefusedException>(() => one.App.As().Send(new BrowseDirectory()));
        Assert.Equal("record.not-found", (await one.Office.Send(new ListInDirectory(one.Membership, false))).Errors[0].Code);
        Assert.True((await one.Member.Send(new ListInDirectory(one.Membership, false))).Succeeded);
        Assert.Empty((await one.Office.Send(new BrowseDirectory())).Entries);
    }

    [Theory, Databases]
    public async Task An_override_gives_the_member_price_until_its_day(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 0);
        var @event = new AnEvent(Member: 300, NonMember: 500).Published();
        await one.App.Given(@event);
        await one.Office.Send(new OverrideStatus(one.Membership, MembershipStatus.Lapsed, one.App.Clock.Today(), "会费争议处理中"));
        var dear = (await one.Member.Send(new GetPublicEvent(@event.Event.Slug)))!;
        await one.Office.Send(new FollowStatusRules(one.Membership));
        var cheap = (await one.Member.Send(new GetPublicEvent(@event.Event.Slug)))!;

        Assert.Equal((500m, 300m), (dear.Categories.Single().PriceNow!.Value, cheap.Categories.Single().PriceNow!.Value));
    }

    [Theory, Databases]
    public async Task Settings_change_statuses_at_once_and_two_who_change_them_first_keep_one_policy(DatabaseKind database)
    {
        var one = await OneMemberAsync(database, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => one.Office.Send(new SetNumberPattern($"A{i}{{n:5}}")))));

        Assert.Equal(1, await one.App.Db(db => db.MembershipPolicies.CountAsync()));
        Assert.True((await one.Office.Send(new SetStatusRules([new(MembershipStatus.Current, new(StatusDate.Joined), null, true)]))).Succeeded);
        Assert.Equal(MembershipStatus.Current, (await one.Member.Send(new GetOwnMembership()))!.Standing.Status);
        Assert.Equal("access.denied", (await one.App.As(Role.Auditor).Send(new SetNumberPattern("X{n}"))).Errors[0].Code);
        Assert.Equal("member-number.pattern", (await one.Office.Send(new SetNumberPattern("X"))).Errors[0].Code);
        var simulated = await one.Office.Send(new SimulateStatus(MembershipCategory.Ordinary, Sample.Today, Sample.Today.AddMonths(12), null, null, Sample.Today.AddYears(3)));
        Assert.Equal((MembershipStatus.Current, 1), (simulated.Status, simulated.Place));
    }
}

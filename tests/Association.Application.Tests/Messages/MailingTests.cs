using Association.Application.Finance;
using Association.Application.Messages;
using Association.Application.Messages.Mailings;
using Association.Application.Messages.Reminders;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Messages;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Messages;

public sealed class MailingTests : IntegrationTests
{
    private static readonly MailingWords Words = new("通知：{{today}}", "{{name}}，您好：\n\n请查看[您的页面]({{link}})。");
    private static readonly MailingAudience Members = new(AudienceKind.Members);

    private async Task<TestApp> WithMembersAsync(DatabaseKind database, params string?[] addresses)
    {
        var app = await StartAsync(database);
        foreach (var address in addresses) await app.Given(new AMember(Email: address).Live());
        return app;
    }

    private static async Task<Id<Mailing>> DraftAsync(TestApp app, MailingAudience? audience = null, MailKind kind = MailKind.EventNews, MailingWords? words = null)
    {
        var saved = await app.As(Role.Administrator).Send(new SaveMailing(null, audience ?? Members, kind, words ?? Words));
        Assert.True(saved.Succeeded, saved.Succeeded ? "" : saved.Errors[0].Code);
        return new(saved.Value);
    }

    private static Task<int> WorkAsync(TestApp app) => app.With<LongTaskRunner, int>(runner => runner.RunAsync(default));

    private static Task<int> DispatchAsync(TestApp app) => app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

    private static Task LeaveAsync(TestApp app, string typed, MailKind? kind) => app.Db(async db =>
    {
        var address = new MailAddress(EmailAddress.TryParse(typed, out var parsed) ? parsed : throw new InvalidOperationException(typed));
        if (kind is { } left) address.Leave(left);
        else for (var i = 0; i < MailAddress.BouncesToStop; i++) address.Bounced("550", app.Now);
        db.MailAddresses.Add(address);
        await db.SaveChangesAsync();
    });

    [Theory, Databases]
    public async Task Before_it_is_sent_everybody_who_gets_nothing_is_counted_with_the_reason(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org", "b@example.org", null, "stopped@example.org", "left@example.org", "A@example.org");
        await LeaveAsync(app, "stopped@example.org", null);
        await LeaveAsync(app, "left@example.org", MailKind.EventNews);
        var office = app.As(Role.MembershipOfficer);

        var news = await office.Send(new CountAudience(Members, MailKind.EventNews));
        Assert.Equal(2, news.Reached);
        Assert.Equal(
            [(LeftOut.NoAddress, 1), (LeftOut.AddressStopped, 1), (LeftOut.Unsubscribed, 1), (LeftOut.SameAddress, 1)], news.LeftOut.OrderBy(p => p.Key).Select(p => (p.Key, p.Value)));
        // What somebody must receive cannot be left.
        Assert.Equal(3, (await office.Send(new CountAudience(Members, MailKind.Service))).Reached);
        Assert.Equal(0, await app.Db(db => db.Outbox.CountAsync()));
    }

    [Theory, Databases]
    public async Task Sent_now_each_gets_one_mail_and_the_log_says_what_became_of_it(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org", "b@example.org", null);
        var id = await DraftAsync(app);
        var office = app.As(Role.Administrator);
        Assert.True((await office.Send(new ScheduleMailing(id))).Succeeded);
        Assert.Equal("mailing.not-draft", (await office.Send(new ScheduleMailing(id))).Errors[0].Code);
        Assert.Equal(1, await WorkAsync(app));
        Assert.Equal(2, await DispatchAsync(app));

        var details = (await office.Send(new GetMailing(id)))!;
        Assert.Equal((MailingState.Sent, 2, 1), (details.State, details.States[OutboxState.Sent], details.LeftOut[LeftOut.NoAddress]));
        var lines = (await office.Send(new ListRecipients(id)))!.Items;
        Assert.Equal(3, lines.Count);
        Assert.Equal(2, lines.Count(l => l.State is OutboxState.Sent && l.Address is not null));
        Assert.Equal(LeftOut.NoAddress, Assert.Single((await office.Send(new ListRecipients(id, LeftOut: true)))!.Items).Reason);
        Assert.Equal(2, (await office.Send(new ListRecipients(id, OutboxState.Sent)))!.Total);
    }

    [Theory, Databases]
    public async Task At_its_moment_the_list_is_asked_anew_and_nobody_gets_it_twice(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org");
        var id = await DraftAsync(app);
        var at = app.Now.AddDays(1);
        Assert.True((await app.As(Role.Administrator).Send(new ScheduleMailing(id, at))).Succeeded);
        Assert.Empty(await app.Send(new DueMailings()));
        await app.Given(new AMember("李明", Email: "later@example.org", Joined: Sample.Today.AddYears(-1)).Live());

        app.Clock.SetUtcNow(at);
        Assert.Equal([id], await app.Send(new DueMailings()));
        var started = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => app.Send(new StartMailing(id)))));
        Assert.All(started, answer => Assert.True(answer.Succeeded));
        Assert.Equal(1, await WorkAsync(app));
        Assert.Equal(2, await app.Db(db => db.Outbox.CountAsync(m => m.Mailing == id.Value)));
    }

    [Theory, Databases]
    public async Task Stopped_nothing_that_waits_leaves(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org", "b@example.org", "c@example.org");
        var (id, office) = (await DraftAsync(app), app.As(Role.Administrator));
        await office.Send(new ScheduleMailing(id));
        await WorkAsync(app);

        // The worker has ended and the mails wait: they can be held back still.
        var stopped = await office.Send(new StopMailing(id));
        Assert.Equal(3, stopped.Value);
        Assert.Equal(0, await DispatchAsync(app));
        Assert.Equal("mailing.not-running", (await office.Send(new StopMailing(id))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task What_was_not_needed_any_more_is_not_counted_as_sent(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org", "b@example.org", "c@example.org");
        var (id, office) = (await DraftAsync(app), app.As(Role.Administrator));
        await office.Send(new ScheduleMailing(id));
        await WorkAsync(app);
        await LeaveAsync(app, "a@example.org", null);
        await LeaveAsync(app, "b@example.org", MailKind.EventNews);
        Assert.Equal(1, await DispatchAsync(app));

        var details = (await office.Send(new GetMailing(id)))!;
        Assert.Equal((1, 2), (details.States[OutboxState.Sent], details.NotNeeded));
        Assert.Equal("c***@example.org", Assert.Single((await office.Send(new ListRecipients(id, OutboxState.Sent)))!.Items).Address);
        Assert.Equal(2, (await office.Send(new ListRecipients(id, NotNeeded: true)))!.Total);
    }

    [Theory, Databases]
    public async Task Recipients_are_turned_over_page_by_page_in_one_order(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org");
        var (id, office) = (await DraftAsync(app), app.As(Role.Administrator));
        await office.Send(new ScheduleMailing(id));
        await WorkAsync(app);
        var all = (await office.Send(new ListRecipients(id)))!.Items.Select(l => l.Id).ToList();

        var first = (await office.Send(new ListRecipients(id, Size: 2)))!;
        var second = (await office.Send(new ListRecipients(id, After: first.Next, Size: 2)))!;
        var back = (await office.Send(new ListRecipients(id, Before: second.Previous, Size: 2)))!;
        Assert.Equal(all.Take(4), first.Items.Concat(second.Items).Select(l => l.Id));
        Assert.Equal(first.Items, back.Items);
    }

    [Theory, Databases]
    public async Task Whoever_paid_before_the_mail_left_is_not_asked_to_pay_and_nobody_is_greeted_by_another_name(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(NonMember: 300).Published();
        var (paying, waiting, gone) = (new AMember("李明", Email: "paying@example.org").Guest(), new AMember("王芳", Email: "waiting@example.org").Guest(), new AMember("赵强", Email: "gone@example.org").Guest());
        var place = new ARegistration(@event, paying, AsMember: false, Now: app.Now).Active();
        await app.Given(@event, paying, waiting, gone, place, new ARegistration(@event, waiting, AsMember: false, Now: app.Now).Active());
        var invited = EventInvitee.Asked(@event.Id, gone.Id, _ => new string('a', EventInvitee.KeyHashLength), app.Now);
        await app.Given(invited);
        var office = app.As(Role.Administrator);
        foreach (var audience in new MailingAudience[] { new(AudienceKind.Registrations, @event.Id.Value, "view=Unpaid"), new(AudienceKind.Unanswered, @event.Id.Value) })
            await office.Send(new ScheduleMailing(await DraftAsync(app, audience, MailKind.Service)));
        await WorkAsync(app);
        Assert.Equal(3, await app.Db(db => db.Outbox.CountAsync(m => m.Mailing != null)));

        Assert.Empty((await app.As(Role.FinanceOfficer).Send(new ConfirmPayment(place.Order!.Id, 300, Sample.Today))).Errors);
        await app.Db(db => db.Invitees.Where(i => i.Id == invited.Id).ExecuteDeleteAsync());
        await DispatchAsync(app);

        var sent = await app.Db(db => db.Outbox.AsNoTracking().Where(m => m.Mailing != null).ToDictionaryAsync(m => m.To, m => m.LastError));
        Assert.Equal(("no longer needed", null, "no longer needed"), (sent["paying@example.org"], sent["waiting@example.org"], sent["gone@example.org"]));
    }

    [Theory, Databases]
    public async Task An_audience_is_whoever_the_list_shows(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(NonMember: 300).Published();
        var (paying, free) = (new AMember(Email: "unpaid@example.org").Guest(), new AMember("李明", Email: "member@example.org").Live());
        var (unit, liaison) = (new AUnit(Tier: Domain.Members.UnitTier.Governing).Seated(), new AMember("王联络", Email: "liaison@example.org").Guest());
        var body = new ABody().Running();
        await app.Given(@event, paying, free, new ARegistration(@event, paying, AsMember: false, Now: app.Now).Active(), new ARegistration(@event, free.Person, Now: app.Now).Active());
        await app.Given(unit, liaison, new Domain.Members.UnitLiaison(unit.Id, liaison.Id, [Domain.Members.LiaisonDuty.Staff], Sample.User(), app.Now), body);
        var office = app.As(Role.Administrator);

        async Task<IEnumerable<string?>> AskAsync(MailingAudience audience) => (await office.Send(new CountAudience(audience, MailKind.Service))).First.Select(l => l.Address);

        Assert.Equal(["u***@example.org"], await AskAsync(new(AudienceKind.Registrations, @event.Id.Value, "view=Unpaid")));
        Assert.Equal(2, (await AskAsync(new(AudienceKind.Registrations, @event.Id.Value))).Count());
        Assert.Equal(["l***@example.org"], await AskAsync(new(AudienceKind.UnitLiaisons, null, "tier=Governing")));
        Assert.Empty(await AskAsync(new(AudienceKind.UnitLiaisons, null, "tier=President")));
        Assert.Equal(3, (await AskAsync(new(AudienceKind.Body, body.Body.Id.Value))).Count());
        Assert.Equal(["m***@example.org"], await AskAsync(Members));
    }

    [Theory, Databases]
    public async Task Who_may_not_read_a_list_writes_to_nobody_of_it(DatabaseKind database)
    {
        var app = await WithMembersAsync(database, "a@example.org");
        var id = await DraftAsync(app);
        foreach (var user in new[] { app.As(Role.EventOfficer), app.As(Role.Auditor), app.As(Role.FinanceOfficer), app.Anonymous })
        {
            Assert.False((await user.Send(new SaveMailing(null, Members, MailKind.EventNews, Words))).Succeeded);
            Assert.False((await user.Send(new ScheduleMailing(id))).Succeeded);
        }

        Assert.Equal("template.unknown-placeholder",
            (await app.As(Role.Administrator).Send(new SaveMailing(null, Members, MailKind.EventNews, Words with { TextZh = "{{event}}" }))).Errors[0].Code);
        Assert.Equal("mailing.of", (await app.As(Role.Administrator).Send(new SaveMailing(null, new(AudienceKind.Body), MailKind.EventNews, Words))).Errors[0].Code);
    }
}

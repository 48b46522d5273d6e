using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Application.Messages.Reminders;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Messages;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Messages;

public sealed class RuleReminderTests : IntegrationTests
{
    private static readonly Id<ReminderRule> Renewal = ReadyReminders.IdOf("term-30");
    private static readonly DateOnly End = Sample.Today.AddDays(40);
    private static readonly DateTimeOffset Moment = AssociationCalendar.At(End.AddDays(-30), ReminderRule.From);

    private async Task<(TestApp App, IReadOnlyList<BuiltMember> Members)> MembersAsync(DatabaseKind database, params string?[] addresses)
    {
        var app = await StartAsync(database);
        var members = addresses.Select(address => new AMember(Email: address).Live()).ToList();
        foreach (var member in members)
        {
            member.Membership.End(End);
            await app.Given(member);
        }

        return (app, members);
    }

    internal static async Task<int> PlanAsync(TestApp app)
    {
        var planned = 0;
        ReminderPlace? place = null;
        do
        {
            var stretch = await app.Send(new PlanRuleReminders(place));
            Assert.True(stretch.Succeeded);
            (planned, place) = (planned + stretch.Value.Planned, stretch.Value.Next);
        }
        while (place is not null);
        return planned;
    }

    private static Task<Result> SwitchAsync(TestApp app, bool on = true) => app.As(Role.MembershipOfficer).Send(new SwitchReminder(Renewal, on));

    [Theory, Databases]
    public async Task At_its_moment_everybody_is_reminded_once_and_before_it_nobody(DatabaseKind database)
    {
        var (app, _) = await MembersAsync(database, "a@example.org", "b@example.org", "c@example.org");
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment.AddMinutes(-1));
        Assert.Equal(0, await PlanAsync(app));

        app.Clock.SetUtcNow(Moment);
        Assert.Equal(3, await PlanAsync(app));
        Assert.Equal(0, await PlanAsync(app));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await PlanAsync(app));
    }

    [Theory, Databases]
    public async Task Four_nodes_that_plan_at_once_remind_once(DatabaseKind database)
    {
        var (app, _) = await MembersAsync(database, [.. Enumerable.Range(0, 20).Select(i => $"m{i}@example.org")]);
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);

        var planned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PlanAsync(app))));

        Assert.Equal(20, planned.Sum());
        Assert.Equal(20, await app.Db(db => db.Outbox.CountAsync(m => m.Rule == Renewal.Value)));
    }

    [Theory, Databases]
    public async Task Another_number_of_days_reminds_nobody_again_of_the_same_date(DatabaseKind database)
    {
        var (app, _) = await MembersAsync(database, "a@example.org");
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);
        await PlanAsync(app);

        Assert.True((await app.As(Role.MembershipOfficer).Send(new SaveReminderRule(Renewal, "到期前 25 天", null, ReminderEntity.MembershipTerm, ReminderCondition.CanRenew,
            ReminderDate.TermEnd, -25, ReminderUnit.Days, [ReminderTo.Person], "renewal", 0, 0))).Succeeded);
        app.Clock.SetUtcNow(Moment.AddDays(5));
        Assert.Equal(0, await PlanAsync(app));
    }

    [Theory, Databases]
    public async Task Whoever_renewed_before_the_mail_left_gets_none(DatabaseKind database)
    {
        var (app, members) = await MembersAsync(database, "a@example.org", "b@example.org");
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);
        Assert.Equal(2, await PlanAsync(app));
        Assert.True((await app.As(members[0].Id).Send(new RenewMembership(members[0].Membership.Id))).Succeeded);

        Assert.Equal(1, await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default)));

        var sent = await app.Db(db => db.Outbox.AsNoTracking().Where(m => m.Rule != null).ToDictionaryAsync(m => m.To));
        Assert.Equal(("no longer needed", null), (sent["a@example.org"].LastError, sent["b@example.org"].LastError));
        // What never left was not sent by the rule.
        Assert.Equal(1, (await app.As(Role.Auditor).Send(new GetReminderRule(Renewal)))!.Sent);
    }

    [Theory, Databases]
    public async Task Two_spellings_of_one_address_are_one_and_keep_nobody_else_waiting(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (unit, member, other) = (new AUnit().Seated(), new AMember(Email: "Li@example.org").Live(), new AMember("李明", Email: "other@example.org").Live());
        var liaison = new AMember("王联络", Email: "li@example.org").Guest();
        member.Person.WorkAt(unit.Id, null, null, Sample.Today.AddYears(-1));
        foreach (var one in new[] { member, other }) one.Membership.End(End);
        await app.Given(unit, member, other, liaison, new UnitLiaison(unit.Id, liaison.Id, [LiaisonDuty.Staff], Sample.User(), app.Now));
        Assert.True((await app.As(Role.MembershipOfficer).Send(new SaveReminderRule(Renewal, "到期前 30 天", null, ReminderEntity.MembershipTerm, ReminderCondition.CanRenew,
            ReminderDate.TermEnd, -30, ReminderUnit.Days, [ReminderTo.Person, ReminderTo.Liaison], "renewal", 0, 0))).Succeeded);
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);

        Assert.Equal(2, await PlanAsync(app));
    }

    [Theory, Databases]
    public async Task Another_address_is_not_told_again_of_the_same_date_unless_nobody_had_it(DatabaseKind database)
    {
        var (app, members) = await MembersAsync(database, "had@example.org", "gone@example.org", "waits@example.org");
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);
        Assert.Equal(3, await PlanAsync(app));
        await app.Db(async db =>
        {
            foreach (var mail in await db.Outbox.Where(m => m.To != "waits@example.org").ToListAsync())
            {
                mail.Delivered(app.Now);
                if (mail.To.StartsWith("gone", StringComparison.Ordinal)) mail.CameBack("550 5.1.1", hard: true, app.Now);
            }

            foreach (var person in await db.People.Where(p => p.Email != null).ToListAsync()) person.Contact(person.Mobile, $"new.{person.Email}");
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await PlanAsync(app));
        Assert.Equal(1, await app.Db(db => db.Outbox.CountAsync(m => m.To == "new.gone@example.org")));
        // What waited for the old address does not leave, and is planned for the new one.
        await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));
        Assert.Equal(1, await PlanAsync(app));
        Assert.Equal(1, await app.Db(db => db.Outbox.CountAsync(m => m.To == "new.waits@example.org")));
        Assert.Equal(3, members.Count);
    }

    [Theory, Databases]
    public async Task Who_left_between_planning_and_sending_gets_none_and_the_others_theirs(DatabaseKind database)
    {
        var (app, _) = await MembersAsync(database, "left@example.org", "Stays@example.org");
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);
        Assert.Equal(2, await PlanAsync(app));
        var address = new MailAddress(EmailAddress.TryParse("left@example.org", out var parsed) ? parsed : throw new InvalidOperationException());
        address.Leave(MailKind.Reminder);
        await app.Given(address);

        Assert.Equal(1, await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default)));
        Assert.Equal(1, await app.Db(db => db.Outbox.CountAsync(m => m.To == "Stays@example.org" && m.LastError == null && m.State == OutboxState.Sent)));
    }

    [Theory, Databases]
    public async Task A_rule_that_is_switched_off_holds_back_what_it_planned(DatabaseKind database)
    {
        var (app, _) = await MembersAsync(database, "a@example.org");
        await SwitchAsync(app);
        app.Clock.SetUtcNow(Moment);
        await PlanAsync(app);
        await SwitchAsync(app, on: false);
        Assert.Equal(0, await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default)));
    }

    [Theory, Databases]
    public async Task What_was_due_before_a_rule_was_switched_on_is_not_made_up_for(DatabaseKind database)
    {
        var (app, _) = await MembersAsync(database, "a@example.org");
        app.Clock.SetUtcNow(Moment.AddDays(1));
        await SwitchAsync(app);
        Assert.Equal(0, await PlanAsync(app));
    }

    [Theory, Databases]
    public async Task The_look_ahead_counts_whom_it_reaches_and_why_not_the_others(DatabaseKind database)
    {
        var (app, members) = await MembersAsync(database, "a@example.org", null, "stopped@example.org", "left@example.org", "renewed@example.org");
        await app.Db(async db =>
        {
            foreach (var (name, left) in new[] { ("stopped@example.org", false), ("left@example.org", true) })
            {
                var address = new MailAddress(EmailAddress.TryParse(name, out var parsed) ? parsed : throw new InvalidOperationException(name));
                if (left) address.Leave(MailKind.Reminder);
                else for (var i = 0; i < MailAddress.BouncesToStop; i++) address.Bounced("550", app.Now);
                db.MailAddresses.Add(address);
            }

            await db.SaveChangesAsync();
        });
        await app.As(members[4].Id).Send(new RenewMembership(members[4].Membership.Id));

        var preview = Assert.Single(await app.As(Role.Auditor).Send(new PreviewReminders(Rule: Renewal)));

        Assert.Equal((1, false), (preview.Recipients, preview.IsOn));
        Assert.Equal(
            [(LeftOut.ConditionNotMet, 1), (LeftOut.NoAddress, 1), (LeftOut.AddressStopped, 1), (LeftOut.Unsubscribed, 1)],
            preview.LeftOut.OrderBy(p => p.Key).Select(p => (p.Key, p.Value)));
        Assert.Equal(0, await app.Db(db => db.Outbox.CountAsync(m => m.Rule != null)));
    }

    [Theory, Databases]
    public async Task Who_may_not_edit_rules_changes_none(DatabaseKind database)
    {
        var app = await StartAsync(database);
        foreach (var user in new[] { app.As(Role.Auditor), app.As(Role.FinanceOfficer), app.Anonymous })
            Assert.False((await user.Send(new SwitchReminder(Renewal, true))).Succeeded);
        var office = app.As(Role.EventOfficer);
        Assert.Equal("reminder.ready", (await office.Send(new DeleteReminderRule(Renewal))).Errors[0].Code);
        Assert.Equal("reminder.template", (await office.Send(new SaveReminderRule(null, "缴费", null, ReminderEntity.UnpaidOrder, ReminderCondition.Unpaid,
            ReminderDate.PaymentDue, -1, ReminderUnit.Days, [ReminderTo.Person], "renewal", 0, 0))).Errors[0].Code);
    }
}

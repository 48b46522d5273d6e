using System.Globalization;
using Association.Application.Finance;
using Association.Application.Messages;
using Association.Application.Messages.Reminders;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Messages;

/// <summary>What a reminder says when it leaves, and from which days on somebody may look ahead.</summary>
public sealed class ReminderLetterTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Who_paid_a_part_is_asked_for_the_rest(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (conference, guest) = (new AnEvent(NonMember: 1_000, Now: app.Now).Published(), new AMember(Email: "part@example.org").Guest());
        var place = new ARegistration(conference, guest, AsMember: false, Now: app.Now).Active();
        await app.Given(conference, guest, place);
        Assert.Empty((await app.As(Role.FinanceOfficer).Send(new ConfirmPayment(place.Order!.Id, 400, Sample.Today, AcceptDifference: true))).Errors);
        Assert.True((await app.As(Role.EventOfficer).Send(new SwitchReminder(ReadyReminders.IdOf("order-due"), true))).Succeeded);
        app.Clock.SetUtcNow(AssociationCalendar.At(AssociationCalendar.DayOf(place.Order!.DueAt).AddDays(-2), ReminderRule.From));
        Assert.Equal(1, await RuleReminderTests.PlanAsync(app));

        await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

        var said = await app.Db(db => db.SentMails.AsNoTracking().SingleAsync(s => db.Outbox.Any(m => m.Id == s.Message && m.Rule != null)));
        Assert.Contains("¥600.00", said.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("1000.00", $"{said.Subject}{said.Text}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_no_calendar_counts_from_is_refused(string day)
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => app.As(Role.Auditor).Send(new PreviewReminders(DateOnly.Parse(day, CultureInfo.InvariantCulture))));
        Assert.Equal("validation.inclusive-between", refused.Error.Code);
        Assert.NotEmpty(await app.As(Role.Auditor).Send(new PreviewReminders(PreviewReminders.Earliest)));
        Assert.NotEmpty(await app.As(Role.Auditor).Send(new PreviewReminders(PreviewReminders.Latest, Days: PreviewReminders.MaxDays)));
    }
}

using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Messages;

public sealed class PlanRemindersTests : IntegrationTests
{
    private static readonly DateOnly Day = Sample.Today.AddDays(10);
    private static readonly DateTimeOffset Moment = AssociationCalendar.At(Day.AddDays(-3), new TimeOnly(9, 0));

    private async Task<(TestApp App, BuiltEvent Event)> AtAsync(DatabaseKind database, int people)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(On: Day).Published();
        await app.Given(@event);
        for (var i = 0; i < people; i++) await PlaceAsync(app, @event);
        return (app, @event);
    }

    private static async Task<Registration> PlaceAsync(TestApp app, BuiltEvent @event)
    {
        var person = new AMember(Email: $"member{Sample.Next()}@example.org").Guest();
        var place = new ARegistration(@event, person, Now: app.Now).Active();
        await app.Given(person, place);
        return place.Registration;
    }

    private static Task<int> RemindersAsync(TestApp app) => app.Db(db => db.Outbox.CountAsync(m => m.Template == MailTemplates.EventReminder));

    [Theory, Databases]
    public async Task Three_days_before_at_nine_everybody_is_reminded_once(DatabaseKind database)
    {
        var (app, _) = await AtAsync(database, 3);
        app.Clock.SetUtcNow(Moment.AddMinutes(-1));
        Assert.Equal(0, (await app.Send(new PlanReminders())).Value);

        app.Clock.SetUtcNow(Moment);
        Assert.Equal(3, (await app.Send(new PlanReminders())).Value);
        Assert.Equal(0, (await app.Send(new PlanReminders())).Value);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await app.Send(new PlanReminders())).Value);
        Assert.Equal(3, await RemindersAsync(app));
    }

    [Theory, Databases]
    public async Task Two_nodes_that_plan_at_once_remind_once(DatabaseKind database)
    {
        var (app, _) = await AtAsync(database, 20);
        app.Clock.SetUtcNow(Moment);

        var planned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Send(new PlanReminders())));

        Assert.All(planned, answer => Assert.True(answer.Succeeded));
        Assert.Equal(20, planned.Sum(answer => answer.Value));
        Assert.Equal(20, await RemindersAsync(app));
    }

    [Theory, Databases]
    public async Task Who_came_later_or_has_left_is_not_reminded(DatabaseKind database)
    {
        var (app, @event) = await AtAsync(database, 1);
        await app.Db(async db =>
        {
            (await db.Registrations.SingleAsync()).Cancel(app.Now);
            await db.SaveChangesAsync();
            await db.Quotas.ExecuteUpdateAsync(row => row.SetProperty(q => q.Taken, 0));
        });
        app.Clock.SetUtcNow(Moment.AddHours(2));
        await PlaceAsync(app, @event);

        Assert.Equal(0, (await app.Send(new PlanReminders())).Value);
    }

    [Theory, Databases]
    public async Task An_event_that_is_moved_is_reminded_of_again(DatabaseKind database)
    {
        var (app, @event) = await AtAsync(database, 1);
        app.Clock.SetUtcNow(Moment);
        await app.Send(new PlanReminders());
        await app.Db(async db =>
        {
            (await db.Events.SingleAsync(e => e.Id == @event.Id)).TakePlace(Day.AddDays(20), Day.AddDays(20));
            await db.SaveChangesAsync();
        });

        app.Clock.SetUtcNow(Moment.AddDays(20));
        Assert.Equal(1, (await app.Send(new PlanReminders())).Value);
        Assert.Equal(2, await RemindersAsync(app));
    }

    [Fact]
    public async Task A_reminder_that_is_late_is_left_out()
    {
        var (app, _) = await AtAsync(DatabaseKind.Sqlite, 1);
        app.Clock.SetUtcNow(Moment);
        await app.Send(new PlanReminders());
        app.Clock.SetUtcNow(AssociationCalendar.At(Day, new TimeOnly(8, 0)));

        await app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

        Assert.Equal("no longer needed", await app.Db(db => db.Outbox.Select(m => m.LastError).SingleAsync()));
    }
}

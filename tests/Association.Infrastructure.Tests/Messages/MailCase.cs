using Association.Application.Events;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>An event that costs nothing, and mails about its registrations.</summary>
internal sealed record MailCase(TestApp App, BuiltEvent Event)
{
    public static async Task<MailCase> OnAsync(TestApp app, DateOnly? on = null)
    {
        var @event = new AnEvent(On: on).Published();
        await app.Given(@event);
        return new(app, @event);
    }

    public Task<int> DispatchAsync() => App.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

    /// <summary>Registers by the use case, so the mail is written as it is in life.</summary>
    public async Task<Id<Registration>> RegisterAsync(string name = "张文静", string? email = null, string culture = "zh-CN")
    {
        var person = new AMember(name, Email: email ?? $"member{Sample.Next()}@example.org").Guest();
        await App.Given(person);
        var outcome = await (App.As(person.Id) with { Culture = culture })
            .Send(new RegisterForEvent(Event.Id, Event.Category.Id, null, true, null, null));
        Assert.True(outcome.Succeeded, outcome.Succeeded ? "" : outcome.Errors[0].Code);
        return new(outcome.Value.Registration);
    }

    public Task<List<OutboxMessage>> OutboxAsync() => App.Db(db => db.Outbox.AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync());

    public async Task<OutboxMessage> OnlyMessageAsync() => Assert.Single(await OutboxAsync());
}

using Association.Application.Audit;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests;

/// <summary>The office's lists are read by key, forward and back.</summary>
public sealed class ListTests : IntegrationTests
{
    private const int Size = 2;

    [Theory, Databases]
    public async Task Every_list_is_read_to_its_end_and_back_again(DatabaseKind database)
    {
        var app = await StartAsync(database);
        for (var i = 0; i < 5; i++)
        {
            // Two on the same day: the id decides.
            await app.Given(new AnEvent(On: Sample.Today.AddDays(30 + i / 2)).Published());
            await app.Given(new OutboxMessage("test", Guid.NewGuid(), "a@example.org", "en", app.Now.AddMinutes(i / 2)));
        }

        var office = app.As(Role.Administrator);
        await MustGoBothWaysAsync((after, before) => office.Send(new ListEvents(After: after, Size: Size, Before: before)), line => line.Id, 5);
        await MustGoBothWaysAsync(async (after, before) => (await office.Send(new ListMessages(After: after, Size: Size, Before: before))).Page, line => line.Id, 5);
        await MustGoBothWaysAsync((after, before) => office.Send(new ListAudit(Entity: "Event", After: after, Size: Size, Before: before)), line => line.Sequence, null);
    }

    [Theory, Databases]
    public async Task Registrations_too(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var conference = new AnEvent().Published();
        await app.Given(conference);
        for (var i = 0; i < 5; i++)
            await app.Anonymous.Send(new RegisterForEvent(conference.Id, conference.Category.Id, new GuestDetails("李明", $"1390000111{i}", null, null), true, null, null));
        var office = app.As(Role.EventOfficer);
        await MustGoBothWaysAsync((after, before) => office.Send(new ListRegistrations(conference.Id, After: after, Size: Size, Before: before)), line => line.Id, 5);
    }

    private static async Task MustGoBothWaysAsync<T, TKey>(Func<string?, string?, Task<Page<T>>> read, Func<T, TKey> key, int? total)
    {
        var pages = new List<Page<T>> { await read(null, null) };
        while (pages[^1].Next is { } next) pages.Add(await read(next, null));
        var forward = pages.SelectMany(p => p.Items).Select(key).ToList();
        Assert.True(pages.Count >= 3);
        Assert.Null(pages[0].Previous);
        Assert.Equal(forward.Count, forward.Distinct().Count());
        Assert.All(pages, p => Assert.Equal(total, p.Total));

        var back = new List<TKey>(pages[^1].Items.Select(key));
        for (var page = pages[^1]; page.Previous is { } previous;)
        {
            page = await read(null, previous);
            Assert.NotNull(page.Next);
            back.InsertRange(0, page.Items.Select(key));
        }

        Assert.Equal(forward, back);
    }
}

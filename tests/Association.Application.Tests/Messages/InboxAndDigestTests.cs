using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Application.Messages.Digests;
using Association.Application.Messages.Inbox;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Messages;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Messages;

public sealed class InboxAndDigestTests : IntegrationTests
{
    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    private static async Task<TestUser> AccountAsync(TestApp app, string email, params Role[] roles)
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AssociationDbContext>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().BeginAsync(default);
        var id = await scope.ServiceProvider.GetRequiredService<IAccounts>().OpenAsync(new("王小明", Address(email), null, new HashedPassword("none"), "zh-CN", Confirmed: true), default);
        db.RoleGrants.AddRange(roles.Select(role => new RoleGrant(id, role, null, UserId.System, app.Now)));
        await transaction.CommitAsync(default);
        return app.As(id, roles);
    }

    private static Task<int> DispatchAsync(TestApp app) => app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

    private static Task QueueAsync(TestApp app, int count, string to) => app.Given(
        [.. Enumerable.Range(0, count).Select(i => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), to, "zh-CN", app.Now, $"T{Sample.Next()}/event-draft"))]);

    [Theory, Databases]
    public async Task The_same_texts_are_read_in_the_product_by_whoever_owns_the_address(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (mine, other) = (await AccountAsync(app, "mine@example.org"), await AccountAsync(app, "other@example.org"));
        await QueueAsync(app, 3, "mine@example.org");
        await DispatchAsync(app);

        Assert.Equal(3, await mine.Send(new CountMyUnread()));
        var page = await mine.Send(new ListMyMessages());
        Assert.Equal(3, page.Items.Count);
        Assert.All(page.Items, m => Assert.False(string.IsNullOrWhiteSpace(m.Text)));
        Assert.Empty((await other.Send(new ListMyMessages())).Items);

        // Somebody else's cannot be marked.
        Assert.True((await other.Send(new ReadMyMessages(page.Items[0].Id))).Succeeded);
        Assert.Equal(3, await mine.Send(new CountMyUnread()));
        await mine.Send(new ReadMyMessages(page.Items[0].Id));
        Assert.Equal(2, await mine.Send(new CountMyUnread()));
        await mine.Send(new ReadMyMessages());
        Assert.Equal(0, await mine.Send(new CountMyUnread()));
    }

    [Theory, Databases]
    public async Task Under_another_spelling_of_the_address_it_is_theirs_all_the_same_and_is_turned_over_page_by_page(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (mine, person) = (await AccountAsync(app, "wang@example.org"), new AMember(Email: "Wang@example.org").Guest());
        await app.Given(person);
        await using (var scope = app.Scope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().BeginAsync(default);
            await scope.ServiceProvider.GetRequiredService<IAccounts>().LinkAsync(mine.Id!.Value, person.Id, default);
            await transaction.CommitAsync(default);
        }

        await QueueAsync(app, 2, "Wang@example.org");
        await DispatchAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await QueueAsync(app, 3, "wang@example.org");
        await DispatchAsync(app);

        Assert.Equal(5, await mine.Send(new CountMyUnread()));
        var first = await mine.Send(new ListMyMessages(Size: 2));
        var second = await mine.Send(new ListMyMessages(first.Next, 2));
        var third = await mine.Send(new ListMyMessages(second.Next, 2));
        Assert.Equal((5, null), (first.Items.Concat(second.Items).Concat(third.Items).Select(m => m.Id).Distinct().Count(), third.Next));
        Assert.Equal(second.Items, (await mine.Send(new ListMyMessages(Before: third.Previous, Size: 2))).Items);
    }

    [Theory, Databases]
    public async Task A_stopped_address_gets_no_mail_and_its_owner_reads_it_all_the_same(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var mine = await AccountAsync(app, "mine@example.org");
        await app.Db(async db =>
        {
            var address = new MailAddress(Address("mine@example.org"));
            for (var i = 0; i < MailAddress.BouncesToStop; i++) address.Bounced("550", app.Now);
            db.MailAddresses.Add(address);
            await db.SaveChangesAsync();
        });
        await QueueAsync(app, 1, "mine@example.org");

        Assert.Equal(0, await DispatchAsync(app));
        Assert.Equal(1, await mine.Send(new CountMyUnread()));
    }

    [Theory, Databases]
    public async Task Whoever_wishes_gets_the_desk_by_mail_once_a_day_and_only_what_they_may_work_on(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (office, finance) = (await AccountAsync(app, "office@example.org", Role.EventOfficer), await AccountAsync(app, "finance@example.org", Role.FinanceOfficer));
        await app.Given(new AnEvent(On: Sample.Today.AddDays(30)).Published());
        app.Clock.Advance(TimeSpan.FromDays(33));
        Assert.Equal(0, (await app.Send(new PlanDigests())).Value);
        foreach (var user in new[] { office, finance })
        {
            Assert.True((await user.Send(new WishDigest(true))).Succeeded);
            Assert.True(await user.Send(new WantsDigest()));
        }

        Assert.Equal(2, (await app.Send(new PlanDigests())).Value);
        Assert.Equal(0, (await app.Send(new PlanDigests())).Value);
        // An event to conclude is not the finance officer's work: nothing waits, no mail.
        Assert.Equal(1, await DispatchAsync(app));
        var sent = await app.Db(db => db.Outbox.AsNoTracking().ToDictionaryAsync(m => m.To));
        Assert.Equal((null, "no longer needed"), (sent["office@example.org"].LastError, sent["finance@example.org"].LastError));

        await office.Send(new WishDigest(false));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await app.Send(new PlanDigests())).Value);
    }
}

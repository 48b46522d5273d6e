using System.Net;
using Association.Application.Access;
using Association.Application.Tasks;
using Association.Domain.Access;
using Association.Domain.Messages;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

/// <summary>Writing to many by the API, under the rights of the pages.</summary>
public sealed class MessageApiTests
{
    [Fact]
    public async Task A_letter_is_written_counted_sent_and_its_readers_are_listed()
    {
        await using var host = await ApiHost.StartAsync();
        await host.App.Given(new AMember(Email: "one@example.org").Live(), new AMember("李明", Email: null).Live());
        var office = await host.OfficerAsync(Role.Administrator, Permissions.EditReminders, Permissions.ReadMessages, Permissions.ReadMembers);
        var audience = new { kind = "members" };
        var count = await office.Post("/api/v1/mailings/counts", new { audience });
        Assert.Equal((1, 1), (count.Json.GetProperty("reached").GetInt32(), count.Json.GetProperty("leftOut").GetProperty("noAddress").GetInt32()));
        (await office.Post("/api/v1/mailings", new { subjectZh = "通知" })).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
        (await office.Post("/api/v1/mailings", new { audience, subjectZh = "通知", textZh = "{{salary}}" })).MustBe(HttpStatusCode.BadRequest, "template.unknown-placeholder");

        var written = await office.Post("/api/v1/mailings", new { audience, subjectZh = "通知", textZh = "{{name}}，您好" });
        Assert.Equal(HttpStatusCode.Created, written.Status);
        var address = $"/api/v1/mailings/{written["mailing"]}";
        Assert.Equal("draft", (await office.Get(address))["state"]);
        Assert.Equal(HttpStatusCode.NoContent, (await office.Post($"{address}/sending", new { })).Status);
        (await office.Post($"{address}/sending", new { })).MustBe(HttpStatusCode.Conflict, MailingErrors.NotDraft.Code);
        await host.App.With<LongTaskRunner, int>(runner => runner.RunAsync(default));
        Assert.Equal(2, (await office.Get($"{address}/recipients")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await office.Get("/api/v1/messages?state=pending")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await office.Post($"{address}/stop", new { })).Json.GetProperty("heldBack").GetInt32());
    }

    [Fact]
    public async Task Who_may_not_read_the_list_writes_to_nobody_and_a_token_reads_its_owners_inbox_alone()
    {
        await using var host = await ApiHost.StartAsync();
        var events = await host.OfficerAsync(Role.EventOfficer, Permissions.EditReminders);
        Assert.Equal(HttpStatusCode.Forbidden, (await events.Get("/api/v1/mailings")).Status);
        var refused = await events.Post("/api/v1/mailings/counts", new { audience = new { kind = "members" } });
        Assert.True(refused.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{refused.Status}");
        var (_, client) = await host.MemberAsync();
        Assert.Equal(0, (await client.Get("/api/v1/inbox")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post("/api/v1/inbox/read", new { })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/api/v1/messages")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client().Get("/api/v1/inbox")).Status);
    }
}

using System.Net;
using Association.Application.Access;
using Association.Application.Messages;
using Association.Domain.Access;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class HealthTests
{
    [Fact]
    public async Task Strangers_get_one_word_and_who_minds_the_jobs_gets_what_was_found()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal("""{"status":"healthy"}""", (await host.Client().Get("/health/live")).Body);
        Assert.Equal("""{"status":"healthy"}""", (await host.Client().Get("/health/ready")).Body);
        var checks = (await (await host.OfficerAsync(Role.Administrator, Permissions.ManageJobs)).Get("/health/ready")).Json.GetProperty("checks");
        Assert.Equal(["database", "outbox", "storage"], checks.EnumerateObject().Select(c => c.Name));
    }

    [Fact]
    public async Task A_mail_that_waits_is_a_worry_but_no_outage()
    {
        await using var host = await ApiHost.StartAsync();
        await host.App.Given(new OutboxMessage("test", Guid.NewGuid(), "a@example.org", "en", host.App.Now));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var answer = await host.Client().Get("/health/ready");
        Assert.Equal((HttpStatusCode.OK, """{"status":"degraded"}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_full_disk_is_not_ready()
    {
        await using var host = await ApiHost.StartAsync(("Health:MinimumFreeMegabytes", "900000000"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Client().Get("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Client().Get("/health/live")).Status);
    }

    [Fact]
    public async Task Without_its_database_the_site_is_alive_not_ready_and_recovers_by_itself()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, client) = await host.MemberAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/api/v1/registrations")).Status);

        var file = new SqliteConnectionStringBuilder(host.App.Database.ConnectionString).DataSource;
        SqliteConnection.ClearAllPools();
        File.Move(file, file + ".away");
        Directory.CreateDirectory(file);
        var refused = await client.Get("/api/v1/registrations");
        refused.MustBe(HttpStatusCode.ServiceUnavailable, "service.unavailable");
        Assert.NotNull(refused.Message.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.Get("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Client().Get("/health/live")).Status);

        Directory.Delete(file);
        File.Move(file + ".away", file);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/api/v1/registrations")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/health/ready")).Status);
    }
}

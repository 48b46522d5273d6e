using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Association.Application.Messages;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Association.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.Messages;

/// <summary>Where a mail provider says what came back, and what everybody else gets there.</summary>
public sealed class BounceDoorTests
{
    private const string Secret = "a-secret-of-the-provider";

    private static HttpRequestMessage Report(string? secret, params object[] notices)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/bounces") { Content = JsonContent.Create(notices) };
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return request;
    }

    private static async Task<DateTimeOffset?> BouncedAsync(WebApp app, Guid message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().Outbox.Where(m => m.Id == message).Select(m => m.BouncedAt).SingleAsync();
    }

    [Fact]
    public async Task Only_the_provider_is_heard_and_only_about_mails_of_ours()
    {
        await using var app = await WebApp.StartAsync(DatabaseKind.Sqlite, ("Mail:Bounces:Secret", Secret));
        var message = new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), "gone@example.org", "zh-CN", Sample.Now, "T/event-draft");
        message.Delivered(Sample.Now);
        await app.SaveAsync(message);
        using var provider = app.Browser();
        var notice = new { messageId = $"<{message.MessageId}@association.test>", type = "hard", reason = "550 no such user" };

        foreach (var wrong in new[] { null, "", "another-secret-of-somebody" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await provider.SendAsync(Report(wrong, notice))).StatusCode);
        Assert.Null(await BouncedAsync(app, message.Id));

        Assert.Equal(HttpStatusCode.NoContent, (await provider.SendAsync(Report(Secret, notice, new { messageId = "x" }, new { messageId = $"{Guid.NewGuid():N}@a", type = "hard" }))).StatusCode);
        Assert.NotNull(await BouncedAsync(app, message.Id));
    }

    [Theory, Databases]
    public async Task What_no_database_takes_and_no_program_reads_is_no_fault_of_ours(DatabaseKind database)
    {
        await using var app = await WebApp.StartAsync(database, ("Mail:Bounces:Secret", Secret));
        var message = new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), "gone@example.org", "zh-CN", Sample.Now, "T/event-draft");
        message.Delivered(Sample.Now);
        await app.SaveAsync(message);
        using var provider = app.Browser();
        provider.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var odd = new StringContent("[]", Encoding.UTF8, "application/json");
        odd.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=x");
        Assert.Equal(HttpStatusCode.BadRequest, (await provider.PostAsync("/hooks/bounces", odd)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await provider.SendAsync(Report(Secret, new { messageId = $"{message.MessageId}@a", type = "hard", reason = "550 a\0b \ud83d" }))).StatusCode);
        Assert.NotNull(await BouncedAsync(app, message.Id));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[{\"messageId\":7}]")]
    public async Task What_is_no_list_of_reports_is_refused_and_what_is_empty_changes_nothing(string body)
    {
        await using var app = await WebApp.StartAsync(DatabaseKind.Sqlite, ("Mail:Bounces:Secret", Secret));
        using var provider = app.Browser();
        provider.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var wrong = new StringContent(body, Encoding.UTF8, "application/json");
        using var plain = new StringContent("[]", Encoding.UTF8, "text/plain");
        using var empty = new StringContent("[null,{}]", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await provider.PostAsync("/hooks/bounces", wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await provider.PostAsync("/hooks/bounces", plain)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await provider.PostAsync("/hooks/bounces", empty)).StatusCode);
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_door()
    {
        await using var app = await WebApp.StartAsync();
        using var provider = app.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await provider.SendAsync(Report("anything-that-is-long-enough", new { }))).StatusCode);
    }
}

using System.Diagnostics;
using Association.Application.Messages;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.Hosting;

/// <summary>
/// Two processes send one outbox of 1,000 mails; one of them is killed in the middle and started again. Everybody gets the mail, and
/// only a mail that was on its way in that moment may come twice, under one Message-ID. Source: security.md R06.
/// </summary>
public sealed class MailKillTests
{
    private const int Mails = 1_000;
    private const int KillAt = 400;
    private const int Connections = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory, Databases]
    public async Task A_kill_in_the_middle_of_1000_mails_loses_none_and_doubles_none(DatabaseKind database)
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.StartAsync(database, TimeProvider.System.GetUtcNow());
        (string, string)[] settings =
        [
            ("Database:Provider", $"{database}"), ("ConnectionStrings:Association", app.Database.ConnectionString), ("Mail:TimeoutSeconds", "3"), ("Mail:Connections", $"{Connections}"), .. sink.Settings,
        ];
        await using var first = await WebServer.StartAsync(demo: false, settings);
        await using var second = await WebServer.StartAsync(demo: false, settings);
        await app.Given([.. Enumerable.Range(0, Mails).Select(i => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), $"m{i}@example.org", "zh-CN", app.Now, "K/event-draft"))]);

        await UntilAsync(() => sink.Mails.Count >= KillAt);
        await first.KillAsync();
        // Otherwise the kill came too late, and the test would show nothing.
        Assert.InRange(sink.Mails.Count, KillAt, Mails - 1);
        await first.RunAsync(demo: false);
        await UntilAsync(() => People(sink) == Mails);

        Assert.Equal(Mails, People(sink));
        Assert.InRange(sink.Mails.Count, Mails, Mails + Connections);
        Assert.All(sink.Mails.GroupBy(m => m.Recipients[0]), copies => Assert.Single(copies.Select(m => m.Message.MessageId).Distinct()));
        await UntilAsync(async () => await app.Db(db => db.Outbox.AllAsync(m => m.State == OutboxState.Sent)));
        app.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
    }

    private static int People(SmtpSink sink) => sink.Mails.Select(m => m.Recipients[0]).Distinct().Count();

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "It took too long.");
            await Task.Delay(50);
        }
    }
}

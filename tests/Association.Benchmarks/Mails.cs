using System.Diagnostics;
using Association.Application.Messages;
using Association.TestKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Association.Benchmarks;

/// <summary>10,000 mails out of the outbox to a mail server on this machine by one worker, against the same server fed by MailKit alone.</summary>
internal static class Mails
{
    private const int Count = 10_000;
    private const int Connections = 2;
    private const int Chunk = 1_000;

    public static async Task<Measured> MeasureAsync(Row row, DatabaseKind database)
    {
        await using var sink = new SmtpSink { Keeps = false };
        await using var app = await TestApp.StartAsync(database, settings: [.. sink.Settings, ("Mail:Connections", $"{Connections}")]);
        // What is loaded and compiled once is not what each mail keeps.
        await FillAsync(app, 0, Chunk);
        await SendAllAsync(app);
        await FillAsync(app, Chunk, Count + Chunk);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await SendAllAsync(app);
        var rate = Count / watch.Elapsed.TotalSeconds;
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - memory) / 1024 / 1024;
        if (sink.Taken != Count + Chunk || await app.Db(db => db.Outbox.CountAsync(m => m.State == OutboxState.Sent)) != Count + Chunk) throw new InvalidOperationException("Some mails were not sent.");
        await app.Db(db => db.Outbox.ExecuteDeleteAsync());

        var alone = await AloneAsync(sink);
        return row.Is(rate, $"mails/s by one worker, {sink.Connections} connections in all, {grown} MB more in memory after {Count:#,0}", $"{alone:0} mails/s by MailKit alone; at least 200", rate / alone);
    }

    private static async Task FillAsync(TestApp app, int from, int to)
    {
        foreach (var some in Enumerable.Range(from, to - from).Chunk(Chunk))
            await app.Given([.. some.Select(i => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), $"m{i}@example.org", "zh-CN", app.Now, "B/event-draft"))]);
    }

    private static Task<int> SendAllAsync(TestApp app) => app.With<OutboxDispatcher, int>(dispatcher => dispatcher.RunAsync(default));

    private static async Task<double> AloneAsync(SmtpSink sink)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async lane =>
        {
            using var client = new SmtpClient();
            await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None);
            for (var i = lane; i < Count; i += Connections)
            {
                using var mail = new MimeMessage { Subject = "提醒", Body = new TextPart("plain") { Text = "正文" } };
                mail.From.Add(new MailboxAddress("", "office@association.test"));
                mail.To.Add(new MailboxAddress("", $"m{i}@example.org"));
                await client.SendAsync(mail);
            }

            await client.DisconnectAsync(quit: true);
        }));
        return Count / watch.Elapsed.TotalSeconds;
    }
}

using Association.Application.Messages;
using Association.Domain.Access;
using Association.Infrastructure.Messages.Bounces;
using Association.TestKit;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>The mailbox that mails come back to, read over IMAP.</summary>
public sealed class BounceReaderTests : IntegrationTests
{
    private static string Report(OutboxMessage message, string status = "5.1.1") => $"""
        From: MAILER-DAEMON@mx.example.org
        To: {ImapSimulator.User}
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; {message.To}
        Action: failed
        Status: {status}
        Diagnostic-Code: smtp; 550 no such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <{message.MessageId}@association.test>

        --b--

        """;

    private async Task<(TestApp App, List<OutboxMessage> Sent)> SentAsync(DatabaseKind database, ImapSimulator mailbox, int count, params (string Key, string Value)[] settings)
    {
        var app = await StartAsync(database, settings: settings.Length > 0 ? settings : mailbox.Settings());
        var sent = Enumerable.Range(0, count).Select(i => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), "gone@example.org", "zh-CN", app.Now, $"B{i}/event-draft")).ToList();
        foreach (var message in sent) message.Delivered(app.Now);
        await app.Given([.. sent]);
        return (app, sent);
    }

    private static Task<int> ReadAsync(TestApp app) => app.With<BounceReader, int>(reader => reader.RunAsync(default));

    private static Task<int> CameBackAsync(TestApp app) => app.Db(db => db.Outbox.CountAsync(m => m.Bounce != null));

    [Theory, Databases]
    public async Task Reports_are_read_once_the_third_stops_the_address_and_other_letters_change_nothing(DatabaseKind database)
    {
        await using var mailbox = new ImapSimulator();
        var (app, sent) = await SentAsync(database, mailbox, 3);
        mailbox.Receive("From: zhang@example.org\nSubject: Thank you\n\nSee you there.\n");
        mailbox.Receive("no letter at all");
        foreach (var message in sent) mailbox.Receive(Report(message));
        mailbox.Receive(Report(sent[0]));

        Assert.Equal(4, await ReadAsync(app));
        Assert.Equal((3, 6), (await CameBackAsync(app), mailbox.Seen.Count));
        Assert.Equal(0, await ReadAsync(app));
        var address = Assert.Single(await app.As(Role.Administrator).Send(new ListBouncedAddresses()));
        Assert.Equal((3, true), (address.Bounces, address.StoppedAt is not null));
    }

    [Theory, Databases]
    public async Task Broken_off_in_the_middle_the_rest_is_read_the_next_time(DatabaseKind database)
    {
        await using var mailbox = new ImapSimulator { BreaksAfter = 2 };
        var (app, sent) = await SentAsync(database, mailbox, 5);
        foreach (var message in sent) mailbox.Receive(Report(message, "5.2.2"));
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(app));
        Assert.Equal(2, await CameBackAsync(app));

        mailbox.BreaksAfter = null;
        Assert.Equal(3, await ReadAsync(app));
        Assert.Equal((5, 5), (await CameBackAsync(app), mailbox.Seen.Count));
        // A full mailbox stops nobody.
        Assert.Empty(await app.As(Role.Administrator).Send(new ListBouncedAddresses()));
    }

    [Fact]
    public async Task A_wrong_password_opens_nothing_and_without_a_mailbox_nothing_is_asked()
    {
        await using var mailbox = new ImapSimulator();
        var (app, sent) = await SentAsync(DatabaseKind.Sqlite, mailbox, 1, mailbox.Settings("another"));
        mailbox.Receive(Report(sent[0]));
        await Assert.ThrowsAnyAsync<AuthenticationException>(() => ReadAsync(app));
        Assert.Equal((1, 0), (mailbox.Refused, mailbox.Seen.Count));
        Assert.Equal(0, await ReadAsync(await StartAsync(DatabaseKind.Sqlite)));
    }
}

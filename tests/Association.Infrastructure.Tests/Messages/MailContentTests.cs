using System.Net;
using System.Runtime.CompilerServices;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Infrastructure.Messages;
using Association.Infrastructure.Tests.Documents;
using Association.TestKit;
using MimeKit;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

public sealed class MailContentTests : IntegrationTests
{
    private async Task<MimeMessage> ConfirmationAsync(string name = "张文静", string culture = "zh-CN", MailCase? at = null)
    {
        await using var sink = new SmtpSink();
        var mails = at ?? await MailCase.OnAsync(await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings));
        await mails.RegisterAsync(name, culture: culture);
        Assert.Equal(1, await mails.DispatchAsync());
        return Assert.Single(sink.Mails).Message;
    }

    [ToolFact("zbarimg")]
    public async Task The_code_in_the_mail_is_the_ticket()
    {
        await using var sink = new SmtpSink();
        var mails = await MailCase.OnAsync(await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings));
        var id = await mails.RegisterAsync();
        await mails.DispatchAsync();

        var picture = Assert.Single(sink.Mails[0].Message.BodyParts.OfType<MimePart>(), p => p.ContentId == "ticket");
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        try
        {
            await using (var png = File.Create(file)) await picture.Content!.DecodeToAsync(png);
            var registration = await mails.App.Db(async db => (await db.Registrations.FindAsync(id))!);
            Assert.Equal(registration.TicketCode, PdfTools.Start("zbarimg", ["-q", "--raw", file]).Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_calendar_entry_reads_back_with_time_place_and_link()
    {
        var mail = await ConfirmationAsync();
        var part = Assert.Single(mail.Attachments.OfType<MimePart>(), p => p.ContentType.IsMimeType("text", "calendar"));
        using var content = new MemoryStream();
        await part.Content!.DecodeToAsync(content);

        var calendar = Ical.Net.Calendar.Load(System.Text.Encoding.UTF8.GetString(content.ToArray()))!;
        var entry = Assert.Single(calendar.Events);

        var day = Sample.Today.AddDays(30);
        Assert.Equal(AssociationCalendar.At(day, new TimeOnly(9, 0)).UtcDateTime, entry.Start!.AsUtc);
        Assert.Equal(AssociationCalendar.At(day, new TimeOnly(10, 0)).UtcDateTime, entry.End!.AsUtc);
        Assert.Equal(("呼吸学科年会", "会议中心一号厅, 天府大道 1 号"), (entry.Summary, entry.Location));
        Assert.Contains("/r/", entry.Url!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "报名成功：呼吸学科年会", "张文静，您好：", "查看报名信息", "会议中心一号厅")]
    [InlineData("en", "You are registered: Annual respiratory conference", "Dear 张文静,", "View your registration", "Hall 1, Convention Centre")]
    public async Task It_speaks_the_language_of_its_reader(string culture, string subject, string greeting, string link, string venue)
    {
        var mail = await ConfirmationAsync(culture: culture);
        Assert.Equal(subject, mail.Subject);
        Assert.Equal(culture, mail.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.All(new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) }, body =>
        {
            Assert.Contains(greeting, body, StringComparison.Ordinal);
            Assert.Contains(link, body, StringComparison.Ordinal);
            Assert.Contains(venue, body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_link_opens_the_registration_and_does_not_tell_the_ticket()
    {
        await using var sink = new SmtpSink();
        var mails = await MailCase.OnAsync(await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings));
        var id = await mails.RegisterAsync();
        await mails.DispatchAsync();
        var registration = await mails.App.Db(async db => (await db.Registrations.FindAsync(id))!);

        var text = sink.Mails[0].Message.TextBody;
        Assert.Contains($"/r/{registration.Number}?k=", text, StringComparison.Ordinal);
        Assert.DoesNotContain(registration.TicketCode, text + sink.Mails[0].Message.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href=\"http://127.0.0.1:1\">pay here</a>")]
    [InlineData("[pay here](http://127.0.0.1:1)")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{0} {1} www.evil.example")]
    public async Task A_name_is_text_and_nothing_else(string name)
    {
        var mail = await ConfirmationAsync(name);
        Assert.DoesNotContain("127.0.0.1:1\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", mail.HtmlBody, StringComparison.Ordinal);
        // No mail program finds an address to make a link of, and a reader sees the name as it was typed.
        Assert.All(new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) }, body =>
        {
            Assert.DoesNotContain("//127.0.0.1", body, StringComparison.Ordinal);
            Assert.DoesNotContain("www.evil", body, StringComparison.Ordinal);
            Assert.Contains(name, body!.Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("\"a\r\nBcc: x@evil.example\"@example.org")]
    [InlineData("a@example.org\r\nBcc: x@evil.example")]
    [InlineData("a@example.org, x@evil.example")]
    [InlineData("a@example.org\u2028")]
    public async Task An_address_cannot_bring_a_header_or_a_second_recipient(string address)
    {
        await using var sink = new SmtpSink();
        var mails = await MailCase.OnAsync(await StartAsync(DatabaseKind.Sqlite, settings: sink.Settings));
        var registration = await mails.RegisterAsync(email: "a@example.org");
        await mails.DispatchAsync();
        await mails.App.Db(async db =>
        {
            db.Outbox.Add(new OutboxMessage(MailTemplates.RegistrationConfirmed, registration.Value, address, "zh-CN", mails.App.Now, "again"));
            await db.SaveChangesAsync();
        });

        await mails.DispatchAsync();

        Assert.Equal(["a@example.org"], Assert.Single(sink.Mails).Recipients);
        Assert.Equal(OutboxState.Parked, (await mails.OutboxAsync())[^1].State);
    }

    [Fact]
    public void A_subject_stays_one_line()
    {
        var mail = MimeMails.Of(
            new OutgoingMail("id", "a@example.org", "en", Sample.Now, new MailContent("Hello\r\nBcc: x@evil.example\u2028\u0085", "t", "<p>t</p>", [])),
            new MailboxAddress("Office", "office@association.test"));
        using var written = new MemoryStream();
        mail.WriteTo(written);
        written.Position = 0;
        var read = MimeMessage.Load(written);

        Assert.Empty(read.Bcc);
        Assert.DoesNotContain(read.Headers, h => h.Field!.Contains("evil", StringComparison.Ordinal));
        Assert.StartsWith("Hello  Bcc:", read.Subject!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sender_who_lasts_holds_no_mail_that_was_sent()
    {
        var sender = new MailboxAddress("Office", "office@association.test");
        var sent = Enumerable.Range(0, 10).Select(i => Sent(i, sender)).ToList();

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.DoesNotContain(sent, mail => mail.IsAlive);
        GC.KeepAlive(sender);

        // In a method of its own: nothing of the mail is left on the stack.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Sent(int i, MailboxAddress from) =>
            new(MimeMails.Of(new OutgoingMail($"id{i}", "a@example.org", "en", Sample.Now, new MailContent("Hello", "t", "<p>t</p>", [])), from));
    }

    [Fact]
    public async Task Without_a_server_mails_are_files_that_appear_whole()
    {
        var app = await StartAsync(DatabaseKind.Sqlite);
        var mails = await MailCase.OnAsync(app);
        await mails.RegisterAsync();
        Assert.Equal(1, await mails.DispatchAsync());

        var file = Assert.Single(Directory.GetFiles(Path.Combine(app.Root, "mails")));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        Assert.Equal("报名成功：呼吸学科年会", (await MimeMessage.LoadAsync(file)).Subject);
    }

    [Fact]
    public void Both_languages_have_every_text() =>
        Assert.Equal(MailTexts.All("zh-CN").Keys.Order(StringComparer.Ordinal), MailTexts.All("en").Keys.Order(StringComparer.Ordinal));
}

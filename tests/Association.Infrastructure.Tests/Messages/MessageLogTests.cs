using Association.Application.Messages;
using Association.Application.Messages.Bounces;
using Association.Application.Messages.Log;
using Association.Domain.Access;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

public sealed class MessageLogTests : IntegrationTests
{
    private async Task<(MailCase Case, SmtpSink Sink)> SentAsync(DatabaseKind database, string? email = null)
    {
        var sink = new SmtpSink();
        var mails = await MailCase.OnAsync(await StartAsync(database, settings: sink.Settings));
        await mails.RegisterAsync(email: email);
        Assert.Equal(1, await mails.DispatchAsync());
        return (mails, sink);
    }

    [Theory, Databases]
    public async Task A_mail_is_kept_as_it_left_without_the_keys_of_its_links(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database);
        await using var _ = sink;
        var message = await mails.OnlyMessageAsync();

        var kept = (await mails.App.As(Role.Auditor).Send(new GetMessage(message.Id)))!;

        Assert.Equal(Assert.Single(sink.Mails).Message.Subject, kept.Subject);
        Assert.Contains("张文静", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("k=", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(message.To, kept.Line.To, StringComparison.Ordinal);
        Assert.NotEmpty(kept.Attachments);
    }

    [Theory, Databases]
    public async Task Sent_again_it_begins_with_the_offices_words_and_is_composed_anew(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database);
        await using var _ = sink;
        var (first, office) = (await mails.OnlyMessageAsync(), mails.App.As(Role.EventOfficer));
        Assert.False((await mails.App.As(Role.Auditor).Send(new SendAgain(first.Id, "补发"))).Succeeded);

        var again = await office.Send(new SendAgain(first.Id, "补发：<b>http://127.0.0.1:1</b>"));
        Assert.True(again.Succeeded);
        Assert.Equal(1, await mails.DispatchAsync());

        Assert.Equal(2, sink.Mails.Select(m => m.Message.MessageId).Distinct().Count());
        var mail = sink.Mails.Single(m => m.Message.MessageId!.StartsWith($"{again.Value:N}", StringComparison.Ordinal)).Message;
        Assert.StartsWith("补发：", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>http", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http://127", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_log_is_read_by_person_and_by_event(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database);
        await using var _ = sink;
        var other = await mails.RegisterAsync("李明");
        var person = await mails.App.Db(db => db.Registrations.Where(r => r.Id == other).Select(r => r.Person).SingleAsync());
        var office = mails.App.As(Role.Administrator);

        Assert.Equal(other.Value, Assert.Single((await office.Send(new ListMessages(Person: person.Value))).Page.Items).Subject);
        Assert.Equal(2, (await office.Send(new ListMessages(Event: mails.Event.Id.Value))).Page.Total);
        Assert.Equal(0, (await office.Send(new ListMessages(Event: Guid.NewGuid()))).Page.Total);
    }

    [Theory, Databases]
    public async Task The_third_hard_report_stops_the_address_and_a_repeated_one_counts_once(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database, "Gone@example.org");
        await using var _ = sink;
        var app = mails.App;
        await app.Given([.. Enumerable.Range(0, 3).Select(i => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), "gone@example.org", "zh-CN", app.Now, $"T{i}/event-draft"))]);
        await mails.DispatchAsync();
        var ids = (await mails.OutboxAsync()).Select(m => m.Id).ToList();

        async Task<BounceOutcome> TellAsync(Guid message, bool hard = true) => (await app.Send(new RecordBounce(new(message, hard, "5.1.1")))).Value;

        Assert.Equal(BounceOutcome.Unknown, await TellAsync(Guid.NewGuid()));
        Assert.Equal(BounceOutcome.Noted, await TellAsync(ids[0], hard: false));
        Assert.Equal(BounceOutcome.Noted, await TellAsync(ids[1]));
        Assert.Equal(BounceOutcome.KnownBefore, await TellAsync(ids[1]));
        Assert.Equal(BounceOutcome.Noted, await TellAsync(ids[2]));
        Assert.Equal(BounceOutcome.Stopped, await TellAsync(ids[3]));
        Assert.Contains((await app.As(Role.EventOfficer).Send(new Association.Application.Reports.GetServiceDesk())).Waiting, l => l.Matter is Association.Application.Reports.DeskMatter.AddressesStopped);
    }

    [Theory, Databases]
    public async Task A_mailbox_that_was_full_and_is_gone_later_counts_and_what_the_servers_said_names_nobody(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database, "Gone.For.Good@example.org");
        await using var _ = sink;
        var (app, id) = (mails.App, (await mails.OnlyMessageAsync()).Id);
        const string Said = "550 5.1.1 <gone.for.good@example.org>\0 forwarded to real.name@other.example";

        Assert.Equal(BounceOutcome.Noted, (await app.Send(new RecordBounce(new(id, false, "452 4.2.2 full")))).Value);
        Assert.Empty(await app.As(Role.Administrator).Send(new ListBouncedAddresses()));
        Assert.Equal(BounceOutcome.Noted, (await app.Send(new RecordBounce(new(id, true, Said)))).Value);
        Assert.Equal(BounceOutcome.KnownBefore, (await app.Send(new RecordBounce(new(id, true, Said)))).Value);

        var line = Assert.Single(await app.As(Role.Administrator).Send(new ListBouncedAddresses()));
        var mail = (await app.As(Role.Auditor).Send(new GetMessage(id)))!;
        Assert.Equal((1, "张文静", true), (line.Bounces, line.Name, mail.BouncedAt is not null));
        Assert.All([line.Reason, mail.Bounce!], words => Assert.Equal("550 5.1.1 <g***@example.org> forwarded to r***@other.example", words));
    }

    [Theory, Databases]
    public async Task The_same_click_twice_sends_it_again_once(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database);
        await using var _ = sink;
        var (first, office) = (await mails.OnlyMessageAsync(), mails.App.As(Sample.User(), Role.EventOfficer));

        var (one, two) = (await office.Send(new SendAgain(first.Id, "补发", "key-1")), await office.Send(new SendAgain(first.Id, "补发", "key-1")));

        Assert.Equal(one.Value, two.Value);
        Assert.Equal(2, (await mails.OutboxAsync()).Count);
    }

    [Theory, Databases]
    public async Task After_a_year_and_a_month_what_it_said_is_forgotten(DatabaseKind database)
    {
        var (mails, sink) = await SentAsync(database);
        await using var _ = sink;
        Assert.Equal(0, (await mails.App.Send(new ForgetSentMails())).Value);
        mails.App.Clock.Advance(TimeSpan.FromDays(ForgetSentMails.DaysKept + 1));
        Assert.Equal(1, (await mails.App.Send(new ForgetSentMails())).Value);
        Assert.Null((await mails.App.As(Role.Administrator).Send(new GetMessage((await mails.OnlyMessageAsync()).Id)))!.Text);
    }
}

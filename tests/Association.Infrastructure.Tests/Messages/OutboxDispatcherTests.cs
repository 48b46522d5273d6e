using Association.Application.Events;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.TestKit;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

public sealed class OutboxDispatcherTests : IntegrationTests
{
    private async Task<(MailCase Case, SmtpSink Sink)> WithSinkAsync(DatabaseKind database, SinkMode mode = SinkMode.Ok)
    {
        var sink = new SmtpSink { Mode = mode };
        return (await MailCase.OnAsync(await StartAsync(database, settings: sink.Settings)), sink);
    }

    [Theory, Databases]
    public async Task Two_workers_at_once_send_each_mail_once(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        for (var i = 0; i < 24; i++) await mails.RegisterAsync();

        var sent = await Task.WhenAll(mails.DispatchAsync(), mails.DispatchAsync(), mails.DispatchAsync());

        Assert.Equal(24, sent.Sum());
        Assert.Equal(24, sink.Mails.Count);
        Assert.Equal(24, sink.Mails.Select(m => m.Recipients.Single()).Distinct().Count());
        Assert.All(await mails.OutboxAsync(), m => Assert.Equal(OutboxState.Sent, m.State));
        // Two connections a worker, used for mail after mail.
        Assert.InRange(sink.Connections, 1, 6);
    }

    [Theory, Databases]
    public async Task A_worker_that_dies_after_sending_leaves_a_copy_with_the_same_message_id(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        await mails.RegisterAsync();
        var message = await mails.OnlyMessageAsync();
        // What a worker does until the moment it dies: the mail is out, the row does not say so.
        Assert.Equal([message.Id], (await mails.App.Send(new LeaseMails(1))).Value.Mine);
        await using (var batch = await mails.App.With<IMailer, IMailBatch>(mailer => Task.FromResult(mailer.OpenBatch())))
            await batch.SendAsync(new OutgoingMail(message.MessageId, message.To, "zh-CN", mails.App.Now, new MailContent("s", "t", "<p>t</p>", [])), default);

        Assert.Equal(0, await mails.DispatchAsync());
        mails.App.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(1, await mails.DispatchAsync());

        Assert.Equal(2, sink.Mails.Count);
        Assert.Single(sink.Mails.Select(m => m.Message.MessageId).Distinct());
        Assert.Equal(0, await mails.DispatchAsync());
    }

    [Theory, Databases]
    public async Task A_refused_mail_is_parked_at_once_and_goes_out_when_a_person_says_so(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database, SinkMode.Reject550);
        await using var _ = sink;
        await mails.RegisterAsync();

        await mails.DispatchAsync();
        mails.App.Clock.Advance(TimeSpan.FromHours(30));
        await mails.DispatchAsync();

        var parked = await mails.OnlyMessageAsync();
        Assert.Equal((OutboxState.Parked, 1), (parked.State, parked.Attempts));
        Assert.Contains("550", parked.LastError, StringComparison.Ordinal);

        sink.Mode = SinkMode.Ok;
        Assert.False((await mails.App.As(Role.FinanceOfficer).Send(new ResendMessage(parked.Id))).Succeeded);
        Assert.True((await mails.App.As(Role.EventOfficer).Send(new ResendMessage(parked.Id))).Succeeded);
        Assert.Equal(1, await mails.DispatchAsync());
        Assert.Equal("message.not-parked", (await mails.App.As(Role.Administrator).Send(new ResendMessage(parked.Id))).Errors[0].Code);
    }

    /// <summary>5xx is for good, wherever it is said, unless it is about the sender; only what is about the mailbox counts against the address.</summary>
    [Theory]
    [InlineData("RCPT", "550 no such user", OutboxState.Parked, 1)]
    [InlineData("RCPT", "550 5.1.1 user unknown", OutboxState.Parked, 1)]
    [InlineData("RCPT", "554 5.7.1 relay access denied", OutboxState.Parked, 0)]
    [InlineData("RCPT", "550 5.7.1. not from here", OutboxState.Parked, 0)]
    [InlineData("RCPT", "552 5.2.2 mailbox full", OutboxState.Parked, 0)]
    [InlineData("RCPT", "554 DT:SPM", OutboxState.Parked, 0)]
    [InlineData("RCPT", "450 4.2.1 later", OutboxState.Pending, 0)]
    [InlineData("DATA", "554 5.5.1 no", OutboxState.Parked, 0)]
    [InlineData("DATA", "550 against our policy", OutboxState.Parked, 0)]
    [InlineData("DATA", "451 later", OutboxState.Pending, 0)]
    [InlineData("MAIL", "552 message too big", OutboxState.Parked, 0)]
    [InlineData("MAIL", "550 who are you", OutboxState.Pending, 0)]
    public async Task What_a_server_refuses_is_read_as_it_is_meant(string command, string reply, OutboxState state, int bounces)
    {
        var (mails, sink) = await WithSinkAsync(DatabaseKind.Sqlite);
        await using var _ = sink;
        await mails.RegisterAsync();
        sink.Answer = (command, reply);

        Assert.Equal(0, await mails.DispatchAsync());

        Assert.Equal(state, (await mails.OnlyMessageAsync()).State);
        Assert.Equal(bounces, (await mails.App.As(Role.Administrator).Send(new ListBouncedAddresses())).Sum(a => a.Bounces));
    }

    [Theory, Databases]
    public async Task A_busy_server_loses_nothing_and_everything_is_out_soon_after(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database, SinkMode.Busy421);
        await using var _ = sink;
        for (var i = 0; i < 5; i++) await mails.RegisterAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            Assert.Equal(0, await mails.DispatchAsync());
            mails.App.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        sink.Mode = SinkMode.Ok;
        var sent = 0;
        for (var minute = 0; minute < 15 && sent < 5; minute++)
        {
            sent += await mails.DispatchAsync();
            mails.App.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, sent);
        Assert.Equal(5, sink.Mails.Select(m => m.Message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task After_a_day_of_attempts_a_mail_is_parked()
    {
        var (mails, sink) = await WithSinkAsync(DatabaseKind.Sqlite, SinkMode.Busy421);
        await using var _ = sink;
        await mails.RegisterAsync();
        var began = mails.App.Now;
        while ((await mails.OnlyMessageAsync()).State is OutboxState.Pending)
        {
            await mails.DispatchAsync();
            mails.App.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True(mails.App.Now - began < TimeSpan.FromHours(48));
        }

        Assert.InRange(mails.App.Now - began, TimeSpan.FromHours(23), TimeSpan.FromHours(26));
    }

    [Theory, Databases]
    public async Task A_server_that_takes_a_mail_and_hangs_up_may_get_it_again_under_the_same_id(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database, SinkMode.AcceptDrop);
        await using var _ = sink;
        await mails.RegisterAsync();
        await mails.DispatchAsync();

        sink.Mode = SinkMode.Slow;
        mails.App.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await mails.DispatchAsync());

        Assert.Equal(2, sink.Mails.Count);
        Assert.Single(sink.Mails.Select(m => m.Message.MessageId).Distinct());
    }

    [Theory, Databases]
    public async Task What_is_no_longer_true_is_left_out(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        var registration = await mails.RegisterAsync();
        Assert.True((await mails.App.As(Role.EventOfficer).Send(new CancelRegistrationByOffice(mails.Event.Id, registration))).Succeeded);

        await mails.DispatchAsync();

        Assert.Equal("报名已取消：呼吸学科年会", Assert.Single(sink.Mails).Message.Subject);
        var confirmation = Assert.Single(await mails.OutboxAsync(), m => m.Template == MailTemplates.RegistrationConfirmed);
        Assert.Equal((OutboxState.Sent, "no longer needed"), (confirmation.State, confirmation.LastError));
    }
}

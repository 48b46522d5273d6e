using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.TestKit;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>What real mail servers and real clocks do. Sources: security.md R05, F13.</summary>
public sealed class OutboxFaultTests : IntegrationTests
{
    private async Task<(MailCase Case, SmtpSink Sink)> WithSinkAsync(DatabaseKind database, params (string Key, string Value)[] settings)
    {
        var sink = new SmtpSink();
        return (await MailCase.OnAsync(await StartAsync(database, settings: [.. sink.Settings, .. settings])), sink);
    }

    /// <summary>Mails that need no records, as many as are asked for.</summary>
    private static Task QueueAsync(TestApp app, int count, Func<int, string>? to = null) => app.Given(
        [.. Enumerable.Range(0, count).Select(i => new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), to?.Invoke(i) ?? $"m{i}@example.org", "zh-CN", app.Now, "T/event-draft"))]);

    [Theory, Databases]
    public async Task A_clock_that_is_put_back_makes_no_mail_wait(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        await QueueAsync(mails.App, 5);
        sink.Mode = SinkMode.Busy421;
        await mails.DispatchAsync();   // one has failed and waits
        Assert.Equal(3, (await mails.App.Send(new LeaseMails(3))).Value.Mine.Count);   // three belong to a worker that dies now
        mails.App.Clock.AdjustTime(mails.App.Now.AddHours(-1));

        sink.Mode = SinkMode.Ok;
        Assert.Equal(5, await mails.DispatchAsync());
        Assert.Equal(5, sink.Mails.Select(m => m.Message.MessageId).Distinct().Count());
    }

    [Theory, Databases]
    public async Task What_waited_for_a_document_or_was_taken_up_again_does_not_wait_for_the_old_time_either(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        OutboxMessage Mail() => new(MailTemplates.TemplateTest, Guid.CreateVersion7(), $"m{Sample.Next()}@example.org", "zh-CN", mails.App.Now, "T/event-draft");
        var (postponed, resumed, soon) = (Mail(), Mail(), Mail());
        // Written while the clock was two hours ahead.
        postponed.PostponedUntil(mails.App.Now.AddHours(2));
        resumed.Park("550");
        resumed.Resume(mails.App.Now.AddHours(2));
        soon.PostponedUntil(mails.App.Now.AddSeconds(10));
        await mails.App.Given(postponed, resumed, soon);

        Assert.Equal(2, await mails.DispatchAsync());
    }

    [Theory, Databases]
    public async Task A_clock_that_is_put_forward_sends_nothing_twice(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        await QueueAsync(mails.App, 20);
        await mails.DispatchAsync();
        mails.App.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(0, await mails.DispatchAsync());
        Assert.Equal(20, sink.Mails.Count);
    }

    [Theory, Databases]
    public async Task A_provider_gets_no_more_in_a_minute_than_it_takes_and_the_others_do_not_wait(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database, ("Mail:PerDomainAndMinute", "10"));
        await using var _ = sink;
        await QueueAsync(mails.App, 40, i => i < 25 ? $"m{i}@qq.com" : $"m{i}@other{i}.example");

        Assert.Equal(25, await mails.DispatchAsync());
        Assert.Equal(10, sink.Mails.Count(m => m.Recipients[0].EndsWith("@qq.com", StringComparison.Ordinal)));
        Assert.Equal(0, await mails.DispatchAsync());
        mails.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, await mails.DispatchAsync());
        mails.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, await mails.DispatchAsync());
    }

    [Theory, Databases]
    public async Task While_nobody_listens_registering_takes_no_longer_and_everything_is_out_soon_after(DatabaseKind database)
    {
        var gone = new SmtpSink();
        var settings = gone.Settings;
        await gone.DisposeAsync();
        var mails = await MailCase.OnAsync(await StartAsync(database, settings: settings));
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < 10; i++)
        {
            await mails.RegisterAsync();
            await mails.DispatchAsync();
            mails.App.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60));
        Assert.All(await mails.OutboxAsync(), m => Assert.Equal(OutboxState.Pending, m.State));
    }

    [Theory, Databases]
    public async Task Three_refused_mailboxes_stop_an_address_and_the_office_resumes_it(DatabaseKind database)
    {
        var (mails, sink) = await WithSinkAsync(database);
        await using var _ = sink;
        sink.Mode = SinkMode.Reject550;
        await QueueAsync(mails.App, 3, _ => "gone@example.org");
        await mails.DispatchAsync();
        var office = mails.App.As(Role.Administrator);
        var line = Assert.Single(await office.Send(new ListBouncedAddresses()));
        Assert.Equal((3, true), (line.Bounces, line.StoppedAt is not null));

        sink.Mode = SinkMode.Ok;
        await QueueAsync(mails.App, 1, _ => "Gone@example.org");
        Assert.Equal(0, await mails.DispatchAsync());
        Assert.False((await mails.App.As(Role.Auditor).Send(new ResumeAddress(new(line.Id)))).Succeeded);
        Assert.True((await office.Send(new ResumeAddress(new(line.Id)))).Succeeded);
        Assert.Equal(3, (await office.Send(new ResendParked())).Value);
        Assert.Equal(3, await mails.DispatchAsync());
    }

    [Fact]
    public async Task A_parked_mail_that_is_given_up_never_leaves()
    {
        var (mails, sink) = await WithSinkAsync(DatabaseKind.Sqlite);
        await using var _ = sink;
        sink.Mode = SinkMode.Reject550;
        await QueueAsync(mails.App, 1);
        await mails.DispatchAsync();
        var parked = await mails.OnlyMessageAsync();
        Assert.True((await mails.App.As(Role.EventOfficer).Send(new GiveUpMessage(parked.Id))).Succeeded);
        sink.Mode = SinkMode.Ok;
        mails.App.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await mails.DispatchAsync());
        Assert.Equal("message.not-parked", (await mails.App.As(Role.EventOfficer).Send(new ResendMessage(parked.Id))).Errors[0].Code);
    }

    [Fact]
    public async Task With_keys_a_mail_is_signed_and_the_signature_holds()
    {
        using var key = RSA.Create(2048);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, key.ExportRSAPrivateKeyPem());
        try
        {
            var (mails, sink) = await WithSinkAsync(DatabaseKind.Sqlite, ("Mail:Dkim:Domain", "association.test"), ("Mail:Dkim:Selector", "s1"), ("Mail:Dkim:KeyFile", file));
            await using var _ = sink;
            await mails.RegisterAsync();
            await mails.DispatchAsync();

            var mail = Assert.Single(sink.Mails).Message;
            var at = mail.Headers.IndexOf(HeaderId.DkimSignature);
            Assert.True(at >= 0);
            Assert.True(await new DkimVerifier(new OneKey(key)).VerifyAsync(mail, mail.Headers[at]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_starttls_only_the_server_with_the_pinned_certificate_gets_mails(bool pinned)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.association.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var drawn = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(drawn.Export(X509ContentType.Pkcs12), null);
        await using var sink = new SmtpSink(certificate);
        var fingerprint = pinned ? certificate.GetCertHashString(HashAlgorithmName.SHA256) : new string('0', 64);
        var mails = await MailCase.OnAsync(await StartAsync(DatabaseKind.Sqlite, settings:
            [.. sink.Settings.Where(s => s.Key != "Mail:Smtp:Security"), ("Mail:Smtp:Security", "StartTls"), ("Mail:Smtp:Certificate", fingerprint)]));
        await mails.RegisterAsync();

        Assert.Equal(pinned ? 1 : 0, await mails.DispatchAsync());

        Assert.Equal(pinned ? 1 : 0, sink.Mails.Count);
        Assert.Equal(pinned ? OutboxState.Sent : OutboxState.Pending, (await mails.OnlyMessageAsync()).State);
    }

    /// <summary>The public key as DNS would give it.</summary>
    private sealed class OneKey(RSA key) : IDkimPublicKeyLocator
    {
        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Assert.Equal(("association.test", "s1"), (domain, selector));
            using var pem = new StringReader(key.ExportSubjectPublicKeyInfoPem());
            return (AsymmetricKeyParameter)new PemReader(pem).ReadObject();
        }

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}

using Association.Application.Messages;
using Association.Application.Messages.Channels;
using Association.Infrastructure.Messages.Channels;
using Association.Infrastructure.Persistence;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>What is agreed with the providers of other channels, against a simulator.</summary>
public sealed class ChannelTests : IAsyncLifetime, IDisposable
{
    private readonly ChannelSimulator _simulator = new();
    private readonly HttpClient _client = ChannelServices.Client();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 1, 1, 0, 0, TimeSpan.Zero));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    public void Dispose() => _client.Dispose();

    private ChannelNotice Notice(string to, string subject = "活动提醒") => new(Guid.CreateVersion7(), to, subject, "呼吸学科年会明天开始", new Uri("https://example.org/my"), _clock.GetUtcNow());

    private WeChatChannel WeChat(string template = "T1") => new(_client, new(_simulator.Address, "wx1", "s", template), _clock);

    private SmsChannel Sms(string secret = ChannelSimulator.Secret) => new(_client, new(new Uri(_simulator.Address, "/sms"), "office", secret, "高新医学会"), _clock);

    [Fact]
    public async Task A_follower_gets_a_template_message_once_and_the_token_is_kept()
    {
        using var channel = WeChat();
        var notice = Notice("openid-1", "一个非常非常长的主题，超过模板消息字段所允许的二十个字");
        await channel.SendAsync(notice, default);
        await channel.SendAsync(notice, default);
        await channel.SendAsync(Notice("openid-2"), default);

        Assert.Equal(2, _simulator.Delivered.Count);
        Assert.Equal(1, _simulator.Tokens);
        Assert.Equal("2026-06-01 09:00", (string?)_simulator.Delivered[0]["data"]!["time2"]!["value"]);
        Assert.Equal("https://example.org/my", (string?)_simulator.Delivered[0]["url"]);
    }

    [Fact]
    public async Task A_token_that_was_taken_away_or_is_old_is_asked_for_anew()
    {
        using var channel = WeChat();
        await channel.SendAsync(Notice("openid-1"), default);
        _simulator.TakeTokenAway();
        await channel.SendAsync(Notice("openid-1"), default);
        Assert.Equal(2, _simulator.Tokens);
        _clock.Advance(TimeSpan.FromHours(2));
        await channel.SendAsync(Notice("openid-1"), default);
        Assert.Equal((3, 3), (_simulator.Tokens, _simulator.Delivered.Count));
    }

    [Fact]
    public async Task Whoever_follows_no_more_and_a_wrong_template_are_final()
    {
        _simulator.Unfollowed.Add("gone");
        using var channel = WeChat();
        Assert.True((await Assert.ThrowsAsync<ChannelException>(() => channel.SendAsync(Notice("gone"), default))).IsFinal);
        using var wrong = WeChat("T9");
        Assert.True((await Assert.ThrowsAsync<ChannelException>(() => wrong.SendAsync(Notice("openid-1"), default))).IsFinal);
        Assert.Empty(_simulator.Delivered);
    }

    [Fact]
    public async Task A_provider_that_is_down_for_a_moment_is_asked_again_and_delivers_once()
    {
        var (sms, notice) = (Sms(), Notice("13800138000"));
        _simulator.FailOnce = 503;
        Assert.False((await Assert.ThrowsAsync<ChannelException>(() => sms.SendAsync(notice, default))).IsFinal);
        await sms.SendAsync(notice, default);
        await sms.SendAsync(notice, default);

        var sent = Assert.Single(_simulator.Delivered);
        Assert.Equal("【高新医学会】活动提醒：呼吸学科年会明天开始 https://example.org/my", (string?)sent["text"]);
        Assert.Equal("13800138000", (string?)sent["to"]);
    }

    [Fact]
    public async Task A_number_that_is_none_is_final_and_a_forged_signature_sends_nothing()
    {
        Assert.True((await Assert.ThrowsAsync<ChannelException>(() => Sms().SendAsync(Notice("13900000000"), default))).IsFinal);
        Assert.True((await Assert.ThrowsAsync<ChannelException>(() => Sms().SendAsync(Notice("no number"), default))).IsFinal);
        Assert.False((await Assert.ThrowsAsync<ChannelException>(() => Sms("forged").SendAsync(Notice("13800138000"), default))).IsFinal);
        Assert.Empty(_simulator.Delivered);
    }

    /// <summary>The same port for all four: what is said is the same, and each channel takes a notice once.</summary>
    [Fact]
    public async Task Mail_and_the_product_itself_are_channels_like_the_others()
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, settings: sink.Settings);
        var message = new OutboxMessage(MailTemplates.TemplateTest, Guid.CreateVersion7(), "zhang@example.org", "zh-CN", app.Now);
        await app.Given(message);
        var notice = Notice("zhang@example.org") with { Id = message.Id };
        await using var connection = await app.With<IMailer, IMailBatch>(mailer => Task.FromResult(mailer.OpenBatch()));
        using var weChat = WeChat();
        await using var scope = app.Scope();
        var product = Assert.Single(scope.ServiceProvider.GetServices<IMessageChannel>());
        IMessageChannel[] channels = [new MailChannel(connection), product, weChat, Sms()];
        Assert.Equal(Enum.GetValues<ChannelKind>(), channels.Select(c => c.Kind));

        foreach (var channel in channels)
            await channel.SendAsync(channel.Kind is ChannelKind.Sms ? notice with { To = "13800138000", Id = Guid.CreateVersion7() } : notice, default);
        await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().SaveChangesAsync();
        await product.SendAsync(notice, default);
        await scope.ServiceProvider.GetRequiredService<AssociationDbContext>().SaveChangesAsync();

        var mail = Assert.Single(sink.Mails).Message;
        Assert.Equal(("活动提醒", true), (mail.Subject, mail.TextBody!.Contains("https://example.org/my", StringComparison.Ordinal)));
        Assert.Equal(["活动提醒"], await app.Db(db => db.SentMails.Select(m => m.Subject).ToListAsync()));
        Assert.Equal(2, _simulator.Delivered.Count);
    }

    [Fact]
    public async Task What_does_not_answer_is_no_answer()
    {
        await _simulator.DisposeAsync();
        Assert.False((await Assert.ThrowsAsync<ChannelException>(() => Sms().SendAsync(Notice("13800138000"), default))).IsFinal);
    }
}

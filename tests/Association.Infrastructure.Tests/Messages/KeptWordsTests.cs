using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Members.Desk;
using Association.Application.Messages;
using Association.Application.Messages.Log;
using Association.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>What the log keeps opens nothing: every test that sends mails is checked for it, and here is that the check can fail.</summary>
public sealed class KeptWordsTests : IntegrationTests
{
    [Theory]
    [InlineData("http://localhost/r/R2026-1?k=0a1b2c", "http://localhost/r/…")]
    [InlineData("https://a.example:8443/speak/0a1b2c?answer=yes", "https://a.example:8443/speak/…")]
    [InlineData("https://a.example/join-unit/ABCD2345EFGH，谢谢", "https://a.example/join-unit/…")]
    [InlineData("<https://a.example/?k=0a1b2c>", "<https://a.example/…")]
    [InlineData("https://a.example/events", "https://a.example/events")]
    [InlineData("https://a.example", "https://a.example")]
    public void Links_end_before_what_makes_them_secret(string link, string kept) => Assert.Equal(kept, Of("registration-confirmed", link).Text);

    [Fact]
    public void A_code_is_masked_wherever_it_stands_and_the_rest_stays()
    {
        var kept = Of("unit-invitation", "邀请码：ABCD2345EFGH\n或 abcd2345efgh", "ABCD2345EFGH");
        Assert.Equal("邀请码：••••••\n或 ••••••", kept.Text);
        Assert.DoesNotContain("ABCD2345EFGH", kept.Subject, StringComparison.Ordinal);
        Assert.StartsWith("Subject", kept.Subject, StringComparison.Ordinal);
    }

    [Theory, InlineData(MailTemplates.AccountReset), InlineData(MailTemplates.AccountInvited), InlineData(MailTemplates.AccountConfirm), InlineData(MailTemplates.AccountNewEmail)]
    public void Of_mails_about_accounts_the_subject_alone_is_kept(string template) => Assert.Null(Of(template, "http://localhost/account/reset?key=1").Text);

    [Theory, Databases]
    public async Task A_key_that_stayed_readable_would_be_found(DatabaseKind database)
    {
        var app = await TestApp.StartAsync(database);
        var secrets = app.Services.GetRequiredService<ILinkSecrets>();
        var message = new OutboxMessage(MailTemplates.UnitInvitation, Guid.CreateVersion7(), "a@example.org", "en", app.Now);
        var told = database is DatabaseKind.Sqlite ? secrets.CodeOf(message.Subject) : secrets.For(RegistrationLinks.Purpose, "R-1");
        await app.Given(message, new SentMail(message.Id, new KeptWords("Subject", $"Code {told}", ""), app.Now));

        var found = await Assert.ThrowsAsync<InvalidOperationException>(async () => await app.DisposeAsync());
        Assert.Contains(MailTemplates.UnitInvitation, found.Message, StringComparison.Ordinal);
    }

    private static KeptWords Of(string template, string text, params string[] secrets) =>
        KeptWords.Of(template, new MailContent($"Subject {string.Join(' ', secrets)}", text, "", []) { Secrets = secrets });
}

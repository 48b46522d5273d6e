using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md B19, B26, ASVS 6.2.3: another address or number for one's own account.</summary>
public sealed partial class ContactTests : IDisposable
{
    private readonly SignInApp _app = new();

    [Fact]
    public async Task A_new_address_counts_after_its_link_and_the_old_one_is_told()
    {
        await _app.OpenAccountAsync("old@example.org");
        var browser = await InAsync("old@example.org");
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, "new@example.org")).StatusCode);
        Assert.Contains("new@example.org", await (await browser.GetAsync("/my/security")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await (await InAsync("old@example.org")).GetAsync("/");   // the present address still opens the account

        var link = LinkIn((await _app.MailsToAsync("new@example.org"))[^1]);
        Assert.StartsWith("https://localhost/account/new-email?", link, StringComparison.Ordinal);
        var path = new Uri(link).PathAndQuery;
        await _app.Browser().GetAsync(path);   // as mail scanners do
        Assert.True(await browser.IsInAsync());
        var done = await _app.Browser().SubmitAsync(path, []);
        Assert.Contains("邮箱已更换", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.False(await browser.IsInAsync());
        Assert.Equal(HttpStatusCode.OK, (await _app.Browser().PasswordAsync("old@example.org", SignInApp.Password)).StatusCode);
        Assert.True(await (await InAsync("new@example.org")).IsInAsync());
        Assert.Contains(await _app.MailsToAsync("old@example.org"), mail => mail.Contains("邮箱已更换", StringComparison.Ordinal));
        Assert.Contains("链接已失效", await (await _app.Browser().SubmitAsync(path, [])).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_and_only_its_owner_a_mail()
    {
        await _app.OpenAccountAsync("asker@example.org");
        await _app.OpenAccountAsync("taken@example.org");
        var browser = await InAsync("asker@example.org");
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, "taken@example.org")).StatusCode);
        var taken = await PageAsync(browser, "taken@example.org");
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, "free@example.org")).StatusCode);
        Assert.Equal(taken, await PageAsync(browser, "free@example.org"));

        var mail = Assert.Single(await _app.MailsToAsync("taken@example.org"));
        Assert.StartsWith("account-known", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("key=", mail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, "third@example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(browser, "fourth@example.org")).StatusCode);
        Assert.Empty(await _app.MailsToAsync("fourth@example.org"));
    }

    [Fact]
    public async Task Links_for_the_old_address_and_a_link_that_was_dropped_or_replaced_are_void()
    {
        await _app.OpenAccountAsync("links@example.org");
        await _app.Browser().SubmitAsync("/account/forgot-password", new() { ["Input.Email"] = "links@example.org" });
        var reset = new Uri(LinkIn((await _app.MailsToAsync("links@example.org"))[^1])).PathAndQuery;
        var browser = await InAsync("links@example.org");
        await AskAsync(browser, "first@example.org");
        var first = new Uri(LinkIn((await _app.MailsToAsync("first@example.org"))[^1])).PathAndQuery;
        await AskAsync(browser, "second@example.org");
        Assert.Contains("链接已失效", await (await _app.Browser().SubmitAsync(first, [])).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var second = new Uri(LinkIn((await _app.MailsToAsync("second@example.org"))[^1])).PathAndQuery;
        await browser.SubmitAsync("/my/security/email", [], "Drop");
        Assert.Contains("链接已失效", await (await _app.Browser().SubmitAsync(second, [])).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await AskAsync(browser, "third@example.org");
        await _app.Browser().SubmitAsync(new Uri(LinkIn((await _app.MailsToAsync("third@example.org"))[^1])).PathAndQuery, []);
        Assert.DoesNotContain("Input.Password", await (await _app.Browser().GetAsync(reset)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/my/security/email")]
    [InlineData("/my/security/mobile")]
    public async Task Both_ask_for_a_recent_proof(string path)
    {
        await _app.OpenAccountAsync("proof@example.org");
        var browser = await InAsync("proof@example.org");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal($"/account/again?returnUrl={Uri.EscapeDataString(path)}", (await browser.GetAsync(path)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_number_opens_the_account_until_it_is_taken_out_and_is_nobody_elses()
    {
        await _app.OpenAccountAsync("mobile@example.org");
        await _app.OpenAccountAsync("other@example.org");
        var browser = await InAsync("mobile@example.org");
        Assert.Equal(HttpStatusCode.OK, (await MobileAsync(browser, "12345")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await MobileAsync(browser, "139 0000 1234")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _app.Browser("192.0.2.9").PasswordAsync("13900001234", SignInApp.Password)).StatusCode);
        Assert.Contains(await _app.MailsToAsync("mobile@example.org"), mail => mail.Contains("手机号", StringComparison.Ordinal));

        var other = await InAsync("other@example.org");
        for (var attempt = 1; attempt <= 3; attempt++)
            Assert.Contains("已有其他账号", await (await MobileAsync(other, "13900001234")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("次数过多", await (await MobileAsync(other, "13900001234")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await browser.SubmitAsync("/my/security/mobile", [], "Remove");
        Assert.Equal(HttpStatusCode.OK, (await _app.Browser("192.0.2.9").PasswordAsync("13900001234", SignInApp.Password)).StatusCode);
        Assert.DoesNotContain(await _app.ReadAsync(db => db.AuditEntries.Select(e => e.Before + e.After).ToListAsync()), text => text?.Contains("13900001234", StringComparison.Ordinal) is true);
    }

    public void Dispose() => _app.Dispose();

    private async Task<Browser> InAsync(string login)
    {
        var browser = _app.Browser();
        await browser.SignInAsync(login);
        return browser;
    }

    private static Task<HttpResponseMessage> AskAsync(Browser browser, string email) => browser.SubmitAsync("/my/security/email", new() { ["Input.Email"] = email });

    private static Task<HttpResponseMessage> MobileAsync(Browser browser, string mobile) => browser.SubmitAsync("/my/security/mobile", new() { ["Input.Mobile"] = mobile });

    private static async Task<string> PageAsync(Browser browser, string email) =>
        Values().Replace((await (await browser.GetAsync("/my/security/email")).Content.ReadAsStringAsync()).Replace(email, "@", StringComparison.Ordinal), "");

    private static string LinkIn(string mail) => Link().Match(mail).Value;

    [GeneratedRegex("https?://[^\\s]+key=[^\\s]+")]
    private static partial Regex Link();

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex Values();
}

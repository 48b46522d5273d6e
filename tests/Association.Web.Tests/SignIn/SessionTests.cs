using System.Net;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md B14, B32, F7, F9, F10.</summary>
public sealed class SessionTests(SignInApp app) : IClassFixture<SignInApp>
{
    private const string SessionCookie = "__Host-session";
    private static readonly string Key = Totp.NewKey();

    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_out_of_reach_of_scripts()
    {
        await app.OpenAccountAsync("cookie@example.org");
        var browser = app.Browser();
        await browser.GetAsync("/account/sign-in");
        var lines = browser.LastSetCookies.ToList();
        await browser.SignInAsync("cookie@example.org");
        lines.AddRange(browser.LastSetCookies);

        Assert.Contains(lines, line => line.StartsWith(SessionCookie, StringComparison.Ordinal));
        Assert.All(lines, line =>
        {
            Assert.StartsWith("__Host-", line, StringComparison.Ordinal);
            Assert.Contains("; secure", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", line, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Each_sign_in_has_a_new_session_and_a_new_form_secret()
    {
        await app.OpenAccountAsync("fixation@example.org");
        var browser = app.Browser();
        await browser.GetAsync("/account/sign-in");
        var planted = browser.Cookies["__Host-form"];
        await browser.SignInAsync("fixation@example.org");
        var first = browser.Cookies[SessionCookie];
        await browser.GetAsync("/my/security");
        Assert.NotEqual(planted, browser.Cookies["__Host-form"]);

        await browser.SignInAsync("fixation@example.org");
        Assert.NotEqual(first, browser.Cookies[SessionCookie]);
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie()
    {
        await app.OpenAccountAsync("out@example.org");
        var browser = app.Browser();
        await browser.SignInAsync("out@example.org");
        var thief = browser.Copy();
        Assert.True(await thief.IsInAsync());
        await browser.SubmitAsync("/account/sign-out", []);
        Assert.False(await thief.IsInAsync());
    }

    [Fact]
    public async Task Closing_an_account_and_withdrawing_a_role_count_on_the_next_request()
    {
        var id = await app.OpenAccountAsync("staff@example.org", Role.Administrator, Key);
        var browser = app.Browser();
        await browser.SignInAsync("staff@example.org", app.CodeNow(Key));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/office/settings/accounts")).StatusCode);

        await app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<Infrastructure.Persistence.AssociationDbContext>();
            db.RoleGrants.RemoveRange(await db.RoleGrants.Where(g => g.User == id).ToListAsync());
        });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/office/settings/accounts")).StatusCode);
        Assert.True(await browser.IsInAsync());

        await app.DoAsync(services => services.GetRequiredService<IAccounts>().CloseAsync(id, true, default));
        Assert.False(await browser.IsInAsync());
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await app.OpenAccountAsync("change@example.org");
        var (browser, other) = (app.Browser(), app.Browser("192.0.2.44"));
        await browser.SignInAsync("change@example.org");
        await other.SignInAsync("change@example.org");
        var refused = await browser.SubmitAsync("/my/security", new() { ["Input.CurrentPassword"] = "not this one", ["Input.Password"] = "quiet river and lantern" }, "Password");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.True(await other.IsInAsync());

        var changed = await browser.SubmitAsync("/my/security", new() { ["Input.CurrentPassword"] = SignInApp.Password, ["Input.Password"] = "quiet river and lantern" }, "Password");
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.False(await other.IsInAsync());
        Assert.True(await browser.IsInAsync());
        Assert.Contains(await app.MailsToAsync("change@example.org"), mail => mail.StartsWith("account-changed", StringComparison.Ordinal));
    }
}

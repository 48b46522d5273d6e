using System.Net;
using System.Text.RegularExpressions;
using Association.Domain.Access;
using Association.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md F10, B18 (codes), ASVS 6.5.</summary>
public sealed partial class SecondFactorTests(SignInApp app) : IClassFixture<SignInApp>
{
    [Fact]
    public async Task Roles_of_the_office_do_not_count_until_a_second_factor_is_set_up_and_given()
    {
        await app.OpenAccountAsync("new-staff@example.org", Role.EventOfficer);
        var browser = app.Browser();
        await browser.SignInAsync("new-staff@example.org");
        var led = await browser.GetAsync("/office");
        Assert.StartsWith("/my/security/second-factor", led.Headers.Location?.ToString(), StringComparison.Ordinal);

        var page = await (await browser.SubmitAsync("/my/security/second-factor", [], "Start")).Content.ReadAsStringAsync();
        var key = KeyOnPage().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await TurnOnAsync(browser, page, "000000")).StatusCode);
        Assert.StartsWith("/my/security", (await browser.GetAsync("/office")).Headers.Location?.ToString(), StringComparison.Ordinal);

        var done = await (await TurnOnAsync(browser, page, app.CodeNow(key))).Content.ReadAsStringAsync();
        var codes = RecoveryCode().Matches(done).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/office")).StatusCode);
        await RecoveryCodesWorkOnce(codes[0]);
    }

    private async Task RecoveryCodesWorkOnce(string code)
    {
        var phoneless = app.Browser("192.0.2.55");
        await phoneless.PasswordAsync("new-staff@example.org", SignInApp.Password);
        Assert.Equal(HttpStatusCode.Redirect, (await phoneless.SubmitAsync("/account/second-factor?recovery=true", new() { ["Input.Code"] = code.ToLowerInvariant() })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phoneless.GetAsync("/office")).StatusCode);

        var thief = app.Browser("192.0.2.56");
        await thief.PasswordAsync("new-staff@example.org", SignInApp.Password);
        Assert.Equal(HttpStatusCode.OK, (await thief.SubmitAsync("/account/second-factor?recovery=true", new() { ["Input.Code"] = code })).StatusCode);
        Assert.False(await thief.IsInAsync());
    }

    [Fact]
    public async Task A_code_opens_one_session_and_guesses_are_counted()
    {
        var key = Totp.NewKey();
        await app.OpenAccountAsync("codes@example.org", Role.Auditor, key);
        var code = app.CodeNow(key);
        await app.Browser().SignInAsync("codes@example.org", code);

        var thief = app.Browser("192.0.2.66");
        await thief.PasswordAsync("codes@example.org", SignInApp.Password);
        Assert.Equal(HttpStatusCode.OK, (await thief.CodeAsync(code)).StatusCode);
        for (var guess = 2; guess <= 5; guess++) await thief.CodeAsync("123456");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await thief.CodeAsync(app.CodeNow(key, 1))).StatusCode);
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        await app.OpenAccountAsync("half@example.org", Role.Auditor, Totp.NewKey());
        var browser = app.Browser();
        await browser.PasswordAsync("half@example.org", SignInApp.Password);
        Assert.DoesNotContain("__Host-session", browser.Cookies.Keys);
        Assert.False(await browser.IsInAsync());
    }

    [Fact]
    public async Task A_copy_of_the_database_holds_no_key_and_no_recovery_code()
    {
        var key = Totp.NewKey();
        await app.OpenAccountAsync("sealed@example.org", Role.Auditor, key);
        var values = await app.ReadAsync(db => db.UserTokens.Select(t => t.Name + t.Value).ToListAsync());
        Assert.DoesNotContain(values, value => value.Contains(key, StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> TurnOnAsync(Browser browser, string page, string code)
    {
        var token = FormToken().Match(page).Groups[1].Value;
        return browser.SendAsync(new(HttpMethod.Post, "/my/security/second-factor?handler=TurnOn")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Code"] = code, ["__RequestVerificationToken"] = token }),
        });
    }

    [GeneratedRegex("<code>([A-Z2-7 ]{39})</code>")]
    private static partial Regex KeyOnPage();

    [GeneratedRegex("<code>([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</code>")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

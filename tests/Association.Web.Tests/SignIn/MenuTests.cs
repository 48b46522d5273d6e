using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Association.Domain.Access;
using Association.Infrastructure.Identity;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>The menus lead to pages that are there.</summary>
public sealed class MenuTests : IDisposable
{
    private static readonly string Key = Totp.NewKey();
    private readonly SignInApp _app = new();

    [Fact]
    public async Task An_administrator_finds_the_accounts()
    {
        await _app.OpenAccountAsync("admin@example.org", Role.Administrator, Key);
        var browser = _app.Browser();
        await browser.SignInAsync("admin@example.org", _app.CodeNow(Key));
        var office = await (await browser.GetAsync("/office")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/office/settings/accounts\"", office, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/office/settings/accounts")).StatusCode);
    }

    [Fact]
    public async Task The_privacy_page_is_one_step_away_from_every_page()
    {
        await _app.OpenAccountAsync("anybody@example.org");
        var page = await (await _app.Browser().GetAsync("/")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/privacy\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_found_from_security_and_ask_for_a_recent_proof()
    {
        await _app.OpenAccountAsync("member@example.org");
        var browser = _app.Browser();
        await browser.SignInAsync("member@example.org");
        Assert.Contains("href=\"/my/tokens\"", await (await browser.GetAsync("/my/security")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my/tokens")).StatusCode);

        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("/account/again?returnUrl=%2Fmy%2Ftokens", (await browser.GetAsync("/my/tokens")).Headers.Location?.ToString());
        await browser.SubmitAsync("/account/again?returnUrl=%2Fmy%2Ftokens", new() { ["Input.CurrentPassword"] = SignInApp.Password });
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my/tokens")).StatusCode);
    }

    [Fact]
    public async Task A_token_made_on_the_page_opens_what_was_ticked()
    {
        await _app.OpenAccountAsync("machine@example.org");
        var browser = _app.Browser();
        await browser.SignInAsync("machine@example.org");
        var form = await (await browser.GetAsync("/my/tokens")).Content.ReadAsStringAsync();
        Assert.Matches("""<input[^>]*name="Input.Scopes"[^>]*type="checkbox"[^>]*value="self"[^>]*>""", form);

        var answer = await browser.SubmitAsync("/my/tokens", new() { ["Input.Name"] = "curl", ["Input.Scopes"] = "self", ["Input.ExpiresOn"] = _app.Clock.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        var token = Regex.Match(await answer.Content.ReadAsStringAsync(), "am_[A-Za-z0-9_-]+").Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/registrations");
        request.Headers.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await _app.Browser().SendAsync(request)).StatusCode);
    }

    public void Dispose() => _app.Dispose();
}

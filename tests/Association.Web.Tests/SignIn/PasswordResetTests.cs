using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md B25, B26, F8 (mails).</summary>
public sealed partial class PasswordResetTests : IDisposable
{
    private const string NewPassword = "quiet river and lantern";
    private readonly SignInApp _app = new();

    [Fact]
    public async Task A_link_works_once_ends_every_session_and_tells_the_owner()
    {
        await _app.OpenAccountAsync("reset@example.org");
        var old = _app.Browser();
        await old.SignInAsync("reset@example.org");
        var link = await AskAsync("reset@example.org");

        var page = await _app.Browser().GetAsync(link);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Equal(HttpStatusCode.Redirect, (await ResetAsync(link)).StatusCode);
        Assert.False(await old.IsInAsync());
        Assert.Contains(await _app.MailsToAsync("reset@example.org"), mail => mail.StartsWith("account-changed", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await _app.Browser().PasswordAsync("reset@example.org", NewPassword)).StatusCode);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ResetAsync(link));   // the page has no form any more
    }

    [Fact]
    public async Task A_link_is_void_after_an_hour_after_a_newer_one_and_for_anybody_else()
    {
        var thief = await _app.OpenAccountAsync("thief@example.org");
        var victim = await _app.OpenAccountAsync("victim@example.org");
        var own = await AskAsync("thief@example.org");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ResetAsync(own.Replace(thief.ToString(), victim.ToString(), StringComparison.Ordinal)));

        var first = await AskAsync("victim@example.org");
        var second = await AskAsync("victim@example.org");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ResetAsync(first));
        _app.Clock.Advance(TimeSpan.FromMinutes(61));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ResetAsync(second));
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_three_mails_an_hour_at_most()
    {
        await _app.OpenAccountAsync("asked@example.org");
        var answers = new List<string>();
        foreach (var address in (string[])["asked@example.org", "nobody@example.org"])
        {
            var answer = await _app.Browser().SubmitAsync("/account/forgot-password", new() { ["Input.Email"] = address });
            answers.Add($"{answer.StatusCode} {(await answer.Content.ReadAsStringAsync()).Replace(address, "", StringComparison.Ordinal)}");
        }

        Assert.Equal(TokenValue().Replace(answers[0], ""), TokenValue().Replace(answers[1], ""));
        for (var more = 0; more < 5; more++) await _app.Browser("192.0.2.77").SubmitAsync("/account/forgot-password", new() { ["Input.Email"] = "asked@example.org" });
        Assert.Equal(3, await _app.ReadAsync(db => db.Outbox.CountAsync(m => m.To == "asked@example.org")));
        Assert.Equal(0, await _app.ReadAsync(db => db.Outbox.CountAsync(m => m.To == "nobody@example.org")));
    }

    [Theory]
    [InlineData("Host", "evil.test", HttpStatusCode.BadRequest)]
    [InlineData("X-Forwarded-Host", "evil.test", HttpStatusCode.OK)]
    public async Task A_link_never_names_the_host_of_the_request(string header, string host, HttpStatusCode expected)
    {
        await _app.OpenAccountAsync("poison@example.org");
        var answer = await _app.Browser().SubmitAsync("/account/forgot-password", new() { ["Input.Email"] = "poison@example.org" }, headers: new() { [header] = host });
        Assert.Equal(expected, answer.StatusCode);
        Assert.All(await _app.MailsToAsync("poison@example.org"), mail => Assert.DoesNotContain("evil.test", mail, StringComparison.Ordinal));
    }

    public void Dispose() => _app.Dispose();

    private async Task<string> AskAsync(string address)
    {
        await _app.Browser().SubmitAsync("/account/forgot-password", new() { ["Input.Email"] = address });
        return LinkInMail().Match((await _app.MailsToAsync(address))[^1]).Groups[1].Value;
    }

    private Task<HttpResponseMessage> ResetAsync(string link) => _app.Browser().SubmitAsync(link, new() { ["Input.Password"] = NewPassword });

    [GeneratedRegex(@"https://localhost(/account/reset-password\S+)")]
    private static partial Regex LinkInMail();

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex TokenValue();
}

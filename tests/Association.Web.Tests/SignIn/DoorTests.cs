using System.Net;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Infrastructure.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>Who gets in where: security.md B06, B25, B27, B28 and the table of 6.1.</summary>
public sealed class DoorTests(SignInApp app) : IClassFixture<SignInApp>
{
    [Theory]
    [InlineData("//evil.test")]
    [InlineData("/\\evil.test")]
    [InlineData("/\t/evil.test")]
    [InlineData("https:evil.test")]
    [InlineData("///evil.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%2f/evil.test")]
    [InlineData("\\\\evil.test")]
    [InlineData("http://localhost@evil.test")]
    public async Task After_sign_in_nobody_is_sent_elsewhere(string returnUrl)
    {
        if (await app.ReadAsync(db => db.Users.AllAsync(a => a.Email != "open@example.org"))) await app.OpenAccountAsync("open@example.org");
        var answer = await app.Browser().PasswordAsync("open@example.org", SignInApp.Password, returnUrl);
        Assert.Matches("^/(my)?$", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task After_sign_in_one_is_where_one_wanted_to_go()
    {
        await app.OpenAccountAsync("back@example.org");
        var browser = app.Browser();
        var asked = await browser.GetAsync("/my/security?x=1");
        Assert.Equal("/account/sign-in?returnUrl=%2Fmy%2Fsecurity%3Fx%3D1", asked.Headers.Location!.OriginalString);
        Assert.Equal("/my/security?x=1", (await browser.PasswordAsync("back@example.org", SignInApp.Password, "/my/security?x=1")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task To_members_the_office_is_an_unknown_address()
    {
        await app.OpenAccountAsync("member@example.org");
        var browser = app.Browser();
        await browser.SignInAsync("member@example.org");
        var (office, unknown) = (await browser.GetAsync("/office/settings/accounts"), await browser.GetAsync("/office/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, office.StatusCode);
        static async Task<string> BodyOf(HttpResponseMessage answer) =>
            System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(), "(value|href)=\"[^\"]*\"", "");
        Assert.Equal(await BodyOf(unknown), await BodyOf(office));
        Assert.StartsWith("/account/sign-in", (await app.Browser().GetAsync("/office/settings/accounts")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/account/register")]
    [InlineData("/account/forgot-password")]
    public async Task A_form_without_its_secret_is_refused(string path)
    {
        await app.OpenAccountAsync($"{Guid.NewGuid():N}@example.org");
        var answer = await app.Browser().SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_foreign_host_gets_400()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.test";
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Browser().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Nobody_changes_their_own_rights_and_granting_counts_at_once()
    {
        var key = Totp.NewKey();
        var admin = await app.OpenAccountAsync("admin@example.org", Role.Administrator, key);
        var (colleagueKey, colleague) = (Totp.NewKey(), app.Browser("192.0.2.88"));
        var id = await app.OpenAccountAsync("colleague@example.org", null, colleagueKey);
        var browser = app.Browser();
        await browser.SignInAsync("admin@example.org", app.CodeNow(key));
        await colleague.SignInAsync("colleague@example.org", app.CodeNow(colleagueKey));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync("/office")).StatusCode);

        await browser.SubmitAsync($"/office/settings/accounts/{id}", new() { ["Input.Role"] = nameof(Role.EventOfficer) }, "Grant");
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/office")).StatusCode);
        await browser.SubmitAsync($"/office/settings/accounts/{id}", [], "Withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync("/office")).StatusCode);

        var own = await (await browser.GetAsync($"/office/settings/accounts/{admin}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("handler=Grant", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_down_gives_503_and_needs_no_restart()
    {
        await using var other = new SignInApp();
        await other.OpenAccountAsync("down@example.org");
        var browser = other.Browser();
        await browser.SignInAsync("down@example.org");

        SqliteConnection.ClearAllPools();
        var files = Directory.GetFiles(other.Root, "association.db*");
        foreach (var file in files) File.Move(file, file + ".away");
        Directory.CreateDirectory(Path.Combine(other.Root, "association.db"));
        var down = await browser.GetAsync("/my/security");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.NotNull(down.Headers.RetryAfter);

        Directory.Delete(Path.Combine(other.Root, "association.db"));
        foreach (var file in files) File.Move(file + ".away", file);
        Assert.True(await browser.IsInAsync());
    }

    [Fact]
    public async Task The_first_administrator_is_created_with_the_secret_of_the_log_and_only_once()
    {
        await using var fresh = new SignInApp();
        var browser = fresh.Browser();
        Assert.Equal("/setup", (await browser.GetAsync("/")).Headers.Location?.ToString());
        Dictionary<string, string> form = new() { ["Input.Secret"] = "guess", ["Input.Name"] = "李主任", ["Input.Email"] = "first@example.org", ["Input.Password"] = SignInApp.Password };
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/setup", form)).StatusCode);
        form["Input.Secret"] = fresh.Services.GetRequiredService<IFirstStart>().Secret;
        Assert.Equal("/my/security/second-factor", (await browser.SubmitAsync("/setup", form)).Headers.Location?.ToString());
        Assert.True(await browser.IsInAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await fresh.Browser().GetAsync("/setup")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await fresh.Browser().GetAsync("/")).StatusCode);
    }
}

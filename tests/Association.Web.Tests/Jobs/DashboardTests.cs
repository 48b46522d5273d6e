using System.Net;
using Association.Domain.Access;
using Association.Web.Tests.Hosting;
using Xunit;

namespace Association.Web.Tests.Jobs;

/// <summary>Hangfire's pages: there for administrators, for nobody else, and never by address of origin. Source: security.md B09.</summary>
public sealed class DashboardTests : IAsyncLifetime
{
    private const string Address = "/office/jobs/dashboard";
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<HttpClient> AsAsync(Role role, bool secondFactor = true) =>
        await _app.BrowserAsync(await _app.OpenAccountAsync($"{role}", null, (role, null)), secondFactor);

    [Theory]
    [InlineData("")]
    [InlineData("/recurring")]
    [InlineData("/jobs/failed")]
    [InlineData("/servers")]
    public async Task It_exists_for_an_administrator_with_both_factors_only(string page)
    {
        using var administrator = await AsAsync(Role.Administrator);
        using var half = await AsAsync(Role.Administrator, secondFactor: false);
        using var auditor = await AsAsync(Role.Auditor);
        using var stranger = _app.Browser();
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");

        using var answer = await administrator.GetAsync(Address + page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var other in new[] { half, auditor, stranger })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Address + page)).StatusCode);
    }

    [Fact]
    public async Task A_change_needs_the_form_token()
    {
        using var administrator = await AsAsync(Role.Administrator);
        using var jobs = new FormUrlEncodedContent([new("jobs[]", "expire-holds")]);
        using var answer = await administrator.PostAsync($"{Address}/recurring/remove", jobs);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/hangfire")]
    [InlineData("/jobs")]
    [InlineData("/admin/hangfire")]
    public async Task It_is_nowhere_else(string address)
    {
        using var administrator = await AsAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(address)).StatusCode);
    }
}

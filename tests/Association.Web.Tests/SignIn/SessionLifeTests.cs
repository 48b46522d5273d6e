using Association.Domain.Access;
using Association.Infrastructure.Identity;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md F9: the clock belongs to the test, so these have an app of their own.</summary>
public sealed class SessionLifeTests : IDisposable
{
    private static readonly string Key = Totp.NewKey();
    private readonly SignInApp _app = new();

    [Fact]
    public async Task Staff_are_out_after_three_idle_hours_and_after_twelve_in_all()
    {
        await _app.OpenAccountAsync("staff@example.org", Role.FinanceOfficer, Key);
        var browser = _app.Browser();
        await browser.SignInAsync("staff@example.org", _app.CodeNow(Key));
        _app.Clock.Advance(TimeSpan.FromHours(2.9));
        Assert.True(await browser.IsInAsync());
        _app.Clock.Advance(TimeSpan.FromHours(3.1));
        Assert.False(await browser.IsInAsync());

        await browser.SignInAsync("staff@example.org", _app.CodeNow(Key));
        for (var hour = 1; hour < 12; hour++)
        {
            _app.Clock.Advance(TimeSpan.FromHours(1));
            Assert.True(await browser.IsInAsync(), $"hour {hour}");
        }

        _app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await browser.IsInAsync());
    }

    [Fact]
    public async Task Members_who_asked_for_it_stay_for_thirty_days()
    {
        await _app.OpenAccountAsync("member@example.org");
        var browser = _app.Browser();
        await browser.SubmitAsync("/account/sign-in", new() { ["Input.Login"] = "member@example.org", ["Input.Password"] = SignInApp.Password, ["Input.Keep"] = "true" });
        _app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.True(await browser.IsInAsync());
        Assert.Equal("/account/again?returnUrl=%2Fmy%2Fsecurity%2Fsecond-factor", (await browser.GetAsync("/my/security/second-factor")).Headers.Location?.ToString());
        _app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False(await browser.IsInAsync());
    }

    public void Dispose() => _app.Dispose();
}

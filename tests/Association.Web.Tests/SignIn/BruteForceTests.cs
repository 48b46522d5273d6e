using System.Net;
using Association.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>security.md B18, B19, F8.</summary>
public sealed class BruteForceTests(SignInApp app) : IClassFixture<SignInApp>
{
    [Fact]
    public async Task After_five_failures_the_answer_is_429_and_says_when_to_come_back()
    {
        await app.OpenAccountAsync("five@example.org");
        var thief = app.Browser("198.51.100.1");
        for (var attempt = 1; attempt <= 5; attempt++)
            Assert.Equal(HttpStatusCode.OK, (await thief.PasswordAsync("five@example.org", $"wrong password {attempt}")).StatusCode);

        // Neither the right password nor another spelling of the address nor a forged origin helps.
        var refused = await thief.PasswordAsync("five@example.org", SignInApp.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        foreach (var spelling in (string[])[" FIVE@example.org", "five@EXAMPLE.org", "ｆｉｖｅ@example.org"])
            Assert.Equal(HttpStatusCode.TooManyRequests, (await thief.PasswordAsync(spelling, SignInApp.Password)).StatusCode);
        foreach (var header in (string[])["X-Forwarded-For", "X-Real-IP", "Forwarded"])
            Assert.Equal(HttpStatusCode.TooManyRequests,
                (await thief.PasswordAsync("five@example.org", SignInApp.Password, headers: new() { [header] = "203.0.113.9" })).StatusCode);

        await app.Browser("203.0.113.7").SignInAsync("five@example.org");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await thief.SignInAsync("five@example.org");
    }

    [Fact]
    public async Task Addresses_of_one_IPv6_network_are_one()
    {
        await app.OpenAccountAsync("six@example.org");
        for (var host = 1; host <= 5; host++) await app.Browser($"2001:db8:1:2::{host}").PasswordAsync("six@example.org", "wrong password");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.Browser("2001:db8:1:2::99").PasswordAsync("six@example.org", SignInApp.Password)).StatusCode);
        await app.Browser("2001:db8:1:3::1").SignInAsync("six@example.org");
    }

    [Fact]
    public async Task Twenty_at_once_count_like_twenty_in_a_row()
    {
        await app.OpenAccountAsync("twenty@example.org");
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => app.Browser("198.51.100.20").PasswordAsync("twenty@example.org", $"wrong password {n}")));
        Assert.Equal(5, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.Equal(15, answers.Count(a => a.StatusCode is HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Known_unknown_and_closed_accounts_get_the_same_answer()
    {
        await app.OpenAccountAsync("known@example.org");
        var closed = await app.OpenAccountAsync("closed@example.org");
        await app.DoAsync(services => services.GetRequiredService<Application.Identity.IAccounts>().CloseAsync(closed, true, default));

        async Task<string> AnswerTo(string login)
        {
            var answer = await app.Browser().PasswordAsync(login, "wrong password");
            var body = System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(), "value=\"[^\"]*\"", "");
            return $"{answer.StatusCode} {body}";
        }

        var known = await AnswerTo("known@example.org");
        Assert.Equal(known, await AnswerTo("nobody@example.org"));
        Assert.Equal(known, await AnswerTo("closed@example.org"));
        Assert.Equal(known, await AnswerTo("not an address"));
    }

    /// <summary>security.md F11: what takes long is done as often for everybody, so the clock tells nothing.</summary>
    [Fact]
    public async Task Whoever_is_asked_for_one_password_is_hashed()
    {
        var queue = app.Services.GetRequiredService<PasswordQueue>();
        await app.OpenAccountAsync("work@example.org");
        var closed = await app.OpenAccountAsync("work-closed@example.org");
        var invited = await app.OpenAccountAsync("work-invited@example.org");
        await app.DoAsync(async services =>
        {
            var accounts = services.GetRequiredService<Application.Identity.IAccounts>();
            await accounts.CloseAsync(closed, true, default);
            await accounts.ChangePasswordAsync(invited, new(Convert.ToBase64String(new byte[61])), default);
        });

        foreach (var login in (string[])["work@example.org", "nobody-at-all@example.org", "work-closed@example.org", "work-invited@example.org", "13900009999", "not an address"])
        {
            var (before, entries) = (queue.Verifications, await EntriesAsync());
            Assert.Equal(HttpStatusCode.OK, (await app.Browser("198.51.100.77").PasswordAsync(login, "wrong password")).StatusCode);
            Assert.Equal((1, 1), (queue.Verifications - before, await EntriesAsync() - entries));
        }

        Task<int> EntriesAsync() => app.ReadAsync(db => db.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task A_hash_that_was_never_chosen_takes_as_long_as_a_real_one()
    {
        var queue = app.Services.GetRequiredService<PasswordQueue>();
        var real = await queue.HashAsync("a password of somebody", default);
        var (known, unchosen, unknown) = (await MedianAsync(real), await MedianAsync(Convert.ToBase64String(new byte[61])), await MedianAsync(null));
        // In the same run on the same machine; without the work the other two would take a thousandth.
        Assert.InRange(unchosen / known, 0.3, 3);
        Assert.InRange(unknown / known, 0.3, 3);

        async Task<double> MedianAsync(string? hash)
        {
            var times = new List<double>();
            for (var i = 0; i < 7; i++)
            {
                var start = System.Diagnostics.Stopwatch.GetTimestamp();
                Assert.False(await queue.VerifyAsync(hash, "wrong password", default));
                times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return times.Order().ElementAt(3);
        }
    }
}

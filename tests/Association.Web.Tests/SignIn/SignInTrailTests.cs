using System.Net;
using Association.Application.Identity;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Infrastructure.Identity;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Web.Tests.SignIn;

/// <summary>ASVS 16.3.1, security.md B22: the trail tells every sign-in, and nothing that was typed.</summary>
public sealed class SignInTrailTests : IDisposable
{
    private static readonly string Key = Totp.NewKey();
    private readonly SignInApp _app = new();

    [Fact]
    public async Task A_sign_in_with_code_and_the_way_out_are_told()
    {
        var id = await _app.OpenAccountAsync("auditor@example.org", Role.Auditor, Key);
        var browser = _app.Browser("198.51.100.7");
        await browser.SignInAsync("auditor@example.org", _app.CodeNow(Key));
        var audit = await (await browser.GetAsync("/office/audit")).Content.ReadAsStringAsync();
        Assert.Contains("登录成功（密码和验证码）", audit, StringComparison.Ordinal);
        await browser.SubmitAsync("/account/sign-out", []);

        var entries = await EntriesAsync(id);
        Assert.Equal([SignInEvents.PasswordRight, SignInEvents.SecondFactor, SignInEvents.SignedOut], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal((id.Value, "王小明", "198.51.100.7"), (e.User, e.UserName, e.From)));
    }

    [Fact]
    public async Task A_recovery_code_and_a_wrong_code_are_told()
    {
        var id = await _app.OpenAccountAsync("lost@example.org", Role.Auditor, Key);
        var code = "";
        await _app.DoAsync(async services => code = (await services.GetRequiredService<SecondFactors>().MakeRecoveryCodesAsync(id, default))[0]);
        var browser = _app.Browser();
        await browser.PasswordAsync("lost@example.org", SignInApp.Password);
        await browser.CodeAsync("000000");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync("/account/second-factor?recovery=true", new() { ["Input.Code"] = code })).StatusCode);
        Assert.Equal([SignInEvents.PasswordRight, SignInEvents.Failed, SignInEvents.RecoveryCode], (await EntriesAsync(id)).Select(e => e.Action));
    }

    [Fact]
    public async Task Failures_name_the_account_only_by_its_id_and_a_lock_out_is_told_once()
    {
        var id = await _app.OpenAccountAsync("target@example.org");
        var thief = _app.Browser("198.51.100.9");
        for (var attempt = 0; attempt < 9; attempt++) await thief.PasswordAsync("target@example.org", "planted-secret-1");
        await thief.PasswordAsync("planted-secret-2", "whatever it was");
        await thief.PasswordAsync("13900001234", "whatever it was");

        var entries = await EntriesAsync(id);
        Assert.Equal(5, entries.Count(e => e.Action == SignInEvents.Failed));
        Assert.Single(entries, e => e.Action == SignInEvents.LockedOut);
        Assert.All(entries, e => Assert.Equal((Guid.Empty, ""), (e.User, e.UserName)));
        Assert.Equal(2, await _app.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == SignInEvents.Failed && e.EntityId == SignInTrail.Unknown)));

        var told = await _app.ReadAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("sign-in.")).ToListAsync());
        Assert.All(told, e => Assert.DoesNotMatch("planted|13900001234|target@", $"{e.UserName} {e.EntityId} {e.From} {e.Before} {e.After}"));
    }

    [Fact]
    public async Task Sixty_failures_from_one_address_are_told_as_a_lock_out_of_nobody()
    {
        await _app.OpenAccountAsync("anybody@example.org");
        await using var scope = _app.Services.CreateAsyncScope();
        var throttle = scope.ServiceProvider.GetRequiredService<SignInThrottle>();
        for (var attempt = 0; attempt < 61; attempt++)
            await throttle.FailedAsync("password", "198.51.100.60", () => Entry(SignInEvents.Failed), () => Entry(SignInEvents.LockedOut), default);
        Assert.Equal(1, await _app.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == SignInEvents.LockedOut)));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _app.Browser("198.51.100.60").PasswordAsync("anybody@example.org", "x")).StatusCode);

        Application.Audit.AuditEntry Entry(string action) => SignInTrail.Entry(action, null, proved: false, null, "198.51.100.60", "password", _app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_owner_sees_the_own_sign_ins_and_nobody_elses()
    {
        await _app.OpenAccountAsync("owner@example.org");
        await _app.OpenAccountAsync("other@example.org");
        await _app.Browser("198.51.100.11").PasswordAsync("owner@example.org", "a wrong password");
        await _app.Browser("198.51.100.12").PasswordAsync("other@example.org", "a wrong password");
        var owner = _app.Browser("198.51.100.13");
        await owner.SignInAsync("owner@example.org");
        var page = await (await owner.GetAsync("/my/security")).Content.ReadAsStringAsync();
        Assert.Contains("198.51.100.11", page, StringComparison.Ordinal);
        Assert.Contains("登录失败", page, StringComparison.Ordinal);
        Assert.Contains("登录成功（密码）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("198.51.100.12", page, StringComparison.Ordinal);
    }

    public void Dispose() => _app.Dispose();

    private Task<List<Application.Audit.AuditEntry>> EntriesAsync(UserId account) =>
        _app.ReadAsync((AssociationDbContext db) => db.AuditEntries.AsNoTracking()
            .Where(e => e.EntityId == account.ToString() && e.Action.StartsWith(SignInEvents.Prefix)).OrderBy(e => e.Sequence).ToListAsync());
}

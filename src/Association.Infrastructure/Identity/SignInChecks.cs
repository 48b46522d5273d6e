using Association.Application.Audit;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Identity;

internal sealed partial class SignInChecks(AssociationDbContext db, IUnitOfWork work, SignInThrottle throttle, PasswordQueue queue,
    SecondFactors factors, Passkeys passkeys, IPersonalNumbers numbers, TimeProvider clock, ILogger<SignInChecks> log) : ISignIn
{
    private const string Password = "password";
    private const string Code = "code";
    private const string Passkey = "passkey";
    private const string RecoveryCode = "recovery-code";

    public async Task<SignInAnswer> CheckPasswordAsync(string? login, string? password, string address, CancellationToken cancellationToken)
    {
        var account = await FindAsync(login, cancellationToken);
        return await CheckAsync(account, account?.Id.ToString() ?? TextNormalization.Compact(login).ToLowerInvariant(), password, address, again: null, cancellationToken);
    }

    public async Task<SignInAnswer> CheckPasswordAsync(UserId account, string? password, string address, CancellationToken cancellationToken) =>
        await CheckAsync(await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == account.Value, cancellationToken), account.ToString(), password, address, SignInEvents.Proved, cancellationToken);

    public Task<SignInAnswer> CheckCodeAsync(UserId account, string? code, string address, CancellationToken cancellationToken) =>
        CheckOnceAsync(account, Code, SignInEvents.SecondFactor, address, () => factors.UseCodeAsync(account, code, cancellationToken), cancellationToken);

    public Task<SignInAnswer> CheckRecoveryCodeAsync(UserId account, string? code, string address, CancellationToken cancellationToken) =>
        CheckOnceAsync(account, RecoveryCode, SignInEvents.RecoveryCode, address, () => factors.UseRecoveryCodeAsync(account, code, cancellationToken), cancellationToken);

    public async Task<SignInAnswer> CheckPasskeyAsync(VerifiedPasskey? passkey, string address, CancellationToken cancellationToken)
    {
        if (await throttle.WaitAsync(Passkey, address, cancellationToken) is { } wait) return TooMany(Passkey, address, wait);
        var account = passkey is null ? null : await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == passkey.Account.Value && !a.Closed && a.EmailConfirmed, cancellationToken);
        if (passkey is null || account is null)
        {
            AuditEntry Entry(string action, UserId? whose) => SignInTrail.Entry(action, whose, proved: false, null, address, Passkey, clock.GetUtcNow());
            await throttle.FailedAsync(Passkey, address, () => Entry(SignInEvents.Failed, passkey?.Account), () => Entry(SignInEvents.LockedOut, null), cancellationToken);
            Failed(Passkey, address);
            return new(SignInOutcome.Wrong);
        }

        await using var transaction = await work.BeginAsync(cancellationToken);
        await passkeys.UsedAsync(passkey, cancellationToken);
        db.AuditEntries.Add(Accepted(account, SignInEvents.Passkey, address, Passkey));
        return await transaction.CommitAsync(cancellationToken) is CommitOutcome.Saved ? new(SignInOutcome.Accepted, passkey.Account) : new(SignInOutcome.Wrong);
    }

    /// <summary>Known, unknown and closed accounts take one query, one hashing and the same writes. Source: security.md F11.</summary>
    private async Task<SignInAnswer> CheckAsync(Account? account, string subject, string? password, string address, string? again, CancellationToken cancellationToken)
    {
        AuditEntry Entry(string action) => SignInTrail.Entry(action, IdOf(account), proved: false, null, address, Password, clock.GetUtcNow());
        if (await throttle.CountAsync(Password, subject, address, () => Entry(SignInEvents.LockedOut), cancellationToken) is { } wait) return TooMany(Password, address, wait);

        var right = await queue.VerifyAsync(account?.PasswordHash, Passwords.Normal(password ?? ""), cancellationToken);
        if (!right || account is null || account.Closed)
        {
            await throttle.FailedAsync(Password, address, () => Entry(SignInEvents.Failed),
                () => SignInTrail.Entry(SignInEvents.LockedOut, null, proved: false, null, address, Password, clock.GetUtcNow()), cancellationToken);
            Failed(Password, address);
            return new(SignInOutcome.Wrong);
        }

        var outcome = Outcome(account);
        await throttle.ForgetAsync(Password, subject, address, Accepted(account, again ?? EventOf(outcome), address, Password), cancellationToken);
        return new(outcome, new(account.Id));
    }

    private static string EventOf(SignInOutcome outcome) => outcome is SignInOutcome.Accepted ? SignInEvents.Opened : SignInEvents.PasswordRight;

    private static SignInOutcome Outcome(Account account) =>
        !account.EmailConfirmed ? SignInOutcome.NotConfirmed
        : account.TwoFactorEnabled ? SignInOutcome.SecondFactorNeeded
        : SignInOutcome.Accepted;

    /// <summary>Who gets this far knows the password, so counting by account alone locks nobody else out.</summary>
    private async Task<SignInAnswer> CheckOnceAsync(UserId id, string kind, string accepted, string address, Func<Task<bool>> use, CancellationToken cancellationToken)
    {
        AuditEntry Entry(string action) => SignInTrail.Entry(action, id, proved: false, null, address, kind, clock.GetUtcNow());
        if (await throttle.CountAsync(Code, id.ToString(), "", () => Entry(SignInEvents.LockedOut), cancellationToken) is { } wait) return TooMany(kind, address, wait);
        if (!await OnceAsync(use, cancellationToken) || await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id.Value, cancellationToken) is not { } account)
        {
            await throttle.RecordAsync(Entry(SignInEvents.Failed), cancellationToken);
            Failed(kind, address);
            return new(SignInOutcome.Wrong);
        }

        await throttle.ForgetAsync(Code, id.ToString(), "", Accepted(account, accepted, address, kind), cancellationToken);
        return new(SignInOutcome.Accepted, id);
    }

    private AuditEntry Accepted(Account account, string action, string address, string kind) =>
        SignInTrail.Entry(action, new(account.Id), proved: true, account.DisplayName, address, kind, clock.GetUtcNow());

    private static UserId? IdOf(Account? account) => account is null ? null : new(account.Id);

    private async Task<bool> OnceAsync(Func<Task<bool>> use, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        return await use() && await transaction.CommitAsync(cancellationToken) is CommitOutcome.Saved;
    }

    /// <summary>One query, whatever was typed: known and unknown take as long.</summary>
    private async Task<Account?> FindAsync(string? login, CancellationToken cancellationToken)
    {
        var email = EmailAddress.TryParse(login, out var address) ? Accounts.KeyOf(address) : "-";
        var mobile = MobileNumber.TryParse(login, out var number) ? numbers.IndexOf(number) : "-";
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email || a.MobileIndex == mobile, cancellationToken);
    }

    private SignInAnswer TooMany(string kind, string address, TimeSpan wait)
    {
        Throttled(kind, address);
        return new(SignInOutcome.TooMany, RetryAfter: wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1));
    }

    [LoggerMessage(LogLevel.Information, "A {Kind} from {Address} was not right")]
    private partial void Failed(string kind, string address);

    [LoggerMessage(LogLevel.Warning, "Too many attempts with a {Kind} from {Address}")]
    private partial void Throttled(string kind, string address);
}

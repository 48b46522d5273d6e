using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Association.Infrastructure.Identity;

internal sealed partial class SignInChecks(AssociationDbContext db, IUnitOfWork work, SignInThrottle throttle, PasswordQueue queue,
    SecondFactors factors, IPersonalNumbers numbers, ILogger<SignInChecks> log) : ISignIn
{
    private const string Password = "password";
    private const string Code = "code";

    public async Task<SignInAnswer> CheckPasswordAsync(string? login, string? password, string address, CancellationToken cancellationToken)
    {
        var account = await FindAsync(login, cancellationToken);
        return await CheckAsync(account, account?.Id.ToString() ?? TextNormalization.Compact(login).ToLowerInvariant(), password, address, cancellationToken);
    }

    public async Task<SignInAnswer> CheckPasswordAsync(UserId account, string? password, string address, CancellationToken cancellationToken) =>
        await CheckAsync(await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == account.Value, cancellationToken), account.ToString(), password, address, cancellationToken);

    public Task<SignInAnswer> CheckCodeAsync(UserId account, string? code, string address, CancellationToken cancellationToken) =>
        CheckOnceAsync(account, address, () => factors.UseCodeAsync(account, code, cancellationToken), cancellationToken);

    public Task<SignInAnswer> CheckRecoveryCodeAsync(UserId account, string? code, string address, CancellationToken cancellationToken) =>
        CheckOnceAsync(account, address, () => factors.UseRecoveryCodeAsync(account, code, cancellationToken), cancellationToken);

    private async Task<SignInAnswer> CheckAsync(Account? account, string subject, string? password, string address, CancellationToken cancellationToken)
    {
        if (await throttle.CountAsync(Password, subject, address, cancellationToken) is { } wait) return TooMany(Password, address, wait);

        var right = await queue.VerifyAsync(account?.PasswordHash, Passwords.Normal(password ?? ""), cancellationToken);
        if (!right || account is null || account.Closed)
        {
            await throttle.FailedAsync(Password, address, cancellationToken);
            Failed(Password, address);
            return new(SignInOutcome.Wrong);
        }

        await throttle.ForgetAsync(Password, subject, address, cancellationToken);
        return new(Outcome(account), new(account.Id));
    }

    private static SignInOutcome Outcome(Account account) =>
        !account.EmailConfirmed ? SignInOutcome.NotConfirmed
        : account.TwoFactorEnabled ? SignInOutcome.SecondFactorNeeded
        : SignInOutcome.Accepted;

    /// <summary>Who gets this far knows the password, so counting by account alone locks nobody else out.</summary>
    private async Task<SignInAnswer> CheckOnceAsync(UserId account, string address, Func<Task<bool>> use, CancellationToken cancellationToken)
    {
        if (await throttle.CountAsync(Code, account.ToString(), "", cancellationToken) is { } wait) return TooMany(Code, address, wait);
        if (!await OnceAsync(use, cancellationToken))
        {
            Failed(Code, address);
            return new(SignInOutcome.Wrong);
        }

        await throttle.ForgetAsync(Code, account.ToString(), "", cancellationToken);
        return new(SignInOutcome.Accepted, account);
    }

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

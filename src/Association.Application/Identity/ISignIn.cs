using Association.Domain.Common;

namespace Association.Application.Identity;

/// <summary>Accepted: the password alone opens the session. SecondFactorNeeded: it was right, and a code is asked for.</summary>
public enum SignInOutcome { Accepted, SecondFactorNeeded, Wrong, NotConfirmed, TooMany }

/// <param name="Account">Whose it is, when the secret was right.</param>
/// <param name="RetryAfter">How long nothing is tried any more, when there were too many failures.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, UserId? Account = null, TimeSpan RetryAfter = default);

/// <param name="SignCount">As the authenticator counted; kept, so that a copied key can be noticed.</param>
public sealed record VerifiedPasskey(UserId Account, byte[] Id, uint SignCount, bool BackedUp);

/// <summary>
/// Checks secrets. Counts failures per account and network address, whether the account exists or not, and answers
/// both in the same time; an owner at another address still gets in. Source: security.md F8, F11.
/// </summary>
public interface ISignIn
{
    /// <param name="login">E-mail address or mobile number.</param>
    Task<SignInAnswer> CheckPasswordAsync(string? login, string? password, string address, CancellationToken cancellationToken);

    /// <summary>The password of somebody who is signed in, before something sensitive.</summary>
    Task<SignInAnswer> CheckPasswordAsync(UserId account, string? password, string address, CancellationToken cancellationToken);

    /// <summary>A code of the authenticator, each good for once.</summary>
    Task<SignInAnswer> CheckCodeAsync(UserId account, string? code, string address, CancellationToken cancellationToken);

    /// <summary>A passkey whose signature the site has verified; null for one that was not right.</summary>
    Task<SignInAnswer> CheckPasskeyAsync(VerifiedPasskey? passkey, string address, CancellationToken cancellationToken);

    /// <summary>A recovery code, used up by this.</summary>
    Task<SignInAnswer> CheckRecoveryCodeAsync(UserId account, string? code, string address, CancellationToken cancellationToken);
}

public static class SignInErrors
{
    public static readonly Error Wrong = Error.Invalid("sign-in.wrong", "The name or the password is not right.");
    public static readonly Error WrongPassword = Error.Invalid("sign-in.wrong-password", "The password is not right.", "CurrentPassword");
    public static readonly Error WrongCode = Error.Invalid("sign-in.wrong-code", "The code is not right, or was used already.", "Code");
    public static readonly Error WrongPasskey = Error.Invalid("sign-in.wrong-passkey", "This passkey does not open an account here.");
    public static readonly Error TooMany = new(ErrorKind.Unavailable, "sign-in.too-many", "Too many attempts; please try again later.");
    public static readonly Error NotConfirmed = Error.Invalid("sign-in.not-confirmed", "The e-mail address has not been confirmed yet.");
}

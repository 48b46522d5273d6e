using Association.Domain.Common;

namespace Association.Application.Identity;

/// <summary>Authenticator keys and recovery codes. Keys are kept sealed, recovery codes only as hashes.</summary>
public interface ISecondFactors
{
    const int RecoveryCodes = 10;

    /// <summary>The key that is being set up, in base 32; made when there is none yet.</summary>
    Task<string> PendingKeyAsync(UserId account, CancellationToken cancellationToken);

    /// <summary>Turns the pending key on when the code belongs to it.</summary>
    Task<bool> TurnOnAsync(UserId account, string code, CancellationToken cancellationToken);
    Task TurnOffAsync(UserId account, CancellationToken cancellationToken);

    /// <summary>New recovery codes; the old ones are void. Shown once.</summary>
    Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(UserId account, CancellationToken cancellationToken);
    Task<int> CountRecoveryCodesAsync(UserId account, CancellationToken cancellationToken);
}

public static class SecondFactorErrors
{
    public static readonly Error WrongCode = Error.Invalid("second-factor.wrong-code", "The code does not belong to this key.", "Code");
}

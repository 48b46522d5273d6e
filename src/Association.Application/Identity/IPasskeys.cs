using Association.Domain.Common;

namespace Association.Application.Identity;

/// <summary>A passkey as the browser made it and the site verified it: only its public half.</summary>
public sealed record NewPasskey(
    byte[] Id, byte[] PublicKey, uint SignCount, string[]? Transports, bool UserVerified, bool BackupEligible, bool BackedUp, byte[] AttestationObject, byte[] ClientData);

/// <param name="Id">The credential's id in base 64 for addresses.</param>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset CreatedAt, bool BackedUp);

/// <summary>The passkeys of accounts, kept by ASP.NET Core Identity. They change only inside a command, which saves.</summary>
public interface IPasskeys
{
    const int MaxNameLength = 60;
    const int Most = 10;

    Task<IReadOnlyList<PasskeyLine>> ListAsync(UserId account, CancellationToken cancellationToken);
    Task AddAsync(UserId account, NewPasskey passkey, string name, CancellationToken cancellationToken);

    /// <returns>False when the account has no such passkey.</returns>
    Task<bool> RenameAsync(UserId account, string id, string name, CancellationToken cancellationToken);
    Task<bool> RemoveAsync(UserId account, string id, CancellationToken cancellationToken);
    Task RemoveAllAsync(UserId account, CancellationToken cancellationToken);
}

public static class PasskeyErrors
{
    public static readonly Error TooMany = Error.Conflict("passkey.too-many", "You have 10 passkeys; please remove one first.");
    public static readonly Error Refused = Error.Invalid("passkey.refused", "The passkey was not accepted.");
}

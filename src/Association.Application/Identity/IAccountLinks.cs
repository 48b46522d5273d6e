using Association.Domain.Common;

namespace Association.Application.Identity;

public enum AccountLinkPurpose { ConfirmEmail, ResetPassword, ChangeEmail }

/// <summary>
/// Secrets that mails carry: bound to one account and purpose, good for once, void after an hour (a day for a
/// confirmation) and void as soon as a newer one is asked for. Source: security.md B26.
/// </summary>
public interface IAccountLinks
{
    /// <summary>Starts a link and voids the one before. Answers its occasion, which names the mail.</summary>
    Task<string> StartAsync(UserId account, AccountLinkPurpose purpose, CancellationToken cancellationToken);

    /// <summary>The secret of a started link, for the mail; null when it is no longer good.</summary>
    Task<string?> SecretAsync(UserId account, AccountLinkPurpose purpose, string occasion, CancellationToken cancellationToken);

    /// <summary>Whether the secret is good now; it stays so.</summary>
    Task<bool> IsGoodAsync(UserId account, AccountLinkPurpose purpose, string? secret, CancellationToken cancellationToken);

    /// <summary>Uses the secret up, or says that it is not good.</summary>
    Task<bool> RedeemAsync(UserId account, AccountLinkPurpose purpose, string? secret, CancellationToken cancellationToken);

    /// <summary>A link that still runs is good for nothing any more.</summary>
    Task VoidAsync(UserId account, AccountLinkPurpose purpose, CancellationToken cancellationToken);
}

public static class AccountLinkErrors
{
    public static readonly Error Void = Error.Invalid("account-link.void", "This link is not valid any more.");
}

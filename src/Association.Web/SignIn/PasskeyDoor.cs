using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace Association.Web.SignIn;

/// <summary>
/// Passkeys by ASP.NET Core Identity: challenge, origin, signature and counter are its work. Only those count whose
/// authenticator verified the person (fingerprint, face, PIN): possession and person are two factors at once.
/// </summary>
internal sealed class PasskeyDoor(SignInManager<Account> identity)
{
    public Task<string> AskAsync() => identity.MakePasskeyRequestOptionsAsync(null!);

    public Task<string> OfferAsync(AccountRecord account) =>
        identity.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email, DisplayName = account.Name });

    /// <summary>Whose passkey it is, or null when it is not right.</summary>
    public async Task<VerifiedPasskey?> VerifyAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            var result = await identity.PerformPasskeyAssertionAsync(credential);
            return result is { Succeeded: true, User: { } owner, Passkey: { IsUserVerified: true } passkey }
                ? new(new UserId(owner.Id), passkey.CredentialId, passkey.SignCount, passkey.IsBackedUp)
                : null;
        }
        catch (InvalidOperationException)   // no challenge was asked for, or it is too old
        {
            return null;
        }
    }

    /// <summary>The passkey the browser made for this account, or null when it is not right.</summary>
    public async Task<NewPasskey?> MadeAsync(UserId account, string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            var result = await identity.PerformPasskeyAttestationAsync(credential);
            return result is { Succeeded: true, Passkey: { } made } && result.UserEntity.Id == account.ToString()
                ? new(made.CredentialId, made.PublicKey, made.SignCount, made.Transports, made.IsUserVerified, made.IsBackupEligible, made.IsBackedUp, made.AttestationObject, made.ClientDataJson)
                : null;
        }
        catch (InvalidOperationException)   // no challenge was asked for, or it is too old
        {
            return null;
        }
    }
}

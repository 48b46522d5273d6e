using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

internal sealed class Passkeys(AssociationDbContext db, TimeProvider clock) : IPasskeys
{
    public async Task<IReadOnlyList<PasskeyLine>> ListAsync(UserId account, CancellationToken cancellationToken) =>
        [.. (await OfAsync(account, cancellationToken)).OrderBy(p => p.Data.CreatedAt)
            .Select(p => new PasskeyLine(WebEncoders.Base64UrlEncode(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt, p.Data.IsBackedUp))];

    public Task AddAsync(UserId account, NewPasskey passkey, string name, CancellationToken cancellationToken)
    {
        db.Set<IdentityUserPasskey<Guid>>().Add(new()
        {
            UserId = account.Value, CredentialId = passkey.Id,
            Data = new()
            {
                PublicKey = passkey.PublicKey, Name = name, CreatedAt = clock.GetUtcNow(), SignCount = passkey.SignCount, Transports = passkey.Transports,
                IsUserVerified = passkey.UserVerified, IsBackupEligible = passkey.BackupEligible, IsBackedUp = passkey.BackedUp,
                AttestationObject = passkey.AttestationObject, ClientDataJson = passkey.ClientData,
            },
        });
        return Task.CompletedTask;
    }

    public async Task<bool> RenameAsync(UserId account, string id, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(account, id, cancellationToken) is not { } passkey) return false;
        passkey.Data.Name = name;
        return true;
    }

    public async Task<bool> RemoveAsync(UserId account, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(account, id, cancellationToken) is not { } passkey) return false;
        db.Remove(passkey);
        return true;
    }

    public async Task RemoveAllAsync(UserId account, CancellationToken cancellationToken) => db.RemoveRange(await OfAsync(account, cancellationToken));

    /// <summary>Remembers what the authenticator said when it was used.</summary>
    public async Task UsedAsync(VerifiedPasskey passkey, CancellationToken cancellationToken)
    {
        if (await FindAsync(passkey.Account, WebEncoders.Base64UrlEncode(passkey.Id), cancellationToken) is not { } known) return;
        (known.Data.SignCount, known.Data.IsBackedUp) = (passkey.SignCount, passkey.BackedUp);
    }

    /// <summary>Ten at most, so they are compared here: each database compares bytes in its own way.</summary>
    private async Task<IdentityUserPasskey<Guid>?> FindAsync(UserId account, string id, CancellationToken cancellationToken) =>
        (await OfAsync(account, cancellationToken)).Find(p => WebEncoders.Base64UrlEncode(p.CredentialId) == id);

    private Task<List<IdentityUserPasskey<Guid>>> OfAsync(UserId account, CancellationToken cancellationToken) =>
        db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Value).ToListAsync(cancellationToken);
}

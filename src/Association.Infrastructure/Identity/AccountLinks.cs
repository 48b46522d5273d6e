using System.Globalization;
using System.Security.Cryptography;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Association.Infrastructure.Identity;

/// <summary>
/// The row holds what the running link is called and until when it is good; the secret is that name, sealed by the key ring.
/// So a copy of the database opens no account, and a mail composed later carries the right secret.
/// </summary>
internal sealed class AccountLinks(AssociationDbContext db, IDataProtectionProvider protection, TimeProvider clock) : IAccountLinks
{
    private static readonly TimeSpan ForReset = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan ForConfirmation = TimeSpan.FromHours(24);

    public async Task<string> StartAsync(UserId account, AccountLinkPurpose purpose, CancellationToken cancellationToken)
    {
        var occasion = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        var until = clock.GetUtcNow() + (purpose is AccountLinkPurpose.ResetPassword ? ForReset : ForConfirmation);
        await db.WriteNoteAsync(account.Value, AccountNotes.Link, purpose.ToString(), $"{occasion}|{until.ToUnixTimeSeconds()}", cancellationToken);
        return occasion;
    }

    public async Task<string?> SecretAsync(UserId account, AccountLinkPurpose purpose, string occasion, CancellationToken cancellationToken) =>
        await RunningAsync(account, purpose, cancellationToken) is { } running && running.Occasion == occasion
            ? WebEncoders.Base64UrlEncode(Protector(account, purpose).Protect(System.Text.Encoding.ASCII.GetBytes(occasion)))
            : null;

    public async Task<bool> IsGoodAsync(UserId account, AccountLinkPurpose purpose, string? secret, CancellationToken cancellationToken) =>
        await FindAsync(account, purpose, secret, cancellationToken) is not null;

    public async Task<bool> RedeemAsync(UserId account, AccountLinkPurpose purpose, string? secret, CancellationToken cancellationToken)
    {
        if (await FindAsync(account, purpose, secret, cancellationToken) is not { } running) return false;
        // Of twenty that redeem at once, one deletes the row: the others find it gone at the commit and look again.
        db.UserTokens.Remove(running.Note);
        return true;
    }

    public async Task VoidAsync(UserId account, AccountLinkPurpose purpose, CancellationToken cancellationToken)
    {
        if (await db.NoteAsync(account.Value, AccountNotes.Link, purpose.ToString(), cancellationToken) is { } note) db.UserTokens.Remove(note);
    }

    private async Task<Running?> FindAsync(UserId account, AccountLinkPurpose purpose, string? secret, CancellationToken cancellationToken) =>
        Open(account, purpose, secret) is { } occasion && await RunningAsync(account, purpose, cancellationToken) is { } running && running.Occasion == occasion
            ? running
            : null;

    private async Task<Running?> RunningAsync(UserId account, AccountLinkPurpose purpose, CancellationToken cancellationToken)
    {
        if (await db.NoteAsync(account.Value, AccountNotes.Link, purpose.ToString(), cancellationToken) is not { Value: { } value } note) return null;
        var parts = value.Split('|');
        return clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(parts[1], CultureInfo.InvariantCulture) ? new(parts[0], note) : null;
    }

    private string? Open(UserId account, AccountLinkPurpose purpose, string? secret)
    {
        try
        {
            return secret is null ? null : System.Text.Encoding.ASCII.GetString(Protector(account, purpose).Unprotect(WebEncoders.Base64UrlDecode(secret)));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)   // somebody made it up, or the key is gone
        {
            return null;
        }
    }

    private IDataProtector Protector(UserId account, AccountLinkPurpose purpose) =>
        protection.CreateProtector("Association.AccountLink", purpose.ToString(), account.ToString());

    private sealed record Running(string Occasion, Microsoft.AspNetCore.Identity.IdentityUserToken<Guid> Note);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Association.Application.Identity;
using Association.Domain.Common;
using Association.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

internal sealed class SecondFactors(AssociationDbContext db, IDataProtectionProvider protection, TimeProvider clock) : ISecondFactors
{
    private const string Active = "key";
    private const string Pending = "pending";
    private const string LastStep = "step";
    private const int CodeLength = 12;

    private readonly IDataProtector _protector = protection.CreateProtector("Association.Authenticator");

    public async Task<string> PendingKeyAsync(UserId account, CancellationToken cancellationToken)
    {
        if (await db.NoteAsync(account.Value, AccountNotes.Key, Pending, cancellationToken) is { Value: { } known }) return _protector.Unprotect(known);
        var key = Totp.NewKey();
        await db.WriteNoteAsync(account.Value, AccountNotes.Key, Pending, _protector.Protect(key), cancellationToken);
        return key;
    }

    public async Task<bool> TurnOnAsync(UserId account, string code, CancellationToken cancellationToken)
    {
        if (await db.NoteAsync(account.Value, AccountNotes.Key, Pending, cancellationToken) is not { Value: { } pending } note) return false;
        if (Totp.StepOf(_protector.Unprotect(pending), Digits(code), clock.GetUtcNow(), lastUsed: 0) is not { } step) return false;
        await UseAsync(account, pending, step, cancellationToken);
        db.UserTokens.Remove(note);
        return true;
    }

    /// <summary>Turns a known key on, for the demo's accounts.</summary>
    public Task TurnOnKnownAsync(UserId account, string key, CancellationToken cancellationToken) =>
        UseAsync(account, _protector.Protect(key), step: 0, cancellationToken);

    public async Task TurnOffAsync(UserId account, CancellationToken cancellationToken)
    {
        await db.ForgetNotesAsync(account.Value, AccountNotes.Key, cancellationToken);
        await db.ForgetNotesAsync(account.Value, AccountNotes.Recovery, cancellationToken);
        if (await db.Users.FindAsync([account.Value], cancellationToken) is { } owner) owner.TwoFactorEnabled = false;
    }

    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(UserId account, CancellationToken cancellationToken)
    {
        await db.ForgetNotesAsync(account.Value, AccountNotes.Recovery, cancellationToken);
        string[] codes = [.. Enumerable.Range(0, ISecondFactors.RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(RandomCode.Alphabet, CodeLength))];
        foreach (var code in codes)
            db.UserTokens.Add(new() { UserId = account.Value, LoginProvider = AccountNotes.Recovery, Name = HashOf(code), Value = "" });
        return [.. codes.Select(code => $"{code[..4]}-{code[4..8]}-{code[8..]}")];
    }

    public Task<int> CountRecoveryCodesAsync(UserId account, CancellationToken cancellationToken) =>
        db.UserTokens.CountAsync(t => t.UserId == account.Value && t.LoginProvider == AccountNotes.Recovery, cancellationToken);

    /// <summary>Whether the code is good now; a code that was good is used up.</summary>
    public async Task<bool> UseCodeAsync(UserId account, string? code, CancellationToken cancellationToken)
    {
        if (await db.NoteAsync(account.Value, AccountNotes.Key, Active, cancellationToken) is not { Value: { } key }) return false;
        var used = await db.NoteAsync(account.Value, AccountNotes.Key, LastStep, cancellationToken);
        var last = long.Parse(used?.Value ?? "0", CultureInfo.InvariantCulture);
        if (Totp.StepOf(_protector.Unprotect(key), Digits(code), clock.GetUtcNow(), last) is not { } step) return false;

        var (before, after) = (used?.Value, step.ToString(CultureInfo.InvariantCulture));
        // Of two that send one code at the same moment, one moves the step.
        return await db.UserTokens.Where(t => t.UserId == account.Value && t.LoginProvider == AccountNotes.Key && t.Name == LastStep && t.Value == before)
            .ExecuteUpdateAsync(row => row.SetProperty(t => t.Value, after), cancellationToken) == 1;
    }

    public async Task<bool> UseRecoveryCodeAsync(UserId account, string? code, CancellationToken cancellationToken)
    {
        var hash = HashOf(TextNormalization.Compact(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant());
        return await db.UserTokens.Where(t => t.UserId == account.Value && t.LoginProvider == AccountNotes.Recovery && t.Name == hash)
            .ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private async Task UseAsync(UserId account, string sealedKey, long step, CancellationToken cancellationToken)
    {
        await db.WriteNoteAsync(account.Value, AccountNotes.Key, Active, sealedKey, cancellationToken);
        await db.WriteNoteAsync(account.Value, AccountNotes.Key, LastStep, step.ToString(CultureInfo.InvariantCulture), cancellationToken);
        if (await db.Users.FindAsync([account.Value], cancellationToken) is { } owner) owner.TwoFactorEnabled = true;
    }

    private static string? Digits(string? code) => code is null ? null : TextNormalization.Compact(code);

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

using System.Security.Cryptography;
using System.Text;
using Association.Application.Audit;
using Association.Application.Common;
using Association.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Identity;

/// <summary>
/// Five attempts in fifteen minutes per account and address; in the database, so that nodes count together and a restart
/// forgets nothing. An attempt is counted before the secret is looked at: twenty at once are counted like twenty in a row.
/// </summary>
internal sealed class SignInThrottle(AssociationDbContext db, IUnitOfWork work, TimeProvider clock)
{
    private const int PerAccount = 5;
    // One hospital shares one address: a forgotten password there must not lock the others out.
    private const int PerAddress = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts an attempt; answers how long to wait when there were too many. The first that is one too many leaves an entry.</summary>
    public async Task<TimeSpan?> CountAsync(string kind, string subject, string address, Func<AuditEntry> lockedOut, CancellationToken cancellationToken) =>
        await WaitAsync(AddressKey(kind, address), PerAddress, cancellationToken)
        ?? await RaiseAsync(Key(kind, subject, SignInNetwork.Of(address)), PerAccount, count => count == PerAccount + 1 ? [lockedOut()] : [], cancellationToken);

    /// <summary>The attempt failed: it also counts against the address.</summary>
    public Task FailedAsync(string kind, string address, Func<AuditEntry> failed, Func<AuditEntry> lockedOut, CancellationToken cancellationToken) =>
        RaiseAsync(AddressKey(kind, address), PerAddress, count => count == PerAddress ? [failed(), lockedOut()] : [failed()], cancellationToken);

    /// <summary>How long this address waits already, without counting anything.</summary>
    public Task<TimeSpan?> WaitAsync(string kind, string address, CancellationToken cancellationToken) =>
        WaitAsync(AddressKey(kind, address), PerAddress, cancellationToken);

    /// <summary>The owner is in: the count begins anew.</summary>
    public async Task ForgetAsync(string kind, string subject, string address, AuditEntry entry, CancellationToken cancellationToken)
    {
        var key = Key(kind, subject, SignInNetwork.Of(address));
        await using var transaction = await work.BeginAsync(cancellationToken);
        await db.SignInAttempts.Where(a => a.Key == key).ExecuteDeleteAsync(cancellationToken);
        db.AuditEntries.Add(entry);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Leaves an entry where nothing is counted.</summary>
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        db.AuditEntries.Add(entry);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<TimeSpan?> WaitAsync(string key, int limit, CancellationToken cancellationToken)
    {
        var opened = clock.GetUtcNow() - Window;
        var since = await db.SignInAttempts.Where(a => a.Key == key && a.Since > opened && a.Count >= limit)
            .Select(a => (DateTimeOffset?)a.Since).FirstOrDefaultAsync(cancellationToken);
        return since - opened;
    }

    private async Task<TimeSpan?> RaiseAsync(string key, int limit, Func<int, AuditEntry[]> entries, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            await using var transaction = await work.BeginAsync(cancellationToken);
            var (since, count) = await CountedAsync(key, now, cancellationToken);
            db.AuditEntries.AddRange(entries(count));
            if (await transaction.CommitAsync(cancellationToken) is CommitOutcome.Saved) return count > limit ? since + Window - now : null;
        }
    }

    private async Task<(DateTimeOffset Since, int Count)> CountedAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var opened = now - Window;
        if (await db.SignInAttempts.Where(a => a.Key == key && a.Since > opened).ExecuteUpdateAsync(row => row.SetProperty(a => a.Count, a => a.Count + 1), cancellationToken) > 0)
        {
            var counted = await db.SignInAttempts.Where(a => a.Key == key).Select(a => new { a.Since, a.Count }).FirstAsync(cancellationToken);
            return (counted.Since, counted.Count);
        }

        await db.SignInAttempts.Where(a => a.Key == key || a.Since <= opened).ExecuteDeleteAsync(cancellationToken);
        db.SignInAttempts.Add(new SignInAttempts(key, now));
        return (now, 1);
    }

    private static string AddressKey(string kind, string address) => Key(kind, "*", SignInNetwork.Of(address));

    private static string Key(params ReadOnlySpan<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
}

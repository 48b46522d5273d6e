using System.Buffers.Binary;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Association.Infrastructure.Identity;

/// <summary>
/// Hashes and verifies two passwords at a time. Measured: sixteen at once took the processor from every other page
/// (architecture.md, speed).
/// </summary>
public sealed class PasswordQueue : IDisposable
{
    public const int AtOnce = 2;

    private const int SaltBytes = 16;
    private const int HashBytes = 13 + SaltBytes + 32;

    private long _verifications;
    private readonly PasswordHasher<Account> _hasher;
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);
    private readonly Lazy<string> _nobody;

    public PasswordQueue(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new(options);
        _nobody = new(() => _hasher.HashPassword(new Account(), Guid.NewGuid().ToString()));
    }

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.HashPassword(new Account(), password), cancellationToken);

    /// <summary>How many passwords were verified since the start, each by the same work.</summary>
    public long Verifications => Interlocked.Read(ref _verifications);

    /// <summary>
    /// Without an account, or for one whose owner has not chosen a password yet, the same work is done against a hash of
    /// nothing, so the answer takes as long.
    /// </summary>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) => InTurnAsync(() =>
    {
        Interlocked.Increment(ref _verifications);
        var known = IsOurs(hash);
        return _hasher.VerifyHashedPassword(new Account(), known ? hash! : _nobody.Value, password) is not PasswordVerificationResult.Failed && known;
    }, cancellationToken);

    /// <summary>Anything else is refused without hashing, which could be told from outside. Layout: marker, function, iterations, salt length.</summary>
    private static bool IsOurs(string? hash)
    {
        Span<byte> bytes = stackalloc byte[HashBytes];
        return hash is not null && Convert.TryFromBase64String(hash, bytes, out var length) && length == HashBytes && bytes[0] == 1
            && BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) == (uint)KeyDerivationPrf.HMACSHA512 && BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]) == SaltBytes;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try { return await Task.Run(work, cancellationToken); }
        finally { _turns.Release(); }
    }
}

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

    /// <summary>Without an account the same work is done against a hash of nothing, so the answer takes as long.</summary>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.VerifyHashedPassword(new Account(), hash ?? _nobody.Value, password) is not PasswordVerificationResult.Failed && hash is not null, cancellationToken);

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try { return await Task.Run(work, cancellationToken); }
        finally { _turns.Release(); }
    }
}

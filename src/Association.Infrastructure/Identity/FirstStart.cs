using System.Security.Cryptography;
using System.Text;
using Association.Application.Identity;
using Association.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Identity;

/// <summary>Holds the secret of the first start in the memory of this process; once there is an account it is closed for good.</summary>
internal sealed class FirstStart(IServiceScopeFactory scopes) : IFirstStart
{
    private volatile bool _closed;

    public string Secret { get; } = RandomCode.Secret();

    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (_closed) return false;
        await using var scope = scopes.CreateAsyncScope();
        _closed = await scope.ServiceProvider.GetRequiredService<IAccounts>().AnyAsync(cancellationToken);
        return !_closed;
    }

    public bool Matches(string? secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TextNormalization.Compact(secret).ToUpperInvariant()), Encoding.UTF8.GetBytes(Secret));
}

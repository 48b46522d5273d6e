using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Identity;

/// <summary>
/// The secret of the first start comes from the key ring, so that several nodes print the same one and a restart does
/// not change it; once there is an account it opens nothing.
/// </summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, ILinkSecrets secrets) : IFirstStart
{
    private volatile bool _closed;

    public string Secret => secrets.For("first-start", "administrator").ToUpperInvariant();

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

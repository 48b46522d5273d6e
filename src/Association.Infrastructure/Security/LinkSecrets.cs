using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;

namespace Association.Infrastructure.Security;

internal sealed class LinkSecrets(IKeyRing keys) : ILinkSecrets
{
    private const int Bytes = 16;

    public string For(string purpose, string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Index.Secret, Encoding.UTF8.GetBytes($"link:{purpose}:{id}")).AsSpan(0, Bytes));

    public bool Matches(string purpose, string id, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(For(purpose, id)), Encoding.UTF8.GetBytes(key));
}

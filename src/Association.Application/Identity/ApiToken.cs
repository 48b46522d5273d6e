using Association.Domain.Common;

namespace Association.Application.Identity;

/// <summary>A key for machines: acts as its owner, narrowed to its scopes. Only the hash is kept.</summary>
public sealed class ApiToken : AggregateRoot<ApiToken>
{
    public const int MaxNameLength = 100;
    public const int HashLength = 64;
    public const int MaxScopesLength = 400;

    private ApiToken() { }

    public ApiToken(UserId owner, string name, string hash, IEnumerable<string> scopes, DateTimeOffset expiresAt, DateTimeOffset now) =>
        (Owner, Name, Hash, Scopes, ExpiresAt, CreatedAt) = (owner, name, hash, string.Join(' ', scopes), expiresAt, now);

    public UserId Owner { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    /// <summary>Permissions, separated by blanks.</summary>
    public string Scopes { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

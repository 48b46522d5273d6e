namespace Association.Domain.Common;

/// <summary>
/// A personal number (resident ID, licence, mobile) as it is kept: encrypted, found by a keyed hash, shown masked.
/// The plain value is opened only through a port that leaves an audit row. Source: domain.md D10, R7.3.
/// </summary>
/// <param name="Cipher">AES-GCM, base64, prefixed with the key's id.</param>
/// <param name="Index">HMAC-SHA256 of the normalised value, base64: equal numbers have equal indexes.</param>
/// <param name="Masked">What lists and pages may show.</param>
public sealed record SealedNumber(string Cipher, string Index, string Masked)
{
    public const int MaxCipherLength = 200;
    public const int IndexLength = 44;
    public const int MaxMaskedLength = 40;

    public override string ToString() => Masked;
}

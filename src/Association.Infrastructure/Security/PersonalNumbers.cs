using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;
using Association.Domain.Common;

namespace Association.Infrastructure.Security;

/// <summary>AES-256-GCM with a random nonce; the index is HMAC-SHA256 of kind and value. Source: security.md 11.3.2.</summary>
internal sealed class PersonalNumbers(IKeyRing keys) : IPersonalNumbers
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public SealedNumber Seal(ResidentId number) => new(Encrypt(keys, number.Value), IndexOf(number), number.Masked);
    public SealedNumber Seal(MobileNumber number) => new(Encrypt(keys, number.Value), IndexOf(number), number.Masked);
    public SealedNumber Seal(PracticeCertificate number) => new(Encrypt(keys, number.Value), Index("licence", number.Value), number.Masked);

    public SealedNumber Seal(ContactPhone number) => new(Encrypt(keys, number.Value), Index("mobile", number.Value), number.Masked);
    public SealedNumber Seal(BankAccountNumber number) => new(Encrypt(keys, number.Value), Index("bank-account", number.Value), number.Masked);

    public string IndexOf(ResidentId number) => Index("resident-id", number.Value);
    public string IndexOf(MobileNumber number) => Index("mobile", number.Value);

    public string Open(SealedNumber number) => Decrypt(keys, number.Cipher);

    /// <summary>The same number under the present key.</summary>
    public static string Reseal(IKeyRing keys, string cipher) => Encrypt(keys, Decrypt(keys, cipher));

    public static bool CanOpen(IKeyRing keys, string cipher)
    {
        try { return Decrypt(keys, cipher).Length > 0; }
        catch (Exception failure) when (failure is CryptographicException or FormatException or ArgumentException) { return false; }
    }

    private static string Decrypt(IKeyRing keys, string cipher)
    {
        var (id, body) = Split(cipher);
        var key = keys.Find(id) ?? throw new CryptographicException($"The key '{id}' of a sealed number is not in the key ring.");
        var sealedBytes = Convert.FromBase64String(body);
        if (sealedBytes.Length < NonceSize + TagSize) throw new CryptographicException("A sealed number is too short.");
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key.Secret, TagSize);
        aes.Decrypt(sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static string Encrypt(IKeyRing keys, string value)
    {
        var key = keys.Current;
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key.Secret, TagSize);
        aes.Encrypt(sealedBytes.AsSpan(0, NonceSize), plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return $"{key.Id}.{Convert.ToBase64String(sealedBytes)}";
    }

    private string Index(string kind, string value) =>
        Convert.ToBase64String(HMACSHA256.HashData(keys.Index.Secret, Encoding.UTF8.GetBytes($"{kind}:{value}")));

    private static (string Id, string Body) Split(string cipher)
    {
        var dot = cipher.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? ("", cipher) : (cipher[..dot], cipher[(dot + 1)..]);
    }
}

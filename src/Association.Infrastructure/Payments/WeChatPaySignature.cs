using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Association.Infrastructure.Payments;

/// <summary>Signing and verifying as WeChat Pay v3 agreed it. Source: domain.md R4.11, R4.12.</summary>
internal static class WeChatPaySignature
{
    public const string Scheme = "WECHATPAY2-SHA256-RSA2048";
    private const int TagBytes = 16;

    /// <summary>The value of the Authorization header behind its scheme.</summary>
    public static string Authorization(WeChatPayOptions options, string method, string pathAndQuery, string body, DateTimeOffset now, string nonce)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(options.MerchantKey, $"{method}\n{pathAndQuery}\n{time}\n{nonce}\n{body}\n");
        return $"mchid=\"{options.MerchantId}\",nonce_str=\"{nonce}\",timestamp=\"{time}\",serial_no=\"{options.MerchantSerial}\",signature=\"{signature}\"";
    }

    public static string Sign(RSA key, string text) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <returns>Null: genuine and fresh; else the reason against it.</returns>
    public static string? ProblemOf(WeChatPayOptions options, Func<string, string?> header, byte[] body, DateTimeOffset now)
    {
        var (time, nonce, signature, serial) = (header("Wechatpay-Timestamp"), header("Wechatpay-Nonce"), header("Wechatpay-Signature"), header("Wechatpay-Serial"));
        if (string.IsNullOrEmpty(time) || string.IsNullOrEmpty(nonce) || string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(serial)) return "unsigned";
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return "unsigned";
        // Compared as numbers: a timestamp can be too large for a date.
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) >= (decimal)Freshness.Limit.TotalSeconds) return "stale";
        if (!options.PlatformKeys.TryGetValue(serial, out var key)) return "unknown-key";

        byte[] text = [.. Encoding.UTF8.GetBytes($"{time}\n{nonce}\n"), .. body, (byte)'\n'];
        return Verifies(key, text, signature) ? null : "wrong-signature";
    }

    /// <summary>Opens a sealed resource. Source: domain.md R4.12; its test vector is a test.</summary>
    /// <exception cref="CryptographicException">Altered, or sealed with another key.</exception>
    public static byte[] Open(byte[] key, string nonce, string associatedData, string ciphertext)
    {
        var sealedBytes = Convert.FromBase64String(ciphertext);
        if (sealedBytes.Length < TagBytes) throw new CryptographicException("Too short to hold a tag.");
        var plain = new byte[sealedBytes.Length - TagBytes];
        using var gcm = new AesGcm(key, TagBytes);
        gcm.Decrypt(Encoding.UTF8.GetBytes(nonce), sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), plain, Encoding.UTF8.GetBytes(associatedData));
        return plain;
    }

    private static bool Verifies(RSA key, byte[] text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(text, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}

internal static class Freshness
{
    /// <summary>Older or younger is refused. Source: domain.md R4.12; security.md B29.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(300);
}

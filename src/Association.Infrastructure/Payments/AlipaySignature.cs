using System.Security.Cryptography;
using System.Text;

namespace Association.Infrastructure.Payments;

/// <summary>Signing and verifying as Alipay agreed it (RSA2: SHA256withRSA). Source: domain.md R4.22.</summary>
internal static class AlipaySignature
{
    public const string Type = "RSA2";

    /// <summary>The parameters that are signed: sorted by name, those without a value and the named ones left out.</summary>
    public static string TextOf(IEnumerable<KeyValuePair<string, string>> parameters, params string[] without) =>
        string.Join('&', parameters.Where(p => p.Value.Length > 0 && !without.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));

    public static string Sign(RSA key, string text) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static bool Verifies(RSA key, string text, string? signature)
    {
        if (string.IsNullOrEmpty(signature)) return false;
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The fields of a form as it was posted.</summary>
    /// <exception cref="FormatException">A field twice: which one was signed cannot be told.</exception>
    public static Dictionary<string, string> Form(byte[] body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (pair, "") : (pair[..at], pair[(at + 1)..]);
            if (!fields.TryAdd(Decode(name), Decode(value))) throw new FormatException("A field twice.");
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

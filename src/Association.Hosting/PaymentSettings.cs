using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Association.Application.Common;
using Association.Infrastructure.Payments;
using Microsoft.Extensions.Configuration;

namespace Association.Hosting;

/// <summary>
/// The keys <c>Payments:…</c>. Secrets are files outside the repository, named here; what they hold is never part of a message.
/// Without them nothing is offered. See docs/operate.md.
/// </summary>
internal static class PaymentSettings
{
    private const int ApiKeyBytes = 32;
    private const string Root = "Payments";

    /// <exception cref="ConfigurationException">A value does not work; its message names the key.</exception>
    public static PaymentOptions From(IConfiguration configuration, SiteOptions site)
    {
        var notify = configuration[$"{Root}:NotifyBase"] is { Length: > 0 } given ? Address($"{Root}:NotifyBase", given) : site.BaseUrl;
        return new(WeChatPayOf(configuration.GetSection($"{Root}:WeChatPay"), notify), AlipayOf(configuration.GetSection($"{Root}:Alipay"), notify));
    }

    private static WeChatPayOptions? WeChatPayOf(IConfigurationSection section, Uri notify)
    {
        if (!section.Exists()) return null;
        var platform = section.GetSection("PlatformKeys").GetChildren().ToDictionary(k => Needed(k, "Serial"), k => KeyOf(k, "File"), StringComparer.OrdinalIgnoreCase);
        if (platform.Count == 0) throw new ConfigurationException($"{section.Path}:PlatformKeys", "at least one public key of the platform is needed, with its Serial and its File.");
        return new(Address($"{section.Path}:Address", section["Address"] ?? "https://api.mch.weixin.qq.com"), Needed(section, "MerchantId"), Needed(section, "AppId"),
            Needed(section, "MerchantSerial"), KeyOf(section, "MerchantKeyFile"), ApiKeyOf(section), platform, Door(notify, PaymentOptions.WeChatPayDoor));
    }

    private static AlipayOptions? AlipayOf(IConfigurationSection section, Uri notify) => !section.Exists() ? null
        : new(Address($"{section.Path}:Gateway", section["Gateway"] ?? "https://openapi.alipay.com/gateway.do"), Needed(section, "AppId"), Needed(section, "SellerId"),
            KeyOf(section, "AppKeyFile"), KeyOf(section, "AlipayKeyFile"), Door(notify, PaymentOptions.AlipayDoor));

    private static Uri Door(Uri notify, string path) => new(notify, path);

    private static Uri Address(string key, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme is "https" || address.Scheme is "http" && address.IsLoopback)
            ? address : throw new ConfigurationException(key, $"'{value}' is not an https address (or http on this machine).");

    private static string Needed(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } value ? value : throw new ConfigurationException($"{section.Path}:{name}", "a value is needed.");

    private static byte[] ApiKeyOf(IConfigurationSection section)
    {
        var key = Encoding.UTF8.GetBytes(Text(section, "ApiKeyFile").Trim());
        return key.Length == ApiKeyBytes ? key : throw new ConfigurationException($"{section.Path}:ApiKeyFile", $"the file must hold {ApiKeyBytes} characters.");
    }

    /// <summary>PEM: a key, private or public, or a certificate; and a bare base64 key, as Alipay's console gives it.</summary>
    private static RSA KeyOf(IConfigurationSection section, string name)
    {
        var text = Text(section, name);
        try
        {
            if (text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            {
                using var certificate = X509Certificate2.CreateFromPem(text);
                return certificate.GetRSAPublicKey() ?? throw new CryptographicException("Not an RSA certificate.");
            }

            var rsa = RSA.Create();
            if (text.Contains("-----BEGIN", StringComparison.Ordinal)) rsa.ImportFromPem(text);
            else Import(rsa, Convert.FromBase64String(text.Trim()));
            return rsa;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or FormatException)
        {
            throw new ConfigurationException($"{section.Path}:{name}", "the file holds no RSA key that can be read.");
        }
    }

    private static void Import(RSA rsa, byte[] key)
    {
        try { rsa.ImportSubjectPublicKeyInfo(key, out _); }
        catch (CryptographicException) { rsa.ImportPkcs8PrivateKey(key, out _); }
    }

    private static string Text(IConfigurationSection section, string name)
    {
        var path = Needed(section, name);
        try { return File.ReadAllText(path); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ConfigurationException($"{section.Path}:{name}", $"the file '{path}' cannot be read.");
        }
    }
}

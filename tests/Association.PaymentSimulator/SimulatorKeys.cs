using System.Security.Cryptography;
using System.Text;

namespace Association.PaymentSimulator;

/// <summary>Test keys of both contracts, made when the simulator starts and good for nothing else.</summary>
public sealed class SimulatorKeys : IDisposable
{
    public const string WeChatMerchant = "1900000109";
    public const string WeChatApp = "wxd678efh567hg6787";
    public const string WeChatMerchantSerial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    public const string WeChatPlatformSerial = "PUB_KEY_ID_0119000001092024";
    public const string AlipayApp = "2021000100000001";
    public const string AlipaySeller = "2088000100000002";

    public RSA WeChatMerchantKey { get; } = RSA.Create(2048);
    public RSA WeChatPlatformKey { get; } = RSA.Create(2048);
    public RSA AlipayAppKey { get; } = RSA.Create(2048);
    public RSA AlipayKey { get; } = RSA.Create(2048);
    /// <summary>32 characters.</summary>
    public string WeChatApiKey { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>Writes what the product needs to a folder.</summary>
    /// <returns>The configuration that points the product to this simulator.</returns>
    public IReadOnlyList<(string Key, string Value)> WriteTo(string folder, Uri simulator)
    {
        Directory.CreateDirectory(folder);
        return
        [
            ("Payments:WeChatPay:Address", simulator.GetLeftPart(UriPartial.Authority)),
            ("Payments:WeChatPay:MerchantId", WeChatMerchant), ("Payments:WeChatPay:AppId", WeChatApp), ("Payments:WeChatPay:MerchantSerial", WeChatMerchantSerial),
            ("Payments:WeChatPay:MerchantKeyFile", Write("wechat-merchant.pem", WeChatMerchantKey.ExportPkcs8PrivateKeyPem())),
            ("Payments:WeChatPay:ApiKeyFile", Write("wechat-api.key", WeChatApiKey)),
            ("Payments:WeChatPay:PlatformKeys:0:Serial", WeChatPlatformSerial),
            ("Payments:WeChatPay:PlatformKeys:0:File", Write("wechat-platform.pem", WeChatPlatformKey.ExportSubjectPublicKeyInfoPem())),
            ("Payments:Alipay:Gateway", new Uri(simulator, "/gateway.do").AbsoluteUri),
            ("Payments:Alipay:AppId", AlipayApp), ("Payments:Alipay:SellerId", AlipaySeller),
            ("Payments:Alipay:AppKeyFile", Write("alipay-app.pem", AlipayAppKey.ExportPkcs8PrivateKeyPem())),
            ("Payments:Alipay:AlipayKeyFile", Write("alipay-public.pem", AlipayKey.ExportSubjectPublicKeyInfoPem())),
        ];

        string Write(string name, string text)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return path;
        }
    }

    public static string Sign(RSA key, string text, bool corrupt)
    {
        var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (corrupt) signature[0] ^= 1;
        return Convert.ToBase64String(signature);
    }

    public static bool Verifies(RSA key, string text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose()
    {
        WeChatMerchantKey.Dispose();
        WeChatPlatformKey.Dispose();
        AlipayAppKey.Dispose();
        AlipayKey.Dispose();
    }
}

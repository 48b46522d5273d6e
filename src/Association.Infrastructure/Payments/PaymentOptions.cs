using System.Security.Cryptography;

namespace Association.Infrastructure.Payments;

/// <summary>The contract with WeChat Pay. Keys are held, never written: the text of it names nothing but the merchant.</summary>
/// <param name="Address">Of the API; another one for a simulator.</param>
/// <param name="MerchantSerial">Of the certificate that belongs to <paramref name="MerchantKey"/>.</param>
/// <param name="ApiKey">The 32 bytes that resources are sealed with (APIv3 key).</param>
/// <param name="PlatformKeys">WeChat's public keys by their serial numbers or ids; two while one replaces the other.</param>
/// <param name="NotifyAt">Where notifications are to be sent; without a query (R4.10).</param>
public sealed record WeChatPayOptions(
    Uri Address, string MerchantId, string AppId, string MerchantSerial, RSA MerchantKey, byte[] ApiKey, IReadOnlyDictionary<string, RSA> PlatformKeys, Uri NotifyAt)
{
    public override string ToString() => $"WeChat Pay merchant {MerchantId}";
}

/// <summary>The contract with Alipay.</summary>
/// <param name="Gateway">Another one for a simulator.</param>
/// <param name="SellerId">The account that is paid, 2088….</param>
/// <param name="AppKey">Ours.</param>
/// <param name="AlipayKey">Alipay's public key.</param>
public sealed record AlipayOptions(Uri Gateway, string AppId, string SellerId, RSA AppKey, RSA AlipayKey, Uri NotifyAt)
{
    public override string ToString() => $"Alipay application {AppId}";
}

/// <summary>The providers that this installation has a contract with; null: none.</summary>
public sealed record PaymentOptions(WeChatPayOptions? WeChatPay, AlipayOptions? Alipay)
{
    public const string WeChatPayDoor = "/pay/notify/wechat";
    public const string AlipayDoor = "/pay/notify/alipay";

    public static readonly PaymentOptions None = new(null, null);
}

using System.Security.Cryptography;
using System.Text.Json;
using Association.Application.Finance.Paying;
using Association.Domain.Finance.Paying;

namespace Association.Infrastructure.Payments;

/// <summary>Opens a notification of WeChat Pay: fresh, signed by its platform, sealed with our key, about our merchant. Source: domain.md R4.12, R4.13.</summary>
internal static class WeChatPayNotice
{
    private const string Algorithm = "AEAD_AES_256_GCM";

    public static NoticeReading Read(WeChatPayOptions options, RawNotice notice, DateTimeOffset now)
    {
        if (WeChatPaySignature.ProblemOf(options, notice.Header, notice.Body, now) is { } problem) return NoticeReading.Refused(problem);
        try
        {
            using var document = JsonDocument.Parse(notice.Body);
            return Open(options, document.RootElement);
        }
        catch (CryptographicException) { return NoticeReading.Refused("sealed-otherwise"); }
        catch (Exception failure) when (Exchange.IsMalformed(failure)) { return NoticeReading.Refused("malformed"); }
    }

    private static NoticeReading Open(WeChatPayOptions options, JsonElement notice)
    {
        var (id, about, resource) = (notice.Text("id"), notice.Text("event_type"), notice.GetProperty("resource"));
        if (resource.Text("algorithm") != Algorithm) return NoticeReading.Refused("unknown-algorithm");

        var plain = WeChatPaySignature.Open(options.ApiKey, resource.Text("nonce"), resource.TextOrNull("associated_data") ?? "", resource.Text("ciphertext"));
        using var document = JsonDocument.Parse(plain);
        var facts = document.RootElement;
        if (facts.Text("mchid") != options.MerchantId) return NoticeReading.Refused("foreign-merchant");
        // That of a refund names no application.
        if (about.StartsWith("TRANSACTION.", StringComparison.Ordinal) && facts.Text("appid") != options.AppId) return NoticeReading.Refused("foreign-application");
        return new(new VerifiedNotice(PaymentProvider.WeChatPay, id, facts.Text("out_trade_no")), null);
    }
}

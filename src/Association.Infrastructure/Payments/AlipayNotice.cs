using Association.Application.Finance.Paying;
using Association.Domain.Finance.Paying;

namespace Association.Infrastructure.Payments;

/// <summary>Opens a notification of Alipay: signed by it, fresh, for our application and our account. Source: domain.md R4.21, R4.22.</summary>
internal static class AlipayNotice
{
    public static NoticeReading Read(AlipayOptions options, RawNotice notice, DateTimeOffset now)
    {
        try
        {
            var fields = AlipaySignature.Form(notice.Body);
            if (fields.GetValueOrDefault("sign_type") != AlipaySignature.Type) return NoticeReading.Refused("unsigned");
            if (!AlipaySignature.Verifies(options.AlipayKey, AlipaySignature.TextOf(fields, "sign", "sign_type"), fields.GetValueOrDefault("sign"))) return NoticeReading.Refused("wrong-signature");
            if ((now - AlipayTime.Read(fields["notify_time"])).Duration() >= Freshness.Limit) return NoticeReading.Refused("stale");
            if (fields["app_id"] != options.AppId) return NoticeReading.Refused("foreign-application");
            if (fields["seller_id"] != options.SellerId) return NoticeReading.Refused("foreign-merchant");
            return new(new VerifiedNotice(PaymentProvider.Alipay, fields["notify_id"], fields["out_trade_no"]), null);
        }
        catch (Exception failure) when (Exchange.IsMalformed(failure)) { return NoticeReading.Refused("malformed"); }
    }
}

using System.Globalization;
using System.Text.Json;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;

namespace Association.Infrastructure.Payments;

/// <summary>Alipay, face-to-face QR. Source: domain.md 4.3.</summary>
internal sealed class AlipayClient(HttpClient client, AlipayOptions options, TimeProvider clock) : IPaymentProvider
{
    private const string Done = "10000";
    private const string NotExisting = "ACQ.TRADE_NOT_EXIST";
    private const int MaxSubject = 128;

    /// <summary>A code that nobody scanned is forgotten after two hours.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(2);

    private static readonly HashSet<string> Passing = new(["ACQ.SYSTEM_ERROR", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error", "isv.app-call-limited"], StringComparer.Ordinal);

    public PaymentProvider Kind => PaymentProvider.Alipay;

    public async Task<PaymentCode> CreateCodeAsync(CodeRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = request.ExpiresAt < now + CodeLife ? request.ExpiresAt : now + CodeLife;
        var minutes = Math.Max(1, (int)Math.Floor((until - now).TotalMinutes));
        var subject = request.Description.Length > MaxSubject ? request.Description[..MaxSubject] : request.Description;
        return await SendAsync("alipay.trade.precreate",
            new { out_trade_no = request.TradeNumber, total_amount = Yuan.Of(request.Amount), subject, seller_id = options.SellerId, timeout_express = $"{minutes}m" },
            json => Own(json, request.TradeNumber) ? new PaymentCode(json.Text("qr_code"), until) : throw Foreign(), cancellationToken);
    }

    public async Task<ProviderPayment?> QueryAsync(string tradeNumber, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync("alipay.trade.query", new { out_trade_no = tradeNumber }, json => Payment(json, tradeNumber), cancellationToken);
        }
        catch (ProviderException refused) when (refused.Code is NotExisting) { return null; }
    }

    public async Task CloseAsync(string tradeNumber, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync("alipay.trade.close", new { out_trade_no = tradeNumber }, _ => true, cancellationToken);
        }
        catch (ProviderException refused) when (refused.Code is NotExisting) { }
    }

    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellationToken) =>
        SendAsync("alipay.trade.refund",
            new { out_trade_no = request.TradeNumber, refund_amount = Yuan.Of(request.Amount), refund_reason = request.Reason, out_request_no = request.RefundNumber },
            // The fee answered is the sum of all refunds; that money moved is said by fund_change, and a repetition moves none.
            json => !Own(json, request.TradeNumber) ? throw Foreign()
                : new ProviderRefund(request.RefundNumber, json.TextOrNull("fund_change") is "Y" ? ProviderRefundState.Done : ProviderRefundState.Processing, request.Amount), cancellationToken);

    public async Task<ProviderRefund?> QueryRefundAsync(string tradeNumber, string refundNumber, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync("alipay.trade.fastpay.refund.query", new { out_trade_no = tradeNumber, out_request_no = refundNumber }, json => Refund(json, refundNumber), cancellationToken);
        }
        catch (ProviderException refused) when (refused.Code is NotExisting) { return null; }
    }

    public NoticeReading Read(RawNotice notice) => AlipayNotice.Read(options, notice, clock.GetUtcNow());

    /// <summary>Exactly this word, or it comes again (R4.22).</summary>
    public NoticeAnswer Answer(bool accepted) => accepted ? new(200, "text/plain", "success") : new(400, "text/plain", "failure");

    private static ProviderPayment Payment(JsonElement json, string tradeNumber)
    {
        if (!Own(json, tradeNumber)) throw Foreign();
        var paidAt = json.TextOrNull("send_pay_date") is { } time ? AlipayTime.Read(time) : (DateTimeOffset?)null;
        var state = json.Text("trade_status") switch
        {
            "WAIT_BUYER_PAY" => ProviderState.NotPaid,
            "TRADE_SUCCESS" or "TRADE_FINISHED" => ProviderState.Paid,
            // Closed unpaid, or paid and given back in full: only one of them has a day of payment.
            "TRADE_CLOSED" => paidAt is null ? ProviderState.Closed : ProviderState.Refunded,
            var other => throw new FormatException(other),
        };
        return state is ProviderState.Paid or ProviderState.Refunded
            ? new(tradeNumber, state, json.Text("trade_no"), Yuan.Read(json.Text("total_amount")), paidAt)
            : new(tradeNumber, state, null, Money.Zero, null);
    }

    /// <returns>Null: nothing is known of this refund.</returns>
    private static ProviderRefund? Refund(JsonElement json, string refundNumber)
    {
        if (json.TextOrNull("refund_status") is not { } status) return null;
        if (json.Text("out_request_no") != refundNumber) throw Foreign();
        return new(refundNumber, status is "REFUND_SUCCESS" ? ProviderRefundState.Done : ProviderRefundState.Processing, Yuan.Read(json.Text("refund_amount")));
    }

    private static bool Own(JsonElement json, string tradeNumber) => json.Text("out_trade_no") == tradeNumber;

    private static ProviderException Foreign() => new(Exchange.Foreign, isFinal: false);

    private async Task<T> SendAsync<T>(string method, object content, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["app_id"] = options.AppId, ["method"] = method, ["format"] = "JSON", ["charset"] = "utf-8", ["sign_type"] = AlipaySignature.Type,
            ["timestamp"] = AlipayTime.Of(clock.GetUtcNow()), ["version"] = "1.0", ["notify_url"] = options.NotifyAt.AbsoluteUri, ["biz_content"] = JsonSerializer.Serialize(content),
        };
        parameters["sign"] = AlipaySignature.Sign(options.AppKey, AlipaySignature.TextOf(parameters, "sign"));
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Gateway) { Content = new FormUrlEncodedContent(parameters) };

        var answer = await Exchange.SendAsync(client, request, cancellationToken);
        if (!answer.Succeeded) throw new ProviderException(Exchange.NoAnswer, isFinal: false);
        return Exchange.Read(answer.Body, json => Opened(json, $"{method.Replace('.', '_')}_response", read));
    }

    /// <summary>The signature is about the very characters of the inner object.</summary>
    private T Opened<T>(JsonElement json, string name, Func<JsonElement, T> read)
    {
        if (!json.TryGetProperty(name, out var inner)) throw new ProviderException(json.TryGetProperty("error_response", out var error) ? error.TextOrNull("sub_code") ?? "ERROR" : Exchange.Malformed, isFinal: false);
        if (!AlipaySignature.Verifies(options.AlipayKey, inner.GetRawText(), json.TextOrNull("sign"))) throw new ProviderException(Exchange.NotGenuine, isFinal: false);
        var code = inner.Text("code");
        if (code == Done) return read(inner);

        var why = inner.TextOrNull("sub_code") ?? code;
        // 20000: out of order at the moment; 40004: refused for a reason of the business.
        throw new ProviderException(why, isFinal: code is not ("20000" or "10003") && !Passing.Contains(why));
    }
}

/// <summary>Alipay counts in yuan, written with two decimals.</summary>
internal static class Yuan
{
    public static string Of(Money amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not an amount above zero with at most two decimals.</exception>
    public static Money Read(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0 && decimal.Round(amount, 2) == amount
            ? new Money(amount) : throw new FormatException("Not an amount.");
}

/// <summary>Times without a zone, meant in Beijing.</summary>
internal static class AlipayTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    public static string Of(DateTimeOffset instant) => AssociationCalendar.LocalTime(instant).ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException"/>
    public static DateTimeOffset Read(string text) => AssociationCalendar.At(DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture));
}

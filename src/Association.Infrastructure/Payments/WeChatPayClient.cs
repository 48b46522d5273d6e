using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Association.Application.Finance.Paying;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;

namespace Association.Infrastructure.Payments;

/// <summary>WeChat Pay v3, Native. Source: domain.md 4.2.</summary>
internal sealed class WeChatPayClient(HttpClient client, WeChatPayOptions options, TimeProvider clock) : IPaymentProvider
{
    private const string Transactions = "/v3/pay/transactions";
    private const string Refunds = "/v3/refund/domestic/refunds";
    private const int MaxDescription = 127;
    private const int MaxReason = 80;

    /// <summary>A code lives two hours at most, whatever was asked for (R4.10).</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(2);

    private static readonly HashSet<string> Unknown = new(["ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS"], StringComparer.Ordinal);
    private static readonly HashSet<string> Passing = new(["SYSTEM_ERROR", "SYSTEMERROR", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEEDED", "RATELIMIT_EXCEEDED", "NOT_ENOUGH", "USERPAYING"], StringComparer.Ordinal);

    public PaymentProvider Kind => PaymentProvider.WeChatPay;

    public async Task<PaymentCode> CreateCodeAsync(CodeRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = request.ExpiresAt < now + CodeLife ? request.ExpiresAt : now + CodeLife;
        var body = await SendAsync(HttpMethod.Post, $"{Transactions}/native", new
        {
            appid = options.AppId, mchid = options.MerchantId, description = Cut(request.Description, MaxDescription), out_trade_no = request.TradeNumber,
            time_expire = AssociationCalendar.LocalTime(until).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            notify_url = options.NotifyAt.AbsoluteUri, amount = new { total = Fen.Of(request.Amount), currency = Fen.Currency },
        }, cancellationToken);
        return new(Exchange.Read(body, json => json.Text("code_url")), until);
    }

    public async Task<ProviderPayment?> QueryAsync(string tradeNumber, CancellationToken cancellationToken)
    {
        try
        {
            var body = await SendAsync(HttpMethod.Get, $"{Transactions}/out-trade-no/{tradeNumber}?mchid={options.MerchantId}", null, cancellationToken);
            return Exchange.Read(body, json => Payment(json, tradeNumber));
        }
        catch (ProviderException refused) when (Unknown.Contains(refused.Code)) { return null; }
    }

    public async Task CloseAsync(string tradeNumber, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(HttpMethod.Post, $"{Transactions}/out-trade-no/{tradeNumber}/close", new { mchid = options.MerchantId }, cancellationToken);
        }
        catch (ProviderException refused) when (Unknown.Contains(refused.Code) || refused.Code is "ORDER_CLOSED" or "ORDERCLOSED") { }
    }

    public async Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        var body = await SendAsync(HttpMethod.Post, Refunds, new
        {
            out_trade_no = request.TradeNumber, out_refund_no = request.RefundNumber, reason = Cut(request.Reason, MaxReason), notify_url = options.NotifyAt.AbsoluteUri,
            amount = new { refund = Fen.Of(request.Amount), total = Fen.Of(request.Total), currency = Fen.Currency },
        }, cancellationToken);
        return Exchange.Read(body, json => Refund(json, request.RefundNumber));
    }

    public async Task<ProviderRefund?> QueryRefundAsync(string tradeNumber, string refundNumber, CancellationToken cancellationToken)
    {
        try
        {
            var body = await SendAsync(HttpMethod.Get, $"{Refunds}/{refundNumber}", null, cancellationToken);
            return Exchange.Read(body, json => Refund(json, refundNumber));
        }
        catch (ProviderException refused) when (Unknown.Contains(refused.Code)) { return null; }
    }

    public NoticeReading Read(RawNotice notice) => WeChatPayNotice.Read(options, notice, clock.GetUtcNow());

    public NoticeAnswer Answer(bool accepted) =>
        accepted ? new(200, "application/json", """{"code":"SUCCESS","message":""}""") : new(401, "application/json", """{"code":"FAIL","message":"refused"}""");

    private ProviderPayment Payment(JsonElement json, string tradeNumber)
    {
        if (json.Text("mchid") != options.MerchantId || json.Text("appid") != options.AppId || json.Text("out_trade_no") != tradeNumber)
            throw new ProviderException(Exchange.Foreign, isFinal: false);
        var state = json.Text("trade_state") switch
        {
            "SUCCESS" => ProviderState.Paid,
            "REFUND" => ProviderState.Refunded,
            "CLOSED" or "REVOKED" => ProviderState.Closed,
            "PAYERROR" => ProviderState.Failed,
            "NOTPAY" or "USERPAYING" => ProviderState.NotPaid,
            var other => throw new FormatException(other),
        };
        if (state is not (ProviderState.Paid or ProviderState.Refunded)) return new(tradeNumber, state, null, Money.Zero, null);

        var paidAt = json.TextOrNull("success_time") is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        return new(tradeNumber, state, json.Text("transaction_id"), Fen.Read(json.GetProperty("amount"), "total"), paidAt);
    }

    private static ProviderRefund Refund(JsonElement json, string refundNumber)
    {
        if (json.Text("out_refund_no") != refundNumber) throw new ProviderException(Exchange.Foreign, isFinal: false);
        var state = json.Text("status") switch
        {
            "SUCCESS" => ProviderRefundState.Done,
            "PROCESSING" => ProviderRefundState.Processing,
            "CLOSED" or "ABNORMAL" => ProviderRefundState.Failed,
            var other => throw new FormatException(other),
        };
        return new(refundNumber, state, Fen.Read(json.GetProperty("amount"), "refund"));
    }

    private async Task<byte[]> SendAsync(HttpMethod method, string path, object? content, CancellationToken cancellationToken)
    {
        var body = content is null ? "" : JsonSerializer.Serialize(content);
        var nonce = RandomNumberGenerator.GetHexString(32);
        using var request = new HttpRequestMessage(method, new Uri(options.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue(WeChatPaySignature.Scheme,
            WeChatPaySignature.Authorization(options, method.Method, request.RequestUri!.PathAndQuery, body, clock.GetUtcNow(), nonce));
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.UserAgent.ParseAdd("Association/1.0");
        if (content is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await Exchange.SendAsync(client, request, cancellationToken);
        // What is not signed by WeChat may come from anybody on the way: it settles nothing, not even that we were refused.
        if (WeChatPaySignature.ProblemOf(options, answer.Header, answer.Body, clock.GetUtcNow()) is not null) throw new ProviderException(Exchange.NotGenuine, isFinal: false);
        return answer.Succeeded ? answer.Body : throw Refused(answer);
    }

    private static ProviderException Refused(Answered answer)
    {
        var code = Exchange.Read(answer.Body, json => json.TextOrNull("code") ?? "ERROR");
        return new(code.Length > 64 ? code[..64] : code, isFinal: answer.Status is >= 400 and < 500 and not 429 && !Passing.Contains(code));
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}

/// <summary>WeChat counts in whole fen of one currency.</summary>
internal static class Fen
{
    public const string Currency = "CNY";

    public static long Of(Money amount) => (long)(amount.Amount * 100);

    /// <exception cref="FormatException">Not a whole number above zero, or of another currency.</exception>
    public static Money Read(JsonElement amount, string name)
    {
        if (amount.TextOrNull("currency") is { } currency && currency != Currency) throw new FormatException(currency);
        return amount.GetProperty(name).TryGetInt64(out var fen) && fen > 0 ? new Money(fen / 100m) : throw new FormatException(name);
    }
}

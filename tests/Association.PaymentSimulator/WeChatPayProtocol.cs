using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Association.PaymentSimulator;

/// <summary>The provider's side of WeChat Pay v3, Native: checks what a merchant signed, signs what it answers, seals what it tells.</summary>
internal sealed partial class WeChatPayProtocol(Simulator simulator)
{
    private const string Currency = "CNY";

    public void Map(WebApplication app)
    {
        app.MapPost("/v3/pay/transactions/native", context => AnsweredAsync(context, Open));
        app.MapGet("/v3/pay/transactions/out-trade-no/{number}", context => AnsweredAsync(context, (request, _) => Show(request.RouteValues["number"] as string)));
        app.MapPost("/v3/pay/transactions/out-trade-no/{number}/close", context => AnsweredAsync(context, (request, _) => Close(request.RouteValues["number"] as string)));
        app.MapPost("/v3/refund/domestic/refunds", context => AnsweredAsync(context, (_, body) => Refund(body)));
        app.MapGet("/v3/refund/domestic/refunds/{refund}", context => AnsweredAsync(context, (request, _) => ShowRefund(request.RouteValues["refund"] as string)));
    }

    private (int, object?) Open(HttpRequest request, JsonElement body)
    {
        var (number, amount) = (body.GetProperty("out_trade_no").GetString()!, body.GetProperty("amount"));
        if (!TradeNumber().IsMatch(number) || amount.GetProperty("currency").GetString() != Currency || amount.GetProperty("total").GetInt64() <= 0) return Refused(400, "PARAM_ERROR");
        if (body.GetProperty("mchid").GetString() != SimulatorKeys.WeChatMerchant || body.GetProperty("appid").GetString() != SimulatorKeys.WeChatApp) return Refused(403, "NO_AUTH");
        var notify = new Uri(body.GetProperty("notify_url").GetString()!);
        if (notify.Query.Length > 0) return Refused(400, "PARAM_ERROR");

        var until = body.TryGetProperty("time_expire", out var expire) ? DateTimeOffset.Parse(expire.GetString()!, CultureInfo.InvariantCulture) : simulator.Clock.GetUtcNow().AddHours(2);
        var trade = simulator.Book.Open(new(Wallet.WeChatPay, number, amount.GetProperty("total").GetInt64(), body.GetProperty("description").GetString()!, notify, until));
        if (trade.State is not TradeState.Open) return Refused(400, trade.State is TradeState.Paid ? "ORDERPAID" : "ORDER_CLOSED");
        return (200, new { code_url = $"weixin://wxpay/bizpayurl?pr={trade.Number}" });
    }

    private (int, object?) Show(string? number) => simulator.Book.Find(number) is { } trade ? (200, Facts(trade)) : Refused(404, "ORDER_NOT_EXIST");

    private (int, object?) Close(string? number) =>
        simulator.Book.Find(number) is not { } trade ? Refused(404, "ORDER_NOT_EXIST") : trade.Close() ? (204, null) : Refused(400, "ORDERPAID");

    private (int, object?) Refund(JsonElement body)
    {
        if (simulator.Book.Find(body.GetProperty("out_trade_no").GetString()) is not { } trade) return Refused(404, "RESOURCE_NOT_EXISTS");
        var amount = body.GetProperty("amount");
        if (amount.GetProperty("total").GetInt64() != trade.PaidFen || amount.GetProperty("currency").GetString() != Currency) return Refused(400, "PARAM_ERROR");
        var refund = trade.Refund(body.GetProperty("out_refund_no").GetString()!, amount.GetProperty("refund").GetInt64(), simulator.Behaviour.SlowRefunds ? "processing" : "done");
        return refund is null ? Refused(400, "INVALID_REQUEST") : (200, RefundFacts(trade, refund));
    }

    private (int, object?) ShowRefund(string? number) =>
        simulator.Book.All.SelectMany(t => t.Refunds, (trade, refund) => (trade, refund)).FirstOrDefault(r => r.refund.Number == number) is { trade: { } trade, refund: { } refund }
            ? (200, RefundFacts(trade, refund)) : Refused(404, "RESOURCE_NOT_EXISTS");

    private object Facts(Trade trade)
    {
        var paid = trade.State is TradeState.Paid;
        return new
        {
            appid = SimulatorKeys.WeChatApp, mchid = simulator.Behaviour.Merchant ?? SimulatorKeys.WeChatMerchant, out_trade_no = trade.Number,
            transaction_id = paid ? trade.TransactionId : null, trade_type = "NATIVE",
            trade_state = trade.State switch { TradeState.Open => "NOTPAY", TradeState.Closed => "CLOSED", _ => trade.RefundedFen > 0 ? "REFUND" : "SUCCESS" },
            success_time = trade.PaidAt?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), bank_type = "OTHERS", payer = new { openid = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
            amount = new { total = simulator.Behaviour.Fen ?? (paid ? trade.PaidFen : trade.Fen), payer_total = trade.PaidFen, currency = simulator.Behaviour.Currency ?? Currency, payer_currency = Currency },
        };
    }

    private static object RefundFacts(Trade trade, TradeRefund refund) => new
    {
        refund_id = refund.Id, out_refund_no = refund.Number, transaction_id = trade.TransactionId, out_trade_no = trade.Number, channel = "ORIGINAL",
        status = refund.State switch { "done" => "SUCCESS", "processing" => "PROCESSING", _ => "ABNORMAL" },
        amount = new { total = trade.PaidFen, refund = refund.Fen, currency = Currency },
    };

    /// <summary>A notification as it goes out: the facts sealed, the whole signed.</summary>
    public HttpRequestMessage Notice(Trade trade, string id)
    {
        var nonce = RandomNumberGenerator.GetHexString(12, lowercase: true);
        const string about = "transaction";
        var body = JsonSerializer.Serialize(new
        {
            id, create_time = simulator.Clock.GetUtcNow(), event_type = "TRANSACTION.SUCCESS", resource_type = "encrypt-resource", summary = "支付成功",
            resource = new { original_type = about, algorithm = "AEAD_AES_256_GCM", ciphertext = Seal(JsonSerializer.SerializeToUtf8Bytes(Facts(trade)), nonce, about), associated_data = about, nonce },
        });
        var request = new HttpRequestMessage(HttpMethod.Post, trade.NotifyAt) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in Signed(body, simulator.Clock.GetUtcNow().AddSeconds(-simulator.Behaviour.NoticeAgeSeconds), simulator.Behaviour.CorruptNotices)) request.Headers.Add(name, value);
        return request;
    }

    private string Seal(byte[] plain, string nonce, string about)
    {
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var gcm = new AesGcm(Encoding.UTF8.GetBytes(simulator.Keys.WeChatApiKey), tag.Length);
        gcm.Encrypt(Encoding.UTF8.GetBytes(nonce), plain, cipher, tag, Encoding.UTF8.GetBytes(about));
        return Convert.ToBase64String([.. cipher, .. tag]);
    }

    private IEnumerable<(string, string)> Signed(string body, DateTimeOffset at, bool corrupt)
    {
        var (time, nonce) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), RandomNumberGenerator.GetHexString(32));
        return
        [
            ("Wechatpay-Timestamp", time), ("Wechatpay-Nonce", nonce), ("Wechatpay-Serial", SimulatorKeys.WeChatPlatformSerial),
            ("Wechatpay-Signature", SimulatorKeys.Sign(simulator.Keys.WeChatPlatformKey, $"{time}\n{nonce}\n{body}\n", corrupt)),
        ];
    }

    private static (int, object?) Refused(int status, string code) => (status, new { code, message = code });

    private async Task AnsweredAsync(HttpContext context, Func<HttpRequest, JsonElement, (int, object?)> act)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        await simulator.PauseAsync(context.RequestAborted);
        var (status, answer) = !IsMerchant(context.Request, body) ? Refused(401, "SIGN_ERROR")
            : simulator.Behaviour.Refuse is { } code ? Refused(simulator.Behaviour.RefuseStatus, code)
            : act(context.Request, body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body));
        if (simulator.Behaviour.LoseAnswers)
        {
            context.Abort();
            return;
        }

        var text = answer is null ? "" : JsonSerializer.Serialize(answer);
        context.Response.StatusCode = status;
        foreach (var (name, value) in Signed(text, simulator.Clock.GetUtcNow(), simulator.Behaviour.CorruptAnswers)) context.Response.Headers[name] = value;
        if (text.Length == 0) return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private bool IsMerchant(HttpRequest request, string body)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("WECHATPAY2-SHA256-RSA2048 ", StringComparison.Ordinal)) return false;
        var parts = Pair().Matches(header).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        if (parts.GetValueOrDefault("mchid") != SimulatorKeys.WeChatMerchant || parts.GetValueOrDefault("serial_no") != SimulatorKeys.WeChatMerchantSerial) return false;
        if (!long.TryParse(parts.GetValueOrDefault("timestamp"), CultureInfo.InvariantCulture, out var at) || Math.Abs(simulator.Clock.GetUtcNow().ToUnixTimeSeconds() - at) > 300) return false;
        var path = request.Path + request.QueryString.Value;
        return SimulatorKeys.Verifies(simulator.Keys.WeChatMerchantKey, $"{request.Method}\n{path}\n{at}\n{parts.GetValueOrDefault("nonce_str")}\n{body}\n", parts.GetValueOrDefault("signature") ?? "");
    }

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Pair();

    [GeneratedRegex("^[0-9A-Za-z_*-]{6,32}$")]
    private static partial Regex TradeNumber();
}

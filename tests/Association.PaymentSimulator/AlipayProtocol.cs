using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Association.PaymentSimulator;

/// <summary>The provider's side of Alipay's gateway for codes shown by the merchant.</summary>
internal sealed class AlipayProtocol(Simulator simulator)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public void Map(WebApplication app) => app.MapPost("/gateway.do", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await simulator.PauseAsync(context.RequestAborted);
        var parameters = form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var method = parameters.GetValueOrDefault("method") ?? "";
        var answer = !IsApp(parameters) ? Refused("40002", "isv.invalid-signature")
            : simulator.Behaviour.Refuse is { } code ? Refused("40004", code)
            : Act(method, JsonSerializer.Deserialize<JsonElement>(parameters["biz_content"]), parameters.GetValueOrDefault("notify_url"));
        if (simulator.Behaviour.LoseAnswers)
        {
            context.Abort();
            return;
        }

        var inner = JsonSerializer.Serialize(answer, Plain);
        var sign = SimulatorKeys.Sign(simulator.Keys.AlipayKey, inner, simulator.Behaviour.CorruptAnswers);
        context.Response.ContentType = "application/json;charset=utf-8";
        await context.Response.WriteAsync($"{{\"{method.Replace('.', '_')}_response\":{inner},\"sign\":\"{sign}\"}}", context.RequestAborted);
    }

    private Dictionary<string, object?> Act(string method, JsonElement content, string? notifyUrl)
    {
        var number = content.GetProperty("out_trade_no").GetString()!;
        if (method is "alipay.trade.precreate") return Open(number, content, notifyUrl);
        if (simulator.Book.Find(number) is not { } trade) return Refused("40004", "ACQ.TRADE_NOT_EXIST");
        return method switch
        {
            "alipay.trade.query" => Show(trade),
            "alipay.trade.close" => trade.Close() ? Succeeded(trade) : Refused("40004", "ACQ.REASON_TRADE_STATUS_INVALID"),
            "alipay.trade.refund" => Refund(trade, content),
            "alipay.trade.fastpay.refund.query" => ShowRefund(trade, content.GetProperty("out_request_no").GetString()),
            _ => Refused("40006", "isv.insufficient-isv-permissions"),
        };
    }

    private Dictionary<string, object?> Open(string number, JsonElement content, string? notifyUrl)
    {
        if (content.GetProperty("seller_id").GetString() != SimulatorKeys.AlipaySeller) return Refused("40004", "ACQ.INVALID_PARAMETER");
        var minutes = int.Parse(content.GetProperty("timeout_express").GetString()!.TrimEnd('m'), CultureInfo.InvariantCulture);
        var trade = simulator.Book.Open(new(Wallet.Alipay, number, FenOf(content.GetProperty("total_amount").GetString()!), content.GetProperty("subject").GetString()!,
            new Uri(notifyUrl!), simulator.Clock.GetUtcNow().AddMinutes(minutes)));
        if (trade.State is not TradeState.Open) return Refused("40004", "ACQ.TRADE_HAS_SUCCESS");
        var answer = Succeeded(trade);
        answer["qr_code"] = $"https://qr.alipay.com/{trade.Number}";
        return answer;
    }

    private Dictionary<string, object?> Show(Trade trade)
    {
        var answer = Succeeded(trade);
        answer["trade_no"] = trade.TransactionId ?? $"pending-{trade.Number}";
        answer["trade_status"] = StatusOf(trade);
        answer["total_amount"] = YuanOf(simulator.Behaviour.Fen ?? (trade.State is TradeState.Paid ? trade.PaidFen : trade.Fen));
        if (trade.PaidAt is { } at) answer["send_pay_date"] = TimeOf(at);
        return answer;
    }

    private Dictionary<string, object?> Refund(Trade trade, JsonElement content)
    {
        var (number, fen) = (content.GetProperty("out_request_no").GetString()!, FenOf(content.GetProperty("refund_amount").GetString()!));
        var known = trade.Refunds.Any(r => r.Number == number);
        if (trade.Refund(number, fen, simulator.Behaviour.SlowRefunds ? "processing" : "done") is not { } refund) return Refused("40004", "ACQ.REASON_TRADE_REFUND_FEE_ERR");
        var answer = Succeeded(trade);
        answer["trade_no"] = trade.TransactionId;
        answer["fund_change"] = known || refund.State is not "done" ? "N" : "Y";
        answer["refund_fee"] = YuanOf(trade.RefundedFen);
        return answer;
    }

    private static Dictionary<string, object?> ShowRefund(Trade trade, string? number)
    {
        var answer = Succeeded(trade);
        if (trade.Refunds.FirstOrDefault(r => r.Number == number) is not { State: "done" } refund) return answer;
        answer["out_request_no"] = refund.Number;
        answer["refund_status"] = "REFUND_SUCCESS";
        answer["refund_amount"] = YuanOf(refund.Fen);
        return answer;
    }

    public HttpRequestMessage Notice(Trade trade, string id)
    {
        var fen = simulator.Behaviour.Fen ?? trade.PaidFen;
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["notify_id"] = id, ["notify_type"] = "trade_status_sync", ["notify_time"] = TimeOf(simulator.Clock.GetUtcNow().AddSeconds(-simulator.Behaviour.NoticeAgeSeconds)),
            ["app_id"] = SimulatorKeys.AlipayApp, ["seller_id"] = simulator.Behaviour.Merchant ?? SimulatorKeys.AlipaySeller, ["charset"] = "utf-8", ["version"] = "1.0",
            ["out_trade_no"] = trade.Number, ["trade_no"] = trade.TransactionId ?? "", ["trade_status"] = StatusOf(trade), ["subject"] = trade.Description,
            ["total_amount"] = YuanOf(fen), ["receipt_amount"] = YuanOf(fen), ["invoice_amount"] = YuanOf(fen), ["buyer_id"] = "2088102122524333",
            ["gmt_payment"] = trade.PaidAt is { } at ? TimeOf(at) : "",
        };
        var sign = SimulatorKeys.Sign(simulator.Keys.AlipayKey, TextOf(fields), simulator.Behaviour.CorruptNotices);
        return new(HttpMethod.Post, trade.NotifyAt) { Content = new FormUrlEncodedContent([.. fields, new("sign_type", "RSA2"), new("sign", sign)]) };
    }

    private bool IsApp(Dictionary<string, string> parameters) =>
        parameters.GetValueOrDefault("app_id") == SimulatorKeys.AlipayApp && parameters.GetValueOrDefault("sign_type") == "RSA2"
        && SimulatorKeys.Verifies(simulator.Keys.AlipayAppKey, TextOf(parameters.Where(p => p.Key != "sign")), parameters.GetValueOrDefault("sign") ?? "");

    private static string TextOf(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Where(p => p.Value.Length > 0).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));

    private static Dictionary<string, object?> Succeeded(Trade trade) => new() { ["code"] = "10000", ["msg"] = "Success", ["out_trade_no"] = trade.Number };

    private static Dictionary<string, object?> Refused(string code, string why) => new() { ["code"] = code, ["msg"] = "Business Failed", ["sub_code"] = why, ["sub_msg"] = why };

    private static string StatusOf(Trade trade) => trade.State switch
    {
        TradeState.Open => "WAIT_BUYER_PAY",
        TradeState.Paid => trade.RefundedFen == trade.PaidFen ? "TRADE_CLOSED" : "TRADE_SUCCESS",
        _ => "TRADE_CLOSED",
    };

    private static string YuanOf(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
    private static long FenOf(string yuan) => (long)(decimal.Parse(yuan, CultureInfo.InvariantCulture) * 100);
    private static string TimeOf(DateTimeOffset instant) => instant.ToOffset(Beijing).ToString(TimeFormat, CultureInfo.InvariantCulture);
}

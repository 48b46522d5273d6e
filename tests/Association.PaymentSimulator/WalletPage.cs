using System.Globalization;
using System.Net;
using System.Text;

namespace Association.PaymentSimulator;

/// <summary>The wallet of somebody who tries the product by hand: every open code with a button, and what the simulator is to do wrong.</summary>
internal static class WalletPage
{
    public static void Map(WebApplication app, Simulator simulator)
    {
        app.MapGet("/", () => Results.Content(Page(simulator), "text/html; charset=utf-8"));
        app.MapPost("/pay/{number}", async (string number, HttpContext context) =>
        {
            await simulator.PayAsync(number);
            context.Response.Redirect("/");
        });
        app.MapGet("/behaviour", () => simulator.Behaviour);
        app.MapPut("/behaviour", (Behaviour behaviour) => simulator.Behaviour = behaviour);
        app.MapPost("/release", simulator.Notifier.ReleaseAsync);
    }

    private static string Page(Simulator simulator)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3"><title>支付模拟器 · Payment simulator</title>
            <style>body{font:16px system-ui;margin:2rem auto;max-width:44rem;padding:0 1rem}table{width:100%;border-collapse:collapse}td,th{text-align:left;padding:.5rem;border-bottom:1px solid #ddd}button{padding:.5rem 1rem}</style>
            <h1>支付模拟器 · Payment simulator</h1>
            """);
        page.Append("<table><tr><th>单号 Number</th><th>内容 For</th><th>金额 Amount</th><th>状态 State</th><th></th></tr>");
        foreach (var trade in simulator.Book.All) page.Append(Row(trade));
        return page.Append("</table>").Append(simulator.Book.All.Any() ? "" : "<p>还没有支付码。Nobody asked for a code yet.</p>").ToString();
    }

    private static string Row(Trade trade)
    {
        var button = trade.State is TradeState.Open ? $"<form method=\"post\" action=\"/pay/{WebUtility.UrlEncode(trade.Number)}\"><button>付款 Pay</button></form>" : "";
        var amount = (trade.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return $"<tr><td>{trade.Wallet}<br><code>{WebUtility.HtmlEncode(trade.Number)}</code></td><td>{WebUtility.HtmlEncode(trade.Description)}</td><td>¥{amount}</td><td>{trade.State}</td><td>{button}</td></tr>";
    }
}

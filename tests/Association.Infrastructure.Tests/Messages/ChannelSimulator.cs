using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Association.Infrastructure.Tests.Messages;

/// <summary>An official account and a gateway for text messages on the loopback, as their providers describe them.</summary>
internal sealed class ChannelSimulator : IAsyncDisposable
{
    public const string Secret = "gateway-secret";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string _token = "";

    public ChannelSimulator()
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }
    /// <summary>What reached its reader, each once.</summary>
    public List<JsonNode> Delivered { get; } = [];
    public int Tokens { get; private set; }
    /// <summary>Answered instead of the truth, once: an HTTP status.</summary>
    public int? FailOnce { get; set; }
    public HashSet<string> Unfollowed { get; } = new(StringComparer.Ordinal);

    /// <summary>As when somebody else asked for a token.</summary>
    public void TakeTokenAway() => _token = "another";

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var (status, answer) = Answer(context.Request, body.ToArray());
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer));
                context.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException) { return; }
        }
    }

    private (int Status, object Answer) Answer(HttpListenerRequest request, byte[] body)
    {
        if (FailOnce is { } status)
        {
            FailOnce = null;
            return (status, new { });
        }

        var asked = JsonNode.Parse(body)!;
        return request.Url!.AbsolutePath switch
        {
            "/cgi-bin/stable_token" => (200, TokenFor(asked)),
            "/cgi-bin/message/template/send" => (200, SendTemplate(request.QueryString["access_token"] ?? "", asked)),
            "/sms" => Sms(request, asked, body),
            _ => (404, new { }),
        };
    }

    private object TokenFor(JsonNode asked)
    {
        if ((string?)asked["appid"] != "wx1" || (string?)asked["secret"] != "s") return new { errcode = 40125, errmsg = "invalid appsecret" };
        Tokens++;
        _token = $"token-{Tokens}";
        return new { access_token = _token, expires_in = 7200 };
    }

    private object SendTemplate(string token, JsonNode asked)
    {
        if (token != _token) return new { errcode = 40001, errmsg = "invalid credential" };
        if ((string?)asked["template_id"] != "T1") return new { errcode = 40037, errmsg = "invalid template_id" };
        if (Unfollowed.Contains((string?)asked["touser"] ?? "")) return new { errcode = 43004, errmsg = "require subscribe" };
        if (((string?)asked["data"]!["thing1"]!["value"] ?? "").Length > 20) return new { errcode = 47003, errmsg = "argument invalid" };
        if (_seen.Add((string?)asked["client_msg_id"] ?? "")) Delivered.Add(asked);
        return new { errcode = 0, errmsg = "ok", msgid = 1 };
    }

    private (int Status, object Answer) Sms(HttpListenerRequest request, JsonNode asked, byte[] body)
    {
        var stamp = request.Headers["X-Timestamp"] ?? "";
        byte[] signed = [.. Encoding.UTF8.GetBytes(stamp + "\n"), .. body];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));
        if (request.Headers["X-Signature"] != signature) return (401, new { code = "not-genuine" });
        if ((string?)asked["to"] == "13900000000") return (200, new { code = "no-such-number" });
        if (!_seen.Add((string?)asked["id"] ?? "")) return (200, new { code = "duplicate" });
        Delivered.Add(asked);
        return (200, new { code = "ok" });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Association.Application.Messages.Channels;
using Association.Domain.Common;

namespace Association.Infrastructure.Messages.Channels;

/// <summary>Text messages through a gateway: one signed question for each, with its id, which the gateway takes once.</summary>
internal sealed class SmsChannel(HttpClient client, SmsChannelOptions options, TimeProvider clock) : IMessageChannel
{
    /// <summary>Two parts of a long message; more costs more than it says.</summary>
    private const int MostCharacters = 130;

    public ChannelKind Kind => ChannelKind.Sms;

    public async Task SendAsync(ChannelNotice notice, CancellationToken cancellationToken)
    {
        if (!MobileNumber.TryParse(notice.To, out var mobile)) throw new ChannelException("That is no mobile number.", isFinal: true);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id = $"{notice.Id:N}", account = options.Account, to = mobile.Value, text = TextOf(notice) });
        var stamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Timestamp", stamp);
        request.Headers.Add("X-Signature", Sign(stamp, body));
        var answer = await ChannelCalls.AskAsync(client, request, cancellationToken);
        switch (answer.TextOf("code"))
        {
            case "ok" or "duplicate": return;
            case "no-such-number" or "opted-out" or "text-refused": throw new ChannelException(answer.TextOf("code")!, isFinal: true);
            case var other: throw new ChannelException(other ?? "An answer without a code.", isFinal: false);
        }
    }

    private string TextOf(ChannelNotice notice)
    {
        var words = $"{notice.Subject}{(notice.Text.Length > 0 ? "：" : "")}{notice.Text}".ReplaceLineEndings(" ");
        var link = notice.Link is { } address ? $" {address.AbsoluteUri}" : "";
        var most = Math.Max(0, MostCharacters - link.Length - options.Signature.Length - 2);
        return $"【{options.Signature}】{(words.Length > most ? words[..most] : words)}{link}";
    }

    private string Sign(string stamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(stamp + "\n"), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Secret), signed));
    }
}

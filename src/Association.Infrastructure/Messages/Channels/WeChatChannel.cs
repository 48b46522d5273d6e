using System.Net.Http.Json;
using Association.Application.Messages.Channels;
using Association.Domain.Common;

namespace Association.Infrastructure.Messages.Channels;

/// <summary>
/// Template messages of an official account. The token is asked for when it is needed and kept for its time; one that was taken away
/// is asked for anew once.
/// </summary>
internal sealed class WeChatChannel(HttpClient client, WeChatChannelOptions options, TimeProvider clock) : IMessageChannel, IDisposable
{
    private const int LongestThing = 20;
    private const int InvalidToken = 40001;
    private const int ExpiredToken = 42001;
    private const int MalformedToken = 40014;

    /// <summary>Not a follower any more, unknown, or does not want it.</summary>
    private static readonly int[] NoReader = [40003, 43004, 43101];
    /// <summary>A template or field that is not the account's: for the office to mend, never by another attempt.</summary>
    private static readonly int[] WrongTemplate = [40037, 47001, 47003];
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (string Token, DateTimeOffset Until)? _token;

    public ChannelKind Kind => ChannelKind.WeChat;

    public async Task SendAsync(ChannelNotice notice, CancellationToken cancellationToken)
    {
        var (code, reason) = await TryAsync(notice, await TokenAsync(anew: false, cancellationToken), cancellationToken);
        if (code is InvalidToken or ExpiredToken or MalformedToken) (code, reason) = await TryAsync(notice, await TokenAsync(anew: true, cancellationToken), cancellationToken);
        if (code != 0) throw new ChannelException($"{code} {reason}", isFinal: NoReader.Contains(code) || WrongTemplate.Contains(code));
    }

    public void Dispose() => _gate.Dispose();

    private async Task<(int Code, string Reason)> TryAsync(ChannelNotice notice, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, $"/cgi-bin/message/template/send?access_token={Uri.EscapeDataString(token)}"))
        {
            // With this id the provider sends a copy no second time.
            Content = JsonContent.Create(new { touser = notice.To, template_id = options.TemplateId, url = notice.Link?.AbsoluteUri ?? "", client_msg_id = $"{notice.Id:N}", data = FieldsOf(notice) }),
        };
        var answer = await ChannelCalls.AskAsync(client, request, cancellationToken);
        return answer.NumberOf("errcode") is { } code ? (code, answer.TextOf("errmsg") ?? "") : throw new ChannelException("An answer without a code.", isFinal: false);
    }

    private Dictionary<string, object> FieldsOf(ChannelNotice notice)
    {
        var fields = new Dictionary<string, object> { [options.SubjectField] = new { value = notice.Subject.Length > LongestThing ? $"{notice.Subject[..(LongestThing - 1)]}…" : notice.Subject } };
        if (options.TimeField is { } time) fields[time] = new { value = AssociationCalendar.LocalTime(notice.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) };
        return fields;
    }

    private async Task<string> TokenAsync(bool anew, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!anew && _token is { } kept && kept.Until > clock.GetUtcNow()) return kept.Token;
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, "/cgi-bin/stable_token"))
            {
                Content = JsonContent.Create(new { grant_type = "client_credential", appid = options.AppId, secret = options.AppSecret, force_refresh = anew }),
            };
            var answer = await ChannelCalls.AskAsync(client, request, cancellationToken);
            var token = answer.TextOf("access_token") ?? throw new ChannelException($"No token: {answer.NumberOf("errcode")} {answer.TextOf("errmsg")}", isFinal: false);
            _token = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(answer.NumberOf("expires_in") ?? 0) - Margin);
            return token;
        }
        finally
        {
            _gate.Release();
        }
    }
}

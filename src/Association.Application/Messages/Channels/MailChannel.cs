using System.Net;

namespace Association.Application.Messages.Channels;

/// <summary>Mail as one of the channels, over a connection that a worker holds open for mail after mail.</summary>
public sealed class MailChannel(IMailBatch connection) : IMessageChannel
{
    public ChannelKind Kind => ChannelKind.Mail;

    /// <summary>The id of the notice is the Message-ID, the same on every attempt.</summary>
    public Task SendAsync(ChannelNotice notice, CancellationToken cancellationToken)
    {
        var (culture, content) = notice.Whole is { } whole ? (whole.Culture, whole.Content) : ("zh-CN", Letter(notice));
        return connection.SendAsync(new OutgoingMail($"{notice.Id:N}", notice.To, culture, notice.At, content), cancellationToken);
    }

    private static MailContent Letter(ChannelNotice notice)
    {
        var text = notice.Link is { } link ? $"{notice.Text}\n\n{link.AbsoluteUri}" : notice.Text;
        return new(notice.Subject, text, $"<p>{WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>")}</p>", []);
    }
}

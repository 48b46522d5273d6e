namespace Association.Application.Messages.Channels;

/// <summary>Ways in which a notice reaches somebody. Mail and the product itself are always there; the others need a contract with a provider.</summary>
public enum ChannelKind { Mail, InProduct, WeChat, Sms }

/// <summary>What is to reach somebody over one of the channels.</summary>
/// <param name="Id">The same on every attempt, so a provider that dropped its answer can tell the copy.</param>
/// <param name="To">The address of the channel: of a mailbox, an openid, a mobile number.</param>
/// <param name="Subject">One line.</param>
/// <param name="Link">Where to go on; null where there is nothing to do.</param>
public sealed record ChannelNotice(Guid Id, string To, string Subject, string Text, Uri? Link, DateTimeOffset At)
{
    /// <summary>All of it, for channels that carry more than a few words; null: the words are all there is.</summary>
    public WholeMessage? Whole { get; init; }

    public override string ToString() => $"{Id:N}";
}

/// <param name="Template">Which composer wrote it.</param>
public sealed record WholeMessage(string Template, string Culture, MailContent Content);

/// <summary>Carries notices over one way.</summary>
public interface IMessageChannel
{
    ChannelKind Kind { get; }

    /// <exception cref="ChannelException">It was not taken, for good or for now; any other failure is for now.</exception>
    Task SendAsync(ChannelNotice notice, CancellationToken cancellationToken);
}

/// <param name="isFinal">Another attempt is useless.</param>
public class ChannelException(string reason, bool isFinal, Exception? cause = null) : Exception(reason, cause)
{
    public bool IsFinal => isFinal;
}

using Association.Application.Messages.Channels;

namespace Association.Application.Messages;

/// <summary>Hands mails to whoever carries them.</summary>
public interface IMailer
{
    /// <summary>Mails of one batch share a connection, which is opened when the first is sent.</summary>
    IMailBatch OpenBatch();
}

public interface IMailBatch : IAsyncDisposable
{
    /// <exception cref="MailRefusedException">It will never be taken: another attempt is useless.</exception>
    /// <exception cref="MailServerDownException">Nobody is there to take any mail.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="MessageId">The same on every attempt.</param>
public sealed record OutgoingMail(string MessageId, string To, string Culture, DateTimeOffset Date, MailContent Content);

/// <param name="noMailbox">The address is the reason: no mailbox takes mails there.</param>
public sealed class MailRefusedException(string reason, Exception? cause = null, bool noMailbox = false) : ChannelException(reason, isFinal: true, cause)
{
    public bool NoMailbox => noMailbox;
}

/// <summary>How fast this process may send.</summary>
/// <param name="Connections">Mails that are on their way at once, each over a connection of its own.</param>
/// <param name="PerDomainAndMinute">Mails to one provider in a minute; 0: as fast as they are taken.</param>
/// <param name="TimeoutSeconds">A server that takes longer over one mail is taken for one that does not answer.</param>
public sealed record MailPace(int Connections = 2, int PerDomainAndMinute = 0, int TimeoutSeconds = 60)
{
    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>How long a worker has what it took; longer than the last mail that it may begin in time can take.</summary>
    public TimeSpan Lease => 4 * Timeout;

    /// <summary>So long after it took them a worker begins no more of its mails.</summary>
    public TimeSpan Round => 2 * Timeout;
}

public sealed class MailServerDownException(string reason, Exception? cause = null) : ChannelException(reason, isFinal: false, cause);

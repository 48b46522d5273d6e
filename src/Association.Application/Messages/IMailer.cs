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

public sealed class MailRefusedException(string reason, Exception? cause = null) : Exception(reason, cause);

public sealed class MailServerDownException(string reason, Exception? cause = null) : Exception(reason, cause);

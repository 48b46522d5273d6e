namespace Association.Application.Messages;

/// <summary>Writes the mail of one template from the records as they are when it is sent.</summary>
public interface IMessageComposer
{
    /// <summary>One of <see cref="MailTemplates"/>.</summary>
    string Template { get; }

    /// <summary>Null: it is no longer needed and is left out.</summary>
    /// <exception cref="MailNotReadyException">Something it carries is still being made.</exception>
    Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken);
}

public sealed record MailContent(string Subject, string Text, string Html, IReadOnlyList<MailAttachment> Attachments)
{
    /// <summary>Where its reader leaves mails of this kind with one click (RFC 8058); null for what somebody must receive.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Words in it that open something, as the code of an invitation: their reader sees them, the log does not.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}

/// <param name="ContentId">Set for a picture that the HTML shows as <c>cid:…</c>.</param>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content, string? ContentId = null);

/// <summary>The mail is asked for again in a few seconds; this counts as no attempt.</summary>
public sealed class MailNotReadyException(string what) : Exception(what);

/// <summary>Puts a word of the office's before a mail that is sent again, in its text and in its HTML.</summary>
public interface IMailPrefaces
{
    MailContent Put(string preface, MailContent mail);
}

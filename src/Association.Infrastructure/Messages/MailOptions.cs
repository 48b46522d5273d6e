using MimeKit;

namespace Association.Infrastructure.Messages;

public enum SmtpSecurity { Auto, None, StartTls, Tls }

public sealed record SmtpOptions(string Host, int Port, SmtpSecurity Security, string? UserName, string? Password)
{
    /// <summary>The host and port only: the rest is secret.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <param name="Smtp">Null: mails are written to <paramref name="Pickup"/>.</param>
/// <param name="Pickup">The folder of the embedded default, which a development page shows.</param>
public sealed record MailOptions(MailboxAddress From, SmtpOptions? Smtp, string Pickup);

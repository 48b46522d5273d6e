using Association.Application.Messages;
using MimeKit;

namespace Association.Infrastructure.Messages;

public enum SmtpSecurity { Auto, None, StartTls, Tls }

/// <param name="Certificate">SHA-256 of the only certificate that is accepted, in hexadecimal digits; null: one that the system trusts.</param>
public sealed record SmtpOptions(string Host, int Port, SmtpSecurity Security, string? UserName, string? Password, string? Certificate = null)
{
    /// <summary>The host and port only: the rest is secret.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>What mails are signed with (RFC 6376), so that others can tell them from forgeries.</summary>
/// <param name="KeyFile">The private key as PEM.</param>
public sealed record DkimOptions(string Domain, string Selector, string KeyFile);

/// <param name="Smtp">Null: mails are written to <paramref name="Pickup"/>.</param>
/// <param name="Pickup">The folder of the embedded default, which a development page shows.</param>
/// <param name="Dkim">Null: mails are not signed here.</param>
public sealed record MailOptions(MailboxAddress From, SmtpOptions? Smtp, string Pickup, MailPace Pace, DkimOptions? Dkim = null);

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

/// <summary>Where mails that come back are read.</summary>
/// <param name="Folder">Of the mailbox; what was read is marked as seen, nothing is deleted.</param>
public sealed record BounceMailbox(string Host, int Port, SmtpSecurity Security, string UserName, string Password, string Folder = "INBOX", string? Certificate = null)
{
    /// <summary>The host and port only: the rest is secret.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How the product hears of mails that came back.</summary>
/// <param name="Mailbox">Null: no mailbox is read.</param>
/// <param name="Secret">What a provider that calls the product has to know; null: nobody may call.</param>
public sealed record BounceOptions(BounceMailbox? Mailbox, string? Secret)
{
    /// <summary>The path that a provider calls.</summary>
    public const string Door = "/hooks/bounces";

    public override string ToString() => Mailbox?.ToString() ?? "";
}

/// <param name="Smtp">Null: mails are written to <paramref name="Pickup"/>.</param>
/// <param name="Pickup">The folder of the embedded default, which a development page shows.</param>
/// <param name="Dkim">Null: mails are not signed here.</param>
public sealed record MailOptions(MailboxAddress From, SmtpOptions? Smtp, string Pickup, MailPace Pace, DkimOptions? Dkim = null, BounceOptions? Bounces = null);

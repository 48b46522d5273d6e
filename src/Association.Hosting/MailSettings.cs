using System.Globalization;
using Association.Domain.Common;
using Association.Application.Messages;
using Association.Application.Common;
using Association.Infrastructure.Messages;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Association.Hosting;

/// <summary>The keys <c>Mail:…</c>; without a server, mails are written to a folder.</summary>
internal static class MailSettings
{
    /// <exception cref="ConfigurationException">A value does not work; its message names the key.</exception>
    public static MailOptions From(IConfiguration configuration, SiteOptions site, string mails)
    {
        var smtp = SmtpOf(configuration.GetSection("Mail:Smtp"));
        var pickup = configuration["Mail:Pickup"] is { Length: > 0 } given ? Path.GetFullPath(given) : mails;
        var pace = new MailPace(
            Number(configuration, "Mail:Connections", standard: 2, least: 1, most: 20), Number(configuration, "Mail:PerDomainAndMinute", standard: 0, least: 0, most: 100_000),
            Number(configuration, "Mail:TimeoutSeconds", standard: 60, least: 2, most: 600));
        return new(SenderOf(configuration["Mail:From"], smtp is not null, site), smtp, pickup, pace, DkimOf(configuration.GetSection("Mail:Dkim")), BouncesOf(configuration.GetSection("Mail:Bounces")));
    }

    private static BounceOptions? BouncesOf(IConfigurationSection bounces)
    {
        var (mailbox, secret) = (MailboxOf(bounces.GetSection("Imap")), bounces["Secret"]);
        if (secret is { Length: > 0 and < 20 }) throw new ConfigurationException("Mail:Bounces:Secret", "a secret has at least 20 characters.");
        return mailbox is null && string.IsNullOrEmpty(secret) ? null : new(mailbox, string.IsNullOrEmpty(secret) ? null : secret);
    }

    private static BounceMailbox? MailboxOf(IConfigurationSection imap)
    {
        if (imap.GetChildren().All(c => string.IsNullOrEmpty(c.Value))) return null;
        string Needed(string name) => imap[name] is { Length: > 0 } given ? given : throw new ConfigurationException($"{imap.Path}:{name}", "Host, UserName and Password belong together.");
        var security = SecurityOf(imap["Security"], $"{imap.Path}:Security");
        if (Uri.CheckHostName(Needed("Host")) is UriHostNameType.Unknown) throw new ConfigurationException($"{imap.Path}:Host", $"'{imap["Host"]}' is not a host name.");
        var port = !string.IsNullOrEmpty(imap["Port"]) ? PortOf(imap["Port"], security, $"{imap.Path}:Port") : security is SmtpSecurity.None or SmtpSecurity.StartTls ? 143 : 993;
        return new(Needed("Host"), port, security, Needed("UserName"), Needed("Password"), imap["Folder"] is { Length: > 0 } folder ? folder : "INBOX", CertificateOf(imap["Certificate"]));
    }

    private static DkimOptions? DkimOf(IConfigurationSection dkim)
    {
        if (dkim.GetChildren().All(c => string.IsNullOrEmpty(c.Value))) return null;
        string Needed(string name) => dkim[name] is { Length: > 0 } given ? given : throw new ConfigurationException($"Mail:Dkim:{name}", "Domain, Selector and KeyFile belong together.");
        var options = new DkimOptions(Needed("Domain"), Needed("Selector"), Path.GetFullPath(Needed("KeyFile")));
        return File.Exists(options.KeyFile) ? options : throw new ConfigurationException("Mail:Dkim:KeyFile", $"there is no file '{options.KeyFile}'.");
    }

    private static int Number(IConfiguration configuration, string key, int standard, int least, int most) => configuration[key] switch
    {
        null or "" => standard,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw new ConfigurationException(key, $"'{text}' is not a number from {least} to {most}."),
    };

    private static string? CertificateOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var digits = text.Replace(":", "", StringComparison.Ordinal).Trim();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit) ? digits
            : throw new ConfigurationException("Mail:Smtp:Certificate", "a SHA-256 fingerprint has 64 hexadecimal digits.");
    }

    private static MailboxAddress SenderOf(string? from, bool required, SiteOptions site)
    {
        if (string.IsNullOrWhiteSpace(from))
            return !required ? new MailboxAddress(site.Name.Zh, $"no-reply@{site.BaseUrl.Host}")
                : throw new ConfigurationException("Mail:From", "the sender's address is needed when mails go out by SMTP.");

        return MailboxAddress.TryParse(from, out var sender) && EmailAddress.TryParse(sender.Address, out _)
            ? new MailboxAddress(sender.Name is { Length: > 0 } name ? name : site.Name.Zh, sender.Address)
            : throw new ConfigurationException("Mail:From", $"'{from}' is not one e-mail address.");
    }

    private static SmtpOptions? SmtpOf(IConfigurationSection smtp)
    {
        if (smtp["Host"] is not { Length: > 0 } host)
            return smtp.GetChildren().FirstOrDefault(c => !string.IsNullOrEmpty(c.Value)) is { } stray
                ? throw new ConfigurationException("Mail:Smtp:Host", $"a host is needed, because '{stray.Path}' is set.") : null;
        if (Uri.CheckHostName(host) is UriHostNameType.Unknown) throw new ConfigurationException("Mail:Smtp:Host", $"'{host}' is not a host name.");

        var security = SecurityOf(smtp["Security"]);
        var user = smtp["UserName"] is { Length: > 0 } given ? given : null;
        if (user is not null && string.IsNullOrEmpty(smtp["Password"])) throw new ConfigurationException("Mail:Smtp:Password", "a password is needed for Mail:Smtp:UserName.");
        return new(host, PortOf(smtp["Port"], security), security, user, smtp["Password"], CertificateOf(smtp["Certificate"]));
    }

    private static SmtpSecurity SecurityOf(string? text, string key = "Mail:Smtp:Security") =>
        string.IsNullOrEmpty(text) ? SmtpSecurity.Auto
        : Enum.TryParse<SmtpSecurity>(text, ignoreCase: true, out var security) && !char.IsAsciiDigit(text[0]) ? security
        : throw new ConfigurationException(key, $"'{text}' is not one of {string.Join(", ", Enum.GetNames<SmtpSecurity>())}.");

    private static int PortOf(string? text, SmtpSecurity security, string key = "Mail:Smtp:Port")
    {
        if (string.IsNullOrEmpty(text)) return security switch { SmtpSecurity.None => 25, SmtpSecurity.Tls => 465, _ => 587 };
        return int.TryParse(text, out var port) && port is > 0 and <= 65_535 ? port
            : throw new ConfigurationException(key, $"'{text}' is not a port between 1 and 65535.");
    }
}

using Association.Domain.Common;
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
        return new(SenderOf(configuration["Mail:From"], smtp is not null, site), smtp, pickup);
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
        return new(host, PortOf(smtp["Port"], security), security, user, smtp["Password"]);
    }

    private static SmtpSecurity SecurityOf(string? text) =>
        string.IsNullOrEmpty(text) ? SmtpSecurity.Auto
        : Enum.TryParse<SmtpSecurity>(text, ignoreCase: true, out var security) && !char.IsAsciiDigit(text[0]) ? security
        : throw new ConfigurationException("Mail:Smtp:Security", $"'{text}' is not one of {string.Join(", ", Enum.GetNames<SmtpSecurity>())}.");

    private static int PortOf(string? text, SmtpSecurity security)
    {
        if (string.IsNullOrEmpty(text)) return security switch { SmtpSecurity.None => 25, SmtpSecurity.Tls => 465, _ => 587 };
        return int.TryParse(text, out var port) && port is > 0 and <= 65_535 ? port
            : throw new ConfigurationException("Mail:Smtp:Port", $"'{text}' is not a port between 1 and 65535.");
    }
}

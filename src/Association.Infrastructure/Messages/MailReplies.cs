using System.Text.RegularExpressions;
using MailKit.Net.Smtp;

namespace Association.Infrastructure.Messages;

/// <summary>
/// What a mail server's refusal says about an address. RFC 3463: 5.1.x and 5.2.1 are the mailbox; a full one (x.2.2), a mail that is too
/// large (x.3.4) and what was taken for junk or may not be relayed (x.7.x) say nothing about it.
/// </summary>
internal static partial class MailReplies
{
    private const int TooLarge = 552;

    /// <summary>Another attempt would get the same answer. A refused sender is the office's to mend, so its mails wait; one that is too large stays so.</summary>
    public static bool IsForGood(SmtpCommandException refused) => (int)refused.StatusCode >= 500 && refused.ErrorCode switch
    {
        // The last is what the command DATA is answered with, before the first byte of the mail.
        SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.UnexpectedStatusCode => true,
        _ => (int)refused.StatusCode == TooLarge || EnhancedIn(refused.Message) is "5.3.4",
    };

    /// <summary>The recipient was refused because there is no such mailbox; without an enhanced code by those replies that are about mailboxes.</summary>
    public static bool SaysNoMailbox(SmtpCommandException refused) => refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted
        && (EnhancedIn(refused.Message) is { } code ? IsAboutAddress(code) : (int)refused.StatusCode is 550 or 551 or 553);

    /// <param name="code">As in <c>5.1.1</c>.</param>
    public static bool IsAboutAddress(string code) =>
        code.StartsWith("5.", StringComparison.Ordinal) && code is not ("5.2.2" or "5.2.3" or "5.3.4") && !code.StartsWith("5.7.", StringComparison.Ordinal);

    /// <summary>The first code of three parts; null: the server gives none.</summary>
    public static string? EnhancedIn(string? words) => words is not null && Codes().Match(words) is { Success: true } found ? found.Groups["code"].Value : null;

    [GeneratedRegex(@"(?:^|[^0-9.])(?<code>[245]\.[0-9]{1,3}\.[0-9]{1,3})\.?(?:$|[^0-9.])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}

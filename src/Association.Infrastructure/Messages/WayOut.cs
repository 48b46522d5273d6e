using Association.Application.Common;
using Association.Application.Messages;

namespace Association.Infrastructure.Messages;

internal static class WayOut
{
    /// <summary>With the way out that every mail has which its reader may do without.</summary>
    public static MailContent Leavable(this MailContent mail, OutboxMessage message, SiteOptions site, ILinkSecrets secrets)
    {
        var leave = site.UnsubscribeFor(secrets, message.Id);
        var words = MailTexts.Get(message.Culture, "mail.unsubscribe");
        return mail with
        {
            Unsubscribe = leave, Text = $"{mail.Text}{words}: {leave.AbsoluteUri}\n",
            Html = mail.Html.Replace(MailLayout.FootEnd, $"<br>{MailLayout.SmallLink(words, leave)}{MailLayout.FootEnd}", StringComparison.Ordinal),
        };
    }
}

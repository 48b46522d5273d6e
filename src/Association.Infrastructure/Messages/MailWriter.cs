using Association.Application.Common;
using Association.Application.Messages;

namespace Association.Infrastructure.Messages;

/// <summary>Starts a mail in the reader's language.</summary>
internal sealed class MailWriter(SiteOptions site)
{
    public MailBody Start(OutboxMessage message, string title) =>
        new MailBody(MailTexts.Language(message.Culture), site.Name.In(message.Culture)).Title(title);
}

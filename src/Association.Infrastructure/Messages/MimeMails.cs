using System.Globalization;
using Association.Application.Messages;
using Association.Domain.Common;
using MimeKit;

namespace Association.Infrastructure.Messages;

/// <summary>Makes the MIME message; what people typed becomes text and never a header of its own.</summary>
internal static class MimeMails
{
    /// <exception cref="MailRefusedException">The address is none.</exception>
    public static MimeMessage Of(OutgoingMail mail, MailboxAddress from)
    {
        var message = new MimeMessage { MessageId = $"{mail.MessageId}@{from.Domain}", Date = mail.Date, Subject = OneLine(mail.Content.Subject) };
        // One of its own: an address that lasts would hold every message that it was ever in.
        message.From.Add((MailboxAddress)from.Clone());
        message.To.Add(AddressOf(mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.Content.Unsubscribe is { } leave)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{leave.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.Body = BodyOf(mail.Content);
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Culture);
        return message;
    }

    private static MailboxAddress AddressOf(string text) =>
        EmailAddress.TryParse(text, out var address) && address.Value == text
            ? new MailboxAddress("", address.Value)
            : throw new MailRefusedException("The address is not one complete e-mail address.");

    private static MimeEntity BodyOf(MailContent content)
    {
        var body = new BodyBuilder { TextBody = content.Text, HtmlBody = content.Html };
        foreach (var attachment in content.Attachments)
        {
            var type = ContentType.Parse(attachment.ContentType);
            if (attachment.ContentId is null) body.Attachments.Add(OneLine(attachment.Name), attachment.Content, type);
            else body.LinkedResources.Add(OneLine(attachment.Name), attachment.Content, type).ContentId = attachment.ContentId;
        }

        return body.ToMessageBody();
    }

    private static string OneLine(string text) =>
        new([.. text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c)]);
}

using Association.Application.Messages;

namespace Association.Infrastructure.Messages;

/// <summary>The preface is words: nothing in it becomes a link or markup.</summary>
internal sealed class MailPrefaces : IMailPrefaces
{
    public MailContent Put(string preface, MailContent mail) => mail with { Text = $"{preface}\n\n{mail.Text}", Html = MailLayout.WithPreface(mail.Html, preface) };
}

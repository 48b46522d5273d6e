using System.Globalization;
using Association.Application.Certificates;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The certificate itself, and where anybody can verify it.</summary>
internal sealed class CertificateIssuedComposer(IAssociationDb db, MailWriter writer, StoredAttachments files, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.CertificateIssued;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Certificate>(message.Subject);
        // One that was revoked since is not sent after it.
        if (await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { Status: CertificateStatus.Valid } certificate) return null;

        string Own(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}", arguments);
        var name = certificate.EventName.In(message.Culture);
        return writer.Start(message, Own("title"))
            .Paragraph(MailTexts.Get(message.Culture, "mail.greeting", MailLayout.Inert(certificate.HolderName)))
            .Paragraph(Own("text", name))
            .Fact(MailTexts.Get(message.Culture, "mail.event"), name)
            .Fact(MailTexts.Get(message.Culture, "mail.when"), MailDates.Days(message.Culture, certificate.From, certificate.To))
            .Fact(Own("hours"), certificate.Hours.ToString("0.##", CultureInfo.InvariantCulture))
            .Fact(Own("number"), certificate.Number)
            .Link(Own("verify"), CertificateLinks.For(site, secrets, certificate.Number))
            .Note(Own("note"))
            .Build(Own("subject", name), await files.PdfAsync(certificate.File, certificate.Number, cancellationToken));
    }
}

using Association.Application.Messages;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The ticket: QR code, calendar entry, and the receipt of what was paid.</summary>
internal sealed class RegistrationConfirmedComposer(Places places, MailWriter writer, TicketParts ticket, StoredAttachments files, TimeProvider clock)
    : PlaceComposer(places, writer)
{
    // A receipt that cannot be drawn must not keep the ticket back.
    private static readonly TimeSpan WaitForReceipt = TimeSpan.FromMinutes(5);

    public override string Template => MailTemplates.RegistrationConfirmed;

    protected override bool IsStillNeeded(Place place) => place.IsCertain;

    protected override async Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        List<MailAttachment> parts = [ticket.Code(place), ticket.Calendar(place, say.Culture)];
        if (await ReceiptAsync(place, say, cancellationToken) is { } receipt) parts.Add(receipt);

        body.Paragraph(say.Own("text", say.EventName)).Picture(TicketParts.CodeId, say.Text("mail.code"), say.Text("mail.code-caption"));
        say.Facts(body);
        if (place.Order is not null) body.Fact(say.Text("mail.paid"), place.Order.Total.ToString()).Fact(say.Text("mail.receipt"), place.Receipt?.Number);
        return body.Link(say.Text("mail.open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject, [.. parts]);
    }

    private async Task<MailAttachment?> ReceiptAsync(Place place, PlaceWords say, CancellationToken cancellationToken)
    {
        if (place.Receipt is not { } receipt) return null;
        if (receipt.File is { } file) return await files.PdfAsync(file, receipt.Number, cancellationToken);
        return clock.GetUtcNow() - say.Since > WaitForReceipt ? null : throw new MailNotReadyException("The receipt is being drawn.");
    }
}

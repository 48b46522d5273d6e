using Association.Application.Messages;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The ticket: QR code, calendar entry, and the receipt of what was paid.</summary>
internal sealed class RegistrationConfirmedComposer(Places places, MailWriter writer, TicketParts ticket, ReceiptPart receipts)
    : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationConfirmed;

    protected override bool IsStillNeeded(Place place) => place.IsCertain;

    protected override async Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        List<MailAttachment> parts = [ticket.Code(place), ticket.Calendar(place, say.Culture)];
        if (await receipts.OfAsync(place.Receipt, say.Since, cancellationToken) is { } receipt) parts.Add(receipt);

        if (place.Event.Mails.ConfirmationIn(say.Culture) is { } own) body.Paragraph(own.ReplaceLineEndings("\n"));
        body.Paragraph(say.Own("text", say.EventName)).Picture(TicketParts.CodeId, say.Text("mail.code"), say.Text("mail.code-caption"));
        if (place.PaidBy is { } payer) body.Paragraph(say.Text("mail.place-given.by", MailLayout.Inert(payer)));
        if (place.Sponsor is { } sponsor) body.Paragraph(say.Text("mail.fee-paid-by", MailLayout.Inert(sponsor)));
        if (place.AsksConsent) body.Paragraph(say.Text("mail.place-given.agree"));
        if (place.OwesAnswers) body.Paragraph(say.Text("mail.place-given.answer"));
        say.Facts(body);
        if (place.Receipt is not null) body.Fact(say.Text("mail.paid"), place.Order!.Total.ToString()).Fact(say.Text("mail.receipt"), place.Receipt.Number);
        return body.Link(say.Text("mail.open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject, [.. parts]);
    }
}

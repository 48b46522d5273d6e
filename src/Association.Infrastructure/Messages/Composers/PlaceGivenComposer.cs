using Association.Application.Messages;
using Association.Domain.Events;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A place that somebody else ordered: whose it is now reads what is held for them, and agrees or says no.</summary>
internal sealed class PlaceGivenComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.PlaceGiven;

    protected override bool IsStillNeeded(Place place) => place is { Registration.Status: RegistrationStatus.AwaitingPayment, Event.Status: EventStatus.Published };

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        body.Paragraph(place.PaidBy is { } payer ? say.Own("text-paid", say.EventName, MailLayout.Inert(payer)) : say.Own("text", say.EventName));
        if (place.AsksConsent) body.Paragraph(say.Own("agree"));
        if (place.OwesAnswers) body.Paragraph(say.Own("answer"));
        return Task.FromResult(say.Facts(body).Link(say.Own("open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject));
    }
}

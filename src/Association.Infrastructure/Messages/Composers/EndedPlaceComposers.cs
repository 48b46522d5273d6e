using Association.Application.Messages;
using Association.Domain.Events;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The place was given back, with the refund that is owed for it.</summary>
internal sealed class RegistrationCancelledComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationCancelled;

    protected override bool IsStillNeeded(Place place) => place.Registration.Status is RegistrationStatus.Cancelled;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        say.Facts(body.Paragraph(say.Own(place.Event.Status is EventStatus.Cancelled ? "event-text" : "text", say.EventName)));
        if (place.Refund is { } refund) body.Fact(say.Own("refund"), refund.ToString()).Paragraph(say.Own("refund-text"));
        return Task.FromResult(body.Link(say.Text("mail.open"), place.Link).Build(say.Subject));
    }
}

/// <summary>Nobody paid in time: the place is free again.</summary>
internal sealed class RegistrationExpiredComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationExpired;

    protected override bool IsStillNeeded(Place place) => place.Registration.Status is RegistrationStatus.Expired;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        say.Facts(body.Paragraph(say.Own("text", say.EventName)));
        return Task.FromResult(body.Paragraph(say.Own("how")).Link(say.Text("mail.open"), place.Link).Build(say.Subject));
    }
}

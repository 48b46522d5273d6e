using Association.Application.Messages;
using Association.Domain.Common;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A few days before: when, where, and the ticket once more.</summary>
internal sealed class EventReminderComposer(Places places, MailWriter writer, TicketParts ticket, TimeProvider clock) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.EventReminder;

    /// <summary>An event that was moved is reminded of on its new day; one that has begun needs no reminder.</summary>
    protected override bool IsStillNeeded(Place place)
    {
        var today = clock.Today();
        return place.IsCertain && today < place.Event.StartsOn && today >= place.Event.StartsOn.AddDays(-place.Event.Mails.ReminderDays);
    }

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        if (place.Event.Mails.ReminderIn(say.Culture) is { } own) body.Paragraph(own.ReplaceLineEndings("\n"));
        body.Paragraph(say.Own("text", say.EventName, MailDates.Day(say.Culture, place.Event.StartsOn)));
        say.Facts(body).Picture(TicketParts.CodeId, say.Text("mail.code"), say.Text("mail.code-caption"));
        return Task.FromResult(body.Link(say.Text("mail.open"), place.Link).Note(say.Own("cannot-come"))
            .Build(say.Subject, ticket.Code(place), ticket.Calendar(place, say.Culture)));
    }
}

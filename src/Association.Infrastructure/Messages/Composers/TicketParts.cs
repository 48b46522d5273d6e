using Association.Application.Calendars;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>What travels with a ticket: its QR code and the entry for the reader's calendar.</summary>
internal sealed class TicketParts(IQrCodes codes, SiteOptions site, TimeProvider clock)
{
    public const string CodeId = "ticket";

    public MailAttachment Code(Place place) => new("ticket.png", "image/png", codes.Png(place.Registration.TicketCode), CodeId);

    public MailAttachment Calendar(Place place, string culture) => Calendar(place.Event, null, place.Link, culture);

    /// <param name="event">With its sessions.</param>
    /// <param name="body">Who holds it.</param>
    /// <param name="cancelled">For this reader, even where the event goes on.</param>
    public MailAttachment Calendar(Event @event, Bilingual? body, Uri? link, string culture, bool cancelled = false)
    {
        var subject = CalendarSubject.Of(@event, body);
        return new($"{@event.Slug}.ics", CalendarFile.ContentType,
            CalendarFile.Of(CalendarEntries.Of(site, subject with { Cancelled = subject.Cancelled || cancelled }, culture, link), clock.GetUtcNow()));
    }
}

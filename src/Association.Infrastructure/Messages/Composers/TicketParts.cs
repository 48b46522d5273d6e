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

    /// <summary>An entry a day, under the same names as the event's page gives: a copy replaces, it does not add.</summary>
    public MailAttachment Calendar(Place place, string culture) =>
        Calendar(place.Event, place.Link, culture);

    /// <param name="event">With its sessions.</param>
    public MailAttachment Calendar(Event @event, Uri link, string culture) =>
        new($"{@event.Slug}.ics", CalendarFile.ContentType, CalendarFile.Of(Entries(@event, link, culture), clock.GetUtcNow()));

    private IEnumerable<CalendarEntry> Entries(Event @event, Uri link, string culture)
    {
        var where = string.Join(", ", new[] { @event.Venue, @event.VenueAddress }.OfType<Bilingual>().Select(t => t.In(culture)));
        var days = @event.Sessions.GroupBy(s => AssociationCalendar.DayOf(s.StartsAt)).OrderBy(day => day.Key).ToList();
        if (days.Count == 0)
            return [new(Uid(@event, @event.StartsOn), @event.Name.In(culture), default, default, where, null, link, (@event.StartsOn, @event.EndsOn))];

        return days.Select(day => new CalendarEntry(Uid(@event, day.Key), @event.Name.In(culture), day.Min(s => s.StartsAt), day.Max(s => s.EndsAt), where,
            string.Join("\n", day.OrderBy(s => s.StartsAt).Select(s => $"{MailDates.Time(s.StartsAt)} {s.Title.In(culture)}")), link));
    }

    private string Uid(Event @event, DateOnly day) => $"{@event.Id.Value:N}-{day:yyyyMMdd}@{site.BaseUrl.Host}";
}

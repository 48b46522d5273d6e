using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Calendars;

/// <summary>A meeting as calendar programs read it; it keeps its name when it goes to another day.</summary>
public static class CalendarEntries
{
    public static CalendarEntry Of(SiteOptions site, Event @event, EventSession session, Bilingual? body, string culture, bool cancelled = false) => new(
        UidOf(site, @event.Id.Value), @event.Name.In(culture), session.StartsAt, session.EndsAt, PlaceOf(culture, @event.Venue, @event.VenueAddress),
        string.Join(" · ", new[] { body, session.Speaker }.OfType<Bilingual>().Select(t => t.In(culture))), new(site.BaseUrl, $"/events/{@event.Slug}"), null, cancelled, @event.Version);

    public static CalendarEntry Of(SiteOptions site, CalendarItem item, string culture) => new(
        UidOf(site, item.Id), item.Name.In(culture), item.StartsAt ?? default, item.EndsAt ?? default, PlaceOf(culture, item.Venue), item.Body?.In(culture), new(site.BaseUrl, $"/events/{item.Slug}"),
        item.StartsAt is null ? (item.From, item.To) : null, false, item.Edition);

    private static string UidOf(SiteOptions site, Guid @event) => $"{@event:N}@{site.BaseUrl.Host}";

    private static string PlaceOf(string culture, params Bilingual?[] parts) => string.Join(", ", parts.OfType<Bilingual>().Select(t => t.In(culture)));
}

using System.Globalization;
using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Calendars;

/// <summary>
/// An event as calendar programs read it: one rule for mails, pages and feeds, so that any copy replaces any other and adds nothing.
/// An entry a day; the first bears the event's own name, a further day its number: an entry keeps its name when the event is moved.
/// </summary>
public static class CalendarEntries
{
    /// <param name="link">Where the entry leads; null for the event's page.</param>
    public static IEnumerable<CalendarEntry> Of(SiteOptions site, CalendarSubject subject, string culture, Uri? link = null)
    {
        var days = subject.Parts.OrderBy(p => p.StartsAt).GroupBy(p => AssociationCalendar.DayOf(p.StartsAt)).ToList();
        var whole = new CalendarEntry(UidOf(site, subject.Event, 0), subject.Name.In(culture), default, default, string.Join(", ", subject.Places.Select(p => p.In(culture))),
            subject.Body?.In(culture), link ?? new(site.BaseUrl, subject.Page), (subject.From, subject.To), subject.Cancelled, subject.Edition);
        if (days.Count == 0) return [whole];

        return days.Select((day, i) => whole with { Uid = UidOf(site, subject.Event, i), From = day.Min(p => p.StartsAt), To = day.Max(p => p.EndsAt), Day = null, Note = NoteOf(subject, [.. day], culture) });
    }

    private static string UidOf(SiteOptions site, Guid @event, int day) =>
        $"{@event:N}{(day == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{day + 1}"))}@{site.BaseUrl.Host}";

    /// <summary>Who holds it, then the programme of the day; a single part that is the event itself adds but its speaker.</summary>
    private static string NoteOf(CalendarSubject subject, List<CalendarPart> day, string culture)
    {
        IEnumerable<string?> lines = day is [{ Speaker: var speaker } only] && only.Title == subject.Name
            ? [subject.Body?.In(culture), speaker?.In(culture)]
            : day.Select(p => string.Join(" ", new[] { AssociationCalendar.LocalTime(p.StartsAt).ToString("HH:mm", CultureInfo.InvariantCulture), p.Title.In(culture), p.Speaker?.In(culture) }.OfType<string>())).Prepend(subject.Body?.In(culture));
        return string.Join("\n", lines.OfType<string>());
    }
}

/// <summary>What there is to say of an event in a calendar.</summary>
/// <param name="Places">Venue, then its address.</param>
/// <param name="Body">Who holds it.</param>
/// <param name="Page">Path of the page that shows it to those who may know of it.</param>
/// <param name="Edition">Grows with each change, so that calendars know which copy is the newer.</param>
public sealed record CalendarSubject(
    Guid Event, Bilingual Name, DateOnly From, DateOnly To, IReadOnlyList<CalendarPart> Parts, IReadOnlyList<Bilingual> Places, Bilingual? Body, string Page, bool Cancelled, int Edition)
{
    /// <param name="event">With its sessions.</param>
    public static CalendarSubject Of(Event @event, Bilingual? body) => new(
        @event.Id.Value, @event.Name, @event.StartsOn, @event.EndsOn, [.. @event.Sessions.Select(s => new CalendarPart(s.StartsAt, s.EndsAt, s.Title, s.Speaker))],
        [.. new[] { @event.Venue, @event.VenueAddress }.OfType<Bilingual>()], body, PageOf(@event), @event.Status is EventStatus.Cancelled, @event.Version);

    /// <summary>As the event's own page offers it.</summary>
    public static CalendarSubject Of(PublicEvent found) => new(
        found.Id, found.Name, found.StartsOn, found.EndsOn, [.. found.Sessions.Where(s => !s.Cancelled).Select(s => new CalendarPart(s.StartsAt, s.EndsAt, s.Title, s.Speaker))],
        [.. new[] { found.Venue, found.VenueAddress }.OfType<Bilingual>()], found.Organiser?.Name, $"/events/{found.Slug}", found.Status is EventStatus.Cancelled, found.Edition);

    /// <summary>The public page; of a body's own meeting the page of those who are asked, who may have to sign in first.</summary>
    public static string PageOf(Event @event) => @event.IsInternal ? "/my/meetings" : $"/events/{@event.Slug}";
}

/// <summary>A session.</summary>
public sealed record CalendarPart(DateTimeOffset StartsAt, DateTimeOffset EndsAt, Bilingual Title, Bilingual? Speaker);

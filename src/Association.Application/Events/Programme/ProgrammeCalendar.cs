using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events.Programme;

namespace Association.Application.Events.Programme;

/// <summary>Announced sessions as calendar programs read them; a newer version replaces the older copy.</summary>
public static class ProgrammeCalendar
{
    public static CalendarEntry EntryOf(SiteOptions site, string slug, Bilingual? venue, ReleasedSession session, int edition, string culture) => new(
        $"{session.Id:N}@{site.BaseUrl.Host}", session.Title.In(culture), session.StartsAt, session.EndsAt,
        string.Join(", ", new[] { session.Room, venue }.OfType<Bilingual>().Select(t => t.In(culture))),
        session.People.Count > 0 ? string.Join(", ", session.People.Select(p => p.Name.In(culture))) : session.Words?.In(culture),
        new Uri(site.BaseUrl, $"/events/{slug}/programme"), null, session.Cancelled, edition);
}

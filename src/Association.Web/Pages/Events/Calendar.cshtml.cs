using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Events;

/// <summary>An event for the reader's own calendar: an entry a day, from its first session to its last.</summary>
internal sealed class CalendarModel(IMediator mediator, Application.Common.SiteOptions site, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPublicEvent(slug), cancellationToken) is not { Status: not EventStatus.Cancelled } found) return NotFound();
        return File(CalendarFile.Of(Entries(found), clock.GetUtcNow()), CalendarFile.ContentType, $"{found.Slug}.ics");
    }

    private IEnumerable<CalendarEntry> Entries(PublicEvent found)
    {
        var place = string.Join(", ", new[] { found.Venue, found.VenueAddress }.OfType<Bilingual>().Select(t => t.Here()));
        var link = new Uri(site.BaseUrl, $"/events/{found.Slug}");
        var days = found.Sessions.GroupBy(s => AssociationCalendar.DayOf(s.StartsAt)).ToList();
        if (days.Count == 0)
            return [new(Uid(found, found.StartsOn), found.Name.Here(), default, default, place, null, link, (found.StartsOn, found.EndsOn))];

        return days.Select(day => new CalendarEntry(Uid(found, day.Key), found.Name.Here(), day.Min(s => s.StartsAt), day.Max(s => s.EndsAt), place,
            string.Join("\n", day.Select(s => $"{Show.Time(s.StartsAt)} {s.Title.Here()}")), link));
    }

    private string Uid(PublicEvent found, DateOnly day) => $"{found.Id:N}-{day:yyyyMMdd}@{site.BaseUrl.Host}";
}

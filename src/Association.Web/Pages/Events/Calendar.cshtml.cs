using System.Globalization;
using Association.Application.Calendars;
using Association.Application.Events;
using Association.Domain.Events;
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
        return File(CalendarFile.Of(CalendarEntries.Of(site, CalendarSubject.Of(found), CultureInfo.CurrentUICulture.Name), clock.GetUtcNow()), CalendarFile.ContentType, $"{found.Slug}.ics");
    }
}

using System.Globalization;
using Association.Application.Events;
using Association.Application.Events.Programme;
using Association.Domain.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Association.Web.Pages.Events;

/// <summary>The announced programme to print (pdf) and for calendars (ics), an entry a session.</summary>
internal sealed class ProgrammeFileModel(IMediator mediator, Application.Common.SiteOptions site, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, string kind, CancellationToken cancellationToken) => kind switch
    {
        "pdf" => await mediator.Send(new PrintProgramme(slug, CultureInfo.CurrentUICulture.Name), cancellationToken) is { } file ? File(file.Content, file.ContentType, $"{slug}-programme.pdf") : NotFound(),
        "ics" => await mediator.Send(new GetPublicProgramme(slug), cancellationToken) is { Status: not EventStatus.Cancelled } found
            ? File(CalendarFile.Of(found.Sessions.Select(s => ProgrammeCalendar.EntryOf(site, found.Slug, found.Venue, s.Session, found.Number ?? 0, CultureInfo.CurrentUICulture.Name)), clock.GetUtcNow()),
                CalendarFile.ContentType, $"{slug}-programme.ics")
            : NotFound(),
        _ => NotFound(),
    };
}

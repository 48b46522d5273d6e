using Association.Application.Calendars;
using Association.Application.Events;
using Association.Application.Events.Programme;
using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Association.Domain.Common;
using Association.Web.Security;
using Association.Web.SignIn;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Association.Web.Pages.Calendar;

/// <summary>
/// What a calendar program reads: no cookie, the key in the address says whose it is. The owner's rights are those of this moment;
/// an address of a body for which the owner acts no more does not exist.
/// </summary>
[EnableRateLimiting(RateLimits.Feed)]
internal sealed class FeedModel(IMediator mediator, CurrentUserLoader loader, Application.Common.SiteOptions site, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindFeed(key), cancellationToken) is not { } feed) return NotFound();
        if (await loader.ReadAsync(feed.Owner, null, cancellationToken) is not { } owner) return NotFound();
        // A calendar program cannot give a second factor: its owner gave one where a role asked for it, and must still have it.
        loader.SignIn(owner, owner.SecondFactor);
        Id<Body>? body = feed.Body is { } id ? new(id) : null;
        if (feed.Scope is CalendarScope.Agenda) return await AgendaAsync(owner.Culture ?? "zh-CN", cancellationToken);
        if (await mediator.Send(new ReadFeed(feed.Scope, body), cancellationToken) is not { } span) return NotFound();
        var found = await mediator.Send(new ReadCalendar(feed.Scope, span.From, span.To, body), cancellationToken);
        var culture = owner.Culture ?? "zh-CN";
        return File(CalendarFile.Of(found.Items.SelectMany(item => CalendarEntries.Of(site, item.Subject, culture)), clock.GetUtcNow()), CalendarFile.ContentType);
    }

    private async Task<IActionResult> AgendaAsync(string culture, CancellationToken cancellationToken)
    {
        var agenda = await mediator.Send(new GetMyAgenda(), cancellationToken);
        return File(CalendarFile.Of(agenda.SelectMany(e => e.Lines.Select(l => ProgrammeCalendar.EntryOf(site, e.Slug, e.Venue, l.Session, e.Edition, culture))), clock.GetUtcNow()), CalendarFile.ContentType);
    }
}

using Association.Application.Bodies.Desk;
using Association.Application.Calendars;
using Association.Domain.Bodies;
using Association.Domain.Calendars;
using Association.Domain.Common;
using Association.Web.Localization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Association.Web.Pages.Calendar;

/// <summary>One's secret addresses for calendar programs: made here, told once, revoked here.</summary>
[Authorize]
internal sealed class FeedsModel(IMediator mediator, IStringLocalizer<Texts> texts, Application.Common.SiteOptions site) : PageModel
{
    /// <summary>A scope, or the id of a body.</summary>
    [BindProperty(SupportsGet = true)] public string? Shows { get; set; }

    public string? Made { get; private set; }
    public IReadOnlyList<FeedLine> Feeds { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Offered { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>The address is in this answer and nowhere else, so there is no redirect.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = Guid.TryParse(Shows, out var body) ? new MakeFeed(CalendarScope.Body, new Id<Body>(body))
            : new MakeFeed(Enum.TryParse<CalendarScope>(Shows, out var scope) ? scope : CalendarScope.Mine);
        var result = await mediator.Send(command, cancellationToken);
        if (ModelState.Accepted(result, "")) Made = new Uri(site.BaseUrl, $"/calendar/feed/{result.Value}.ics").ToString();
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid feed, CancellationToken cancellationToken)
    {
        if (ModelState.Accepted(await mediator.Send(new RevokeFeed(new Id<CalendarFeed>(feed)), cancellationToken), "")) this.Done(texts["calendar.feed-revoked"]);
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Feeds = await mediator.Send(new ListMyFeeds(), cancellationToken);
        var desks = await mediator.Send(new ListMyDesks(), cancellationToken);
        Offered = [new(Show.Choice(CalendarScope.Mine), $"{CalendarScope.Mine}"), new(Show.Choice(CalendarScope.Agenda), $"{CalendarScope.Agenda}"), .. desks.Select(d => new SelectListItem(d.Name.Here(), $"{d.Id}")), new(Show.Choice(CalendarScope.Association), $"{CalendarScope.Association}")];
    }
}

using Association.Application.Common;
using Association.Application.Events;
using Association.Domain.Events;
using Association.Web.Rendering;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Association.Web.Pages.Events;

[OutputCache(PolicyName = PublicPageCache.Policy)]
internal sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 24;
    private const int MaxSearch = 100;

    [BindProperty(SupportsGet = true)] public string? Tab { get; set; }
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public EventClass? Class { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public EventPeriod Period => Tab == "past" ? EventPeriod.Past : EventPeriod.Upcoming;
    public bool Asked => !string.IsNullOrWhiteSpace(Q) || Class is not null;
    public Page<PublicEventLine> Events { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Events = await mediator.Send(new ListPublicEvents(Period, Q?[..Math.Min(Q.Length, MaxSearch)], Class, After, PageSize), cancellationToken);
}
